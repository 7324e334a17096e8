import { fork } from 'node:child_process';
import { mapLimited } from '../../nodes/shared/http/paginate';
import { runTimeFaster } from '../fastTime';
import { nameOf, type FaultAdapter } from '../faults/adapter';
import { Driver } from '../faults/driver';
import { loadAdapters } from '../faults/run';
import { MODES, POSITIONS } from './attempt';
import { know } from './known';
import { casesOf, tryCase, type RetryOutcome } from './retry';

/** Cases under way at once: most of them wait. */
const AT_ONCE = 8;

/** Retry delays and pauses run this much faster than they would. */
const SPEED = 40;

export interface RetryRow {
	service: string;
	/** Operations that write. */
	operations: number;
	/** Operations that ask or write nothing. */
	silent: string[];
	/** Operations that write, of which no field can make one item bad: a refusal by the service does. */
	fieldless: string[];
	untried: string[];
	outcomes: RetryOutcome[];
}

/** Every writing operation of one node, in every mode, with a bad item in every place. */
export async function tryNode(adapter: FaultAdapter, only = ''): Promise<RetryRow> {
	const driver = await Driver.create(adapter);
	const chosen = adapter.operations.filter((one) => `${adapter.folder} ${nameOf(one)}`.includes(only));
	const known = await mapLimited(chosen, AT_ONCE, async (one) => ({ name: nameOf(one), found: await know(driver, one) }));
	const writing = known.flatMap(({ found }) => (typeof found === 'object' ? [found] : []));
	const cases = writing.flatMap((found) => casesOf(driver, found).map((one) => ({ found, one })));
	const outcomes = await mapLimited(cases, AT_ONCE, async ({ found, one }) => await tryCase(driver, found, one));
	await driver.close();
	const without = writing.filter(({ operation }) => !outcomes.some((one) => one.operation === operation));
	return {
		service: adapter.folder,
		operations: writing.length,
		silent: known.flatMap(({ name, found }) => (found === undefined ? [name] : [])),
		fieldless: writing.filter(({ bad }) => bad === undefined).map(({ operation }) => nameOf(operation)),
		untried: [
			...known.flatMap(({ name, found }) => (typeof found === 'string' ? [`${name}: ${found}`] : [])),
			...without.map(({ operation }) => `${nameOf(operation)}: there is no way to make one item bad`),
		],
		outcomes,
	};
}

const HEAD = ['node', 'operations that write', 'cases', 'mode', ...POSITIONS.map((position) => `${position} item bad`), 'wrong'];

/** A line per node and mode: writes, and behind "of" those that the good items need. */
export function retryTable(rows: RetryRow[]): string {
	const all = {
		service: 'all',
		operations: rows.reduce((sum, { operations }) => sum + operations, 0),
		outcomes: rows.flatMap(({ outcomes }) => outcomes),
	};
	const lines = [...rows, all].flatMap(({ service, operations, outcomes }) =>
		Object.keys(MODES).map((mode) => {
			const cases = outcomes.filter((one) => one.mode === mode);
			const wrong = cases.filter(({ problem }) => problem !== undefined).length;
			const cells = POSITIONS.map((position) => cell(cases.filter((one) => one.position === position)));
			return [service, operations, cases.length, mode, ...cells, wrong];
		}),
	);
	return [HEAD, HEAD.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cell(outcomes: RetryOutcome[]): string {
	const sum = (of: (outcome: RetryOutcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
	return `${sum(({ writes }) => writes)} of ${sum(({ expected }) => expected)}`;
}

/** What the table leaves out, by name. */
export const leftOut = (rows: RetryRow[]): string[] =>
	rows.flatMap(({ service, silent, fieldless }) => [
		...(fieldless.length === 0 ? [] : [`${service}, bad by a refusal of the service only: ${fieldless.join(', ')}`]),
		`${service}, ${silent.length} operations that write nothing: ${silent.join(', ')}`,
	]);

export const retryProblems = (rows: RetryRow[]): string[] =>
	rows.flatMap(({ service, untried, outcomes }) => [
		...untried.map((text) => `${service} cannot be tried: ${text}`),
		...outcomes.flatMap(({ operation, cause, mode, position, problem }) =>
			problem === undefined ? [] : [`${service} ${nameOf(operation)}, ${mode}, ${position} item bad by ${cause}: ${problem}`],
		),
	]);

/** In a process of its own: two at a time use two cores. */
async function inChild(folder: string, only: string): Promise<RetryRow> {
	return await new Promise((resolve, reject) => {
		const child = fork(__filename, ['--child', folder, only]);
		child.on('message', (row) => resolve(row as RetryRow));
		child.on('exit', (code) => reject(new Error(`Trying ${folder} ended with code ${code}`)));
	});
}

async function child([folder = '', only = '']: string[]): Promise<void> {
	runTimeFaster(SPEED);
	process.once('disconnect', () => process.exit(1));
	const adapter = loadAdapters().find((one) => one.folder === folder);
	if (adapter === undefined) throw new Error(`There is no adapter for ${folder}`);
	const row = await tryNode(adapter, only);
	process.send?.(row, () => process.exit(0));
}

/** Argument: part of "Trakt history.add", to try less than all. */
async function main([only = '']: string[]): Promise<void> {
	const startedAt = Date.now();
	const folders = loadAdapters()
		.filter(({ folder, operations }) => operations.some((one) => `${folder} ${nameOf(one)}`.includes(only)))
		.sort((one, other) => other.operations.length - one.operations.length);
	const rows = await mapLimited(folders, 2, async ({ folder }) => {
		const row = await inChild(folder, only);
		console.log(`${folder}: ${row.outcomes.length} cases tried after ${Math.round((Date.now() - startedAt) / 1000)} s`);
		return row;
	});
	const problems = retryProblems(rows);
	console.log(
		`\nRetry on Fail, three items, one of them bad: writes, of those that a run of the good items alone makes\n\n${retryTable(rows)}\n`,
	);
	for (const line of leftOut(rows)) console.log(`${line}\n`);
	for (const line of problems) console.log(line.slice(0, 1_000));
	process.exit(problems.length === 0 && rows.length > 0 ? 0 : 1);
}

if (require.main === module) {
	const [first = '', ...rest] = process.argv.slice(2);
	void (first === '--child' ? child(rest) : main(process.argv.slice(2)));
}
