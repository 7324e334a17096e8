import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';

/**
 * An object as Real-Debrid sends it. It answers 200 with `{}`, `[]` or nothing now and then (plex_debrid issue 112),
 * which says nothing about the account.
 *
 * @param what for the error: "the account"
 * @param keys fields that are always there
 * @throws ServiceError for anything else
 */
export function objectIn(body: unknown, what: string, ...keys: string[]): IDataObject {
	if (isObject(body) && keys.every((key) => body[key] !== undefined && body[key] !== null)) return body;
	throw emptyAnswer(what);
}

/** Any object with something in it, for answers whose fields nothing is known about. @throws ServiceError */
export function filledObjectIn(body: unknown, what: string): IDataObject {
	const object = objectIn(body, what);
	if (Object.keys(object).length === 0) throw emptyAnswer(what);
	return object;
}

/**
 * Names to objects. PHP sends `[]` for a map without entries.
 *
 * @param mayBeEmpty whether an account can have none
 * @throws ServiceError for anything else
 */
export function mapIn(body: unknown, what: string, mayBeEmpty: boolean): Array<[string, IDataObject]> {
	const none = Array.isArray(body) && body.length === 0;
	const entries = none ? [] : Object.entries(objectIn(body, what) as Record<string, IDataObject>);
	if (entries.every(([, value]) => isObject(value)) && (mayBeEmpty || entries.length > 0)) return entries;
	throw emptyAnswer(what);
}

/** Objects of a list that is never empty. @throws ServiceError for anything else */
export function rowsIn(body: unknown, what: string): IDataObject[] {
	if (Array.isArray(body) && body.length > 0 && body.every(isObject)) return body;
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

const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param what was asked for */
export const emptyAnswer = (what: string): ServiceError =>
	new ServiceError({
		service: 'Real-Debrid',
		code: 'emptyAnswer',
		message: `Real-Debrid answered without ${what}`,
		description: 'It sends empty answers now and then, which mean nothing. Run the workflow again in a minute.',
	});
