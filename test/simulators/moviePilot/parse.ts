import type { FastifyRequest } from 'fastify';
import { Unprocessable, type Issue } from './answers';

/** The kinds of field that MoviePilot's models have. */
export type Kind = 'text' | 'int' | 'float' | 'bool' | 'list' | 'object' | 'any';

export type Model = Record<string, Kind>;

type Values = Record<string, unknown>;

/** What stands in for a body that is not JSON. */
export const MALFORMED = Symbol('malformed JSON');

/**
 * Reads a body as pydantic does: unknown fields are dropped, numbers in text become numbers, a
 * number where text belongs is refused. Returns only what the client has set.
 */
export function readBody(request: FastifyRequest, model: Model, required: string[] = []): Values {
	const body: unknown = request.body;
	if (body === (MALFORMED as unknown)) {
		throw new Unprocessable([{ loc: ['body', 1], msg: 'JSON decode error', type: 'json_invalid' }]);
	}
	if (body === undefined || body === null) throw new Unprocessable([missing(['body'])]);
	if (typeof body !== 'object' || Array.isArray(body)) {
		const msg = 'Input should be a valid dictionary or object to extract fields from';
		throw new Unprocessable([{ loc: ['body'], msg, type: 'model_attributes_type', input: body }]);
	}
	const issues: Issue[] = [];
	const values: Values = {};
	for (const [name, given] of Object.entries(body)) {
		const kind = model[name];
		if (kind !== undefined) values[name] = convert(given, kind, ['body', name], issues);
	}
	for (const name of required) {
		if ((values[name] ?? null) === null) issues.push(missing(['body', name]));
	}
	if (issues.length > 0) throw new Unprocessable(issues);
	return values;
}

/** A number from the path or the query; null where an optional one is absent. */
export function readInt(place: 'path' | 'query', name: string, value: string | undefined): number | null {
	if (value === undefined) return null;
	const issues: Issue[] = [];
	const number = convert(value, 'int', [place, name], issues);
	if (issues.length > 0) throw new Unprocessable(issues);
	return number as number;
}

/** The number at the end of a path. */
export function pathInt(request: FastifyRequest, name: string): number {
	return readInt('path', name, (request.params as Record<string, string>)[name]) as number;
}

/** A number of the query with its default. */
export function queryInt(request: FastifyRequest, name: string): number | null;
export function queryInt(request: FastifyRequest, name: string, fallback: number): number;
export function queryInt(request: FastifyRequest, name: string, fallback?: number): number | null {
	return readInt('query', name, queryText(request, name) ?? undefined) ?? fallback ?? null;
}

/** A text of the query, or null. */
export function queryText(request: FastifyRequest, name: string): string | null {
	const value = (request.query as Record<string, string | string[] | undefined>)[name];
	return (Array.isArray(value) ? value[value.length - 1] : value) ?? null;
}

/** A text of the query that must be there. */
export function requiredText(request: FastifyRequest, name: string): string {
	const value = queryText(request, name);
	if (value === null) throw new Unprocessable([missing(['query', name])]);
	return value;
}

function missing(loc: Issue['loc']): Issue {
	return { type: 'missing', loc, msg: 'Field required', input: null };
}

const EXPECTED: Record<Exclude<Kind, 'any'>, { type: string; msg: string }> = {
	text: { type: 'string_type', msg: 'Input should be a valid string' },
	int: { type: 'int_type', msg: 'Input should be a valid integer' },
	float: { type: 'float_type', msg: 'Input should be a valid number' },
	bool: { type: 'bool_type', msg: 'Input should be a valid boolean' },
	list: { type: 'list_type', msg: 'Input should be a valid list' },
	object: { type: 'dict_type', msg: 'Input should be a valid dictionary' },
};

function convert(input: unknown, kind: Kind, loc: Issue['loc'], issues: Issue[]): unknown {
	if (input === null || kind === 'any') return input;
	const fits = {
		text: typeof input === 'string',
		int: Number.isInteger(input),
		float: typeof input === 'number',
		bool: typeof input === 'boolean',
		list: Array.isArray(input),
		object: typeof input === 'object' && !Array.isArray(input),
	}[kind];
	if (fits) return input;
	if ((kind === 'int' || kind === 'float') && typeof input === 'string') {
		const pattern = kind === 'int' ? /^\s*[+-]?\d+\s*$/ : /^\s*[+-]?\d+(\.\d+)?\s*$/;
		if (pattern.test(input)) return Number(input);
		const what = kind === 'int' ? 'integer' : 'number';
		const msg = `Input should be a valid ${what}, unable to parse string as ${kind === 'int' ? 'an integer' : 'a number'}`;
		issues.push({ type: `${kind}_parsing`, loc, msg, input });
		return null;
	}
	if (kind === 'int' && typeof input === 'number') {
		const msg = 'Input should be a valid integer, got a number with a fractional part';
		issues.push({ type: 'int_from_float', loc, msg, input });
		return null;
	}
	if (kind === 'int' && typeof input === 'boolean') return Number(input);
	if (kind === 'bool' && (input === 'true' || input === 'false')) return input === 'true';
	if (kind === 'bool' && (input === 1 || input === 0)) return input === 1;
	issues.push({ ...EXPECTED[kind], loc, input });
	return null;
}
