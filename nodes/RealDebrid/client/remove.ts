import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { RealDebridApi } from './api';
import { CODE } from './codes';
import { hasCode, outcomeOf } from './outcome';

/**
 * Deletes an entry. One that is not there any more counts as deleted: Real-Debrid now and then answers
 * "unknown" to a deletion that it has carried out, and so does the repetition of one whose answer was lost.
 */
export async function remove(api: RealDebridApi, path: string, id: string): Promise<IDataObject> {
	const result = await outcomeOf(api.client.request({ method: 'DELETE', path, retry: 'idempotent' }));
	if (!(result instanceof ServiceError)) return { id, deleted: true };
	if (hasCode(result, CODE.notFound)) return { id, deleted: true, wasGone: true };
	throw result;
}
