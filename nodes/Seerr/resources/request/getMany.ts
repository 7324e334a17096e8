import { limitOf } from '../../../shared/node/limitOf';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { PAGE_SIZE, SEERR_API } from '../../client/policy';
import { withTitles } from '../../client/names';
import { readAll, type MediaRequest } from '../../client/state';
import { boolean, manyFields, options } from '../../../shared/node/fields';

export const getManyRequests = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many requests',
	description: 'List requests, the newest first, with their title, TMDB number, status and who asked',
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
		boolean('With Titles', 'withTitles', 'Whether to ask Seerr for the name and year of each title too: one more request per title', {
			default: true,
		}),
	],
	async execute(client, item) {
		const limit = limitOf(item);
		const filter = item.string('filter');
		const names = item.boolean('withTitles');
		if (limit === undefined || limit > PAGE_SIZE) {
			const all = await readAll<MediaRequest>(client, 'request', 'the requests', { filter });
			return await withTitles(client, all.slice(0, limit), names);
		}
		const { results } = (await client.get(`${SEERR_API}/request`, { filter, take: limit, skip: 0 })) as { results: MediaRequest[] };
		return await withTitles(client, results, names);
	},
});
