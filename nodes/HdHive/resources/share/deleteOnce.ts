import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import type { HdHiveClient } from '../../client/client';

/**
 * Deletes a share, which costs a point: after a lost answer it looks whether the share is gone and
 * does not ask again.
 *
 * @throws ServiceError when HDHive refused, or when nobody knows
 */
export async function deleteOnce(client: HdHiveClient, slug: string, path: string): Promise<IDataObject> {
	const answer = await client.attempt({ method: 'DELETE', path, retry: 'never' });
	if (!(answer instanceof ServiceError)) return { slug, deleted: true, pointsSpent: 1 };
	if (!answer.outcomeUnknown) throw answer;
	const look = await client.attempt({ method: 'GET', path });
	if (look instanceof ServiceError && look.status === 404) return { slug, deleted: true, pointsSpent: 1 };
	throw answer;
}
