import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { syncFields } from '../../fields/fields';
import { withSkips } from '../../fields/skips';
import { traktWatchlist } from '../../sources/traktWatchlist';

export const syncTraktWatchlist = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'watchlist',
	name: 'Sync Trakt Watchlist',
	action: 'Sync trakt watchlist and add what the target lacks',
	description: 'Add everything on your Trakt watchlist to the target that it does not have yet',
	properties: syncFields,
	async execute(api, item) {
		return await api.sync(
			item,
			'watchlist',
			async (connections, filters) =>
				await withSkips(item, connections, () => api.history.offers(), traktWatchlist(await connections.trakt(), filters)),
		);
	},
});
