import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { boolean, number } from '../../../shared/node/fields';

export const getSyncHistory = defineOperation<MediaSyncApi>()({
	resource: 'history',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many synced titles',
	description: 'List the titles that the syncs of this workflow remember, newest first',
	properties: [
		boolean('Return All', 'returnAll', 'Whether to return all results or only up to a given limit'),
		number('Limit', 'limit', 'Max number of results to return', {
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
		}),
	],
	async execute(api, item) {
		const titles = api.history.list();
		return await Promise.resolve(item.boolean('returnAll') ? titles : titles.slice(0, item.number('limit', 50)));
	},
});
