import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { syncFields } from '../../fields/fields';
import { withSkips } from '../../fields/skips';
import { tmdbList } from '../../sources/tmdb';

export const syncTmdbWatchlist = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'tmdbWatchlist',
	name: 'Sync TMDB Watchlist',
	action: 'Sync tmdb watchlist and add what the target lacks',
	description: 'Add every film and show on your TMDB watchlist to the target that it does not have yet',
	properties: syncFields,
	async execute(api, item) {
		return await api.sync(
			item,
			'tmdbWatchlist',
			async (connections, filters) =>
				await withSkips(item, connections, () => api.history.offers(), tmdbList(await connections.tmdb(), 'watchlist', filters)),
		);
	},
});
