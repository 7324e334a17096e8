import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { isObject } from '../../shared/util/isObject';

/**
 * An object as Real-Debrid sends it. It answers 200 with `{}`, `[]` or nothing now and then (plex_debrid issue 112),
 * which says nothing about the account.
 *
 * @param what for the error: "the account"
 * @param keys fields that always hold a text or a number
 * @throws ServiceError for anything else
 */
export function objectIn(body: unknown, what: string, ...keys: string[]): IDataObject {
	if (isObject(body) && keys.every((key) => asText(body[key]) !== '')) return body;
	throw emptyAnswer(what);
}

/**
 * Names to objects. PHP sends `[]` for a map without entries.
 *
 * @param empty what an account without any gets: "{}" is one of the empty answers where only "[]" is known
 * @throws ServiceError for anything else
 */
export function mapIn(body: unknown, what: string, ...empty: Array<'[]' | '{}'>): Array<[string, IDataObject]> {
	if (empty.includes('[]') && Array.isArray(body) && body.length === 0) return [];
	const entries = Object.entries(objectIn(body, what) as Record<string, IDataObject>);
	if (entries.every(([, value]) => isObject(value)) && (entries.length > 0 || empty.includes('{}'))) return entries;
	throw emptyAnswer(what);
}

/**
 * Objects of a list that is never empty.
 *
 * @param keys fields of each that always hold a text or a number
 * @throws ServiceError for anything else
 */
export function rowsIn(body: unknown, what: string, ...keys: string[]): IDataObject[] {
	if (Array.isArray(body) && body.length > 0) return body.map((row) => objectIn(row, what, ...keys));
	throw emptyAnswer(what);
}

/**
 * Texts of a list.
 *
 * @param mayBeEmpty whether there can be none
 * @throws ServiceError for anything else
 */
export function textsIn(body: unknown, what: string, mayBeEmpty = false): string[] {
	const isList = Array.isArray(body) && (mayBeEmpty || body.length > 0);
	if (isList && body.every((one): one is string => typeof one === 'string' && one !== '')) return body;
	throw emptyAnswer(what);
}

/** A number, or one as text. @throws ServiceError for anything else */
export function numberIn(value: unknown, what: string): number {
	const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()));
	if (isNumber && Number.isFinite(Number(value))) return Number(value);
	throw emptyAnswer(what);
}

/** @param what was asked for */
export const emptyAnswer = (what: string): ServiceError =>
	new ServiceError({
		service: 'Real-Debrid',
		code: 'emptyAnswer',
		message: `Real-Debrid answered without ${what}`,
		description: 'It sends empty answers now and then, which mean nothing. Run the workflow again in a minute.',
	});
