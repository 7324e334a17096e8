import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';

/** The shapes of HDHive's answers, checked where they come in: a wrong one is a failure in words, not an empty answer. */

export const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object as HDHive sends it; nothing for anything else. */
export const asObject = (data: unknown): IDataObject => (isObject(data) ? data : {});

/**
 * @param keys fields of which at least one is always there; any field will do when none is named
 * @throws ServiceError for anything but an object with one of them
 */
export function objectIn(data: unknown, ...keys: string[]): IDataObject {
	const fields = Object.keys(asObject(data));
	if (isObject(data) && (keys.length === 0 ? fields.length > 0 : keys.some((key) => fields.includes(key)))) return data;
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

/** @throws ServiceError for anything but a list of objects */
export function listIn(data: unknown): IDataObject[] {
	if (Array.isArray(data) && data.every(isObject)) return data;
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
