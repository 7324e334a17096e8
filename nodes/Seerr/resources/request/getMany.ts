import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { PAGE_SIZE, SEERR_API } from '../../client/policy';
import { readAll } from '../../client/state';
import { manyFields, options } from '../../../shared/node/fields';

export const getManyRequests = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many requests',
	description: 'List requests, the newest first, with their TMDB number, status and who asked',
	properties: [
		...manyFields,
		options(
			'Status',
			'filter',
			[
				{ name: 'All', value: 'all' },
				{ name: 'Approved', value: 'approved' },
				{ name: 'Available', value: 'available' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Pending', value: 'pending', description: 'Those that wait for approval' },
				{ name: 'Processing', value: 'processing', description: 'Approved and not downloaded yet' },
				{ name: 'Unavailable', value: 'unavailable' },
			],
			'Which requests to return',
		),
	],
	async execute(client, item) {
		const limit = limitOf(item);
		const filter = item.string('filter');
		if (limit === undefined || limit > PAGE_SIZE) {
			return (await readAll<IDataObject & { id: number }>(client, 'request', 'the requests', { filter })).slice(0, limit);
		}
		const { results } = (await client.get(`${SEERR_API}/request`, { filter, take: limit, skip: 0 })) as { results: IDataObject[] };
		return results;
	},
});
