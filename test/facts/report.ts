/** What a run of the facts says: a table for people, a JSON of shapes to attach to a bug report. */
import type { Fact } from './fact';
import type { Exchange } from './server';
import { shapeOf } from './shape';
import type { Outcome } from './runFact';

export interface Line {
	fact: Fact;
	outcome: Outcome;
}

/** One line per fact: holds, differs, not tried and why; then the counts. */
export function table(lines: Line[]): string {
	const rows = lines.map(
		({ fact, outcome: { result, why } }) => `${result.padEnd(9)}  ${fact.says}${why === '' ? '' : `\n${' '.repeat(11)}${why}`}`,
	);
	const count = (result: Outcome['result']) => lines.filter(({ outcome }) => outcome.result === result).length;
	return [...rows, '', `${count('holds')} hold, ${count('differs')} differ, ${count('not tried')} not tried`].join('\n');
}

/** Names of fields and headers, types and statuses; of an address only the words that the fact itself has. */
export function report(service: string, variant: string, lines: Line[]): object {
	return {
		service,
		variant,
		facts: lines.map(({ fact, outcome: { result, why, exchanges } }) => ({
			fact: fact.says,
			source: fact.source,
			result,
			...(why === '' ? {} : { why }),
			exchanges: exchanges.map((exchange) => shownExchange(exchange, String(fact.check))),
		})),
	};
}

function shownExchange({ method, path, query, answer }: Exchange, code: string): object {
	return {
		request: `${method} ${shownPath(path, code)}${query.length === 0 ? '' : `?${query.filter((name) => code.includes(name)).join('&')}`}`,
		status: answer.status,
		headers: Object.keys(answer.headers)
			.filter((name) => /^[a-z][a-z0-9-]{1,40}$/.test(name))
			.sort(),
		body: typeof answer.body === 'string' ? (answer.body === '' ? 'nothing' : 'text') : shapeOf(answer.body),
	};
}

/** A part of a path that does not stand in the fact's code is a value: an id, a user's or a list's name. */
const shownPath = (path: string, code: string): string =>
	(path.split('?')[0] ?? '')
		.split('/')
		.map((part) => (part === '' || (/^[a-z][A-Za-z0-9_-]*$/.test(part) && new RegExp(`/${part}(?![A-Za-z0-9_])`).test(code)) ? part : '…'))
		.join('/');
