/** What a fact asserts with. Messages tell shapes and the fact's own values, never a value of the account. */
import { isDeepStrictEqual } from 'node:util';
import { shapeOf } from './shape';
import type { Answer } from './server';

/** The fact does not hold here. */
export class Differs extends Error {}

/** The fact could not be tried here, and why. */
export class NotTried extends Error {}

export function status(answer: Answer, ...wanted: number[]): void {
	const { status: got } = answer;
	if (!wanted.includes(got)) throw new Differs(`status ${got} in place of ${wanted.join(' or ')}`);
}

/** `wanted` has to be the fact's own constant: it may be shown. */
export function equal(what: string, actual: unknown, wanted: unknown): void {
	if (isDeepStrictEqual(plain(actual), wanted)) return;
	throw new Differs(`${what}: ${JSON.stringify(shapeOf(actual))} in place of ${JSON.stringify(wanted)}`);
}

/** For what is not to be shown, such as two answers of the server that have to agree. */
export function holds(what: string, truth: boolean): void {
	if (!truth) throw new Differs(what);
}

export type TypeName = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null' | 'absent';

export function typeOf(value: unknown): TypeName {
	if (value === null) return 'null';
	if (value === undefined) return 'absent';
	return Array.isArray(value) ? 'array' : (typeof value as TypeName);
}

/** Every named field of `object` has one of the types: `fields('film', film, { id: 'number', imdb: ['string', 'null'] })`. */
export function fields(what: string, object: any, wanted: Record<string, TypeName | readonly TypeName[]>): void {
	if (typeOf(object) !== 'object') throw new Differs(`${what}: ${typeOf(object)} in place of object`);
	for (const [name, types] of Object.entries(wanted)) {
		const got = typeOf(object[name]);
		if (![types].flat().includes(got)) throw new Differs(`${what}.${name}: ${got} in place of ${[types].flat().join(' or ')}`);
	}
}

/** Without the proxies that watch which fields a fact reads. */
const plain = (value: unknown): unknown =>
	value !== null && typeof value === 'object' ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
