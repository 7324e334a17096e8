import { defineOperation } from '../../../shared/node/operation';
import { readActiveCount } from '../../client/account';
import type { RealDebridApi } from '../../client/api';

export const getActiveCount = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'getActiveCount',
	name: 'Get Active Count',
	action: 'Get the number of active torrents',
	description: 'Tell how many torrents are active (nb), how many may be (limit), and their hashes (list)',
	async execute(api) {
		return { ...(await readActiveCount(api.client)) };
	},
});
