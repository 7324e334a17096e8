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
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	if (isObject && keys.every((key) => (body as IDataObject)[key] !== undefined)) return body as IDataObject;
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
