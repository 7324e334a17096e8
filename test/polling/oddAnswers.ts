import type { Bend, ProxyAnswer } from './bendingProxy';

/** Headers with which services say how many entries there are. */
const COUNTS = /^x-(?:total-count|pagination-|tmdb-total)/;

const uncounted = (answer: ProxyAnswer): ProxyAnswer => ({
	...answer,
	headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !COUNTS.test(name))),
});

const body =
	(text: string, status = 200): Bend =>
	(answer) => ({ ...uncounted(answer), status, body: text });

/** Each value of another type than it has. */
export function ofAnotherType(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ofAnotherType);
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'object' ? 'text' : ofAnotherType(one)]));
	}
	return typeof value === 'string' ? {} : 'text';
}

/** What services and what stands before them have sent with a 200 or 204. */
export const ODD_ANSWERS: Readonly<Record<string, Bend>> = {
	nothing: body(''),
	'{}': body('{}'),
	'[]': body('[]'),
	null: body('null'),
	'a number': body('1'),
	'204': body('', 204),
	'204 with a count': (answer) => ({ ...answer, status: 204, headers: { ...answer.headers, 'x-total-count': '3' }, body: '' }),
	'a count without rows': (answer) => ({ ...answer, headers: { ...answer.headers, 'x-total-count': '3' }, body: '[]' }),
	HTML: (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/html' }, body: '<!DOCTYPE html><p>Just a moment' }),
	'half an answer': (answer) => ({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }),
	'half of its rows': (answer) => {
		const value = JSON.parse(answer.body || 'null') as unknown;
		return Array.isArray(value) ? { ...answer, body: JSON.stringify(value.slice(0, Math.floor(value.length / 2))) } : answer;
	},
	'[null]': body('[null]'),
	'[{}]': body('[{}]'),
	'[1,"a",[]]': body('[1,"a",[]]'),
	'{"error":null}': body('{"error":null}'),
	'wrong types': (answer) => ({ ...answer, body: answer.body === '' ? '' : JSON.stringify(ofAnotherType(JSON.parse(answer.body))) }),
};
