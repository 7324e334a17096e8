import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { isObject } from '../../shared/util/isObject';

/** The shapes of HDHive's answers, checked where they come in: a wrong one is a failure in words, not an empty answer. */

/** An object as HDHive sends it; nothing for anything else. */
export const asObject = (data: unknown): IDataObject => (isObject(data) ? data : {});

/**
 * @param keys fields of which at least one holds a text, a number or a boolean; any field will do when none is named
 * @throws ServiceError for anything but an object with one of them
 */
export function objectIn(data: unknown, ...keys: string[]): IDataObject {
	if (isObject(data) && (keys.length === 0 ? Object.keys(data) : keys).some((key) => asText(data[key]) !== '')) return data;
	throw unreadable();
}

/** The same for the answer to a write, which has probably been carried out. */
export function writtenIn(data: unknown, ...keys: string[]): IDataObject {
	try {
		return objectIn(data, ...keys);
	} catch {
		throw unreadable('It says success, so look at HDHive before you run the workflow again.');
	}
}

/**
 * @param key a field of which each entry holds a text or a number
 * @throws ServiceError for anything but a list of such objects
 */
export function listIn(data: unknown, key?: string): IDataObject[] {
	if (Array.isArray(data) && data.every((entry) => isObject(entry) && (key === undefined || asText(entry[key]) !== '')))
		return data as IDataObject[];
	throw unreadable();
}

/** A list that comes in one piece, with its count beside it. @throws ServiceError for one with fewer entries than that */
export function wholeListIn({ data, meta }: { data: unknown; meta: IDataObject }, key: string): IDataObject[] {
	const entries = listIn(data, key);
	if (entries.length >= (countIn(meta.total) ?? 0)) return entries;
	throw unreadable();
}

/** A count that HDHive may leave open. @throws ServiceError for anything but a number, or one as text, or nothing */
export function countIn(value: unknown): number | null {
	if (value === undefined || value === null) return null;
	const text = asText(value).trim();
	if (typeof value !== 'boolean' && text !== '' && Number.isFinite(Number(text))) return Number(text);
	throw unreadable();
}

const LATER = 'It says success, but its data has another form than the documented one. Run the workflow again later.';

export const unreadable = (description = LATER): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		code: 'UNREADABLE',
		message: 'HDHive sent an answer that cannot be read',
		description,
		outcomeUnknown: description !== LATER,
	});
