import type { Outcome, Problem } from './matrix';

/** All cases of one node. */
export interface Row {
	service: string;
	operations: number;
	/** Operations that could not be tried, and why. */
	untried: string[];
	outcomes: Outcome[];
}

const PROBLEMS: Problem[] = ['wrong write', 'wrong answer', 'unclear message', 'secret shown'];
const HEAD = ['service', 'operations', 'tried', 'survived', 'failed and said so', '(of these midway)', ...PROBLEMS];

export const count = ({ outcomes }: Pick<Row, 'outcomes'>, kind: Problem): number =>
	outcomes.filter(({ problems }) => problems.some((problem) => problem.kind === kind)).length;

/** One line per node and one for all, as a Markdown table. */
export function table(rows: Row[]): string {
	const all: Row = {
		service: 'all',
		operations: rows.reduce((sum, row) => sum + row.operations, 0),
		untried: [],
		outcomes: rows.flatMap(({ outcomes }) => outcomes),
	};
	const lines = [...rows, all].map((row) => {
		const ended = (how: Outcome['ended']) => row.outcomes.filter((one) => one.ended === how);
		const midway = ended('failed').filter((one) => one.midway).length;
		const counts = [row.operations, row.outcomes.length, ended('survived').length, ended('failed').length, midway];
		return [row.service, ...counts, ...PROBLEMS.map((kind) => count(row, kind))];
	});
	const cells = [HEAD, HEAD.map(() => '---'), ...lines];
	return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** What has to be put right; one line for all faults that have the same consequence. */
export function problemLines(rows: Row[]): string[] {
	const faults = new Map<string, string[]>();
	for (const { service, outcomes } of rows) {
		for (const { operation, fault, problems } of outcomes) {
			for (const { kind, text } of problems) {
				const line = `${service} ${operation}: ${kind}: ${text}`;
				faults.set(line, [...(faults.get(line) ?? []), fault]);
			}
		}
	}
	const untried = rows.flatMap((row) => row.untried.map((text) => `${row.service} ${text}`));
	return [...untried, ...[...faults].map(([line, by]) => `${line} (${by.join('; ')})`)].sort();
}
