import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { syncFields } from '../../fields/fields';
import { withSkips } from '../../fields/skips';
import { tmdbList } from '../../sources/tmdb';

export const syncTmdbFavorites = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'tmdbFavorites',
	name: 'Sync TMDB Favorites',
	action: 'Sync tmdb favorites and add what the target lacks',
	description: 'Add every film and show among your TMDB favorites to the target that it does not have yet',
	properties: syncFields,
	async execute(api, item) {
		return await api.sync(
			item,
			'tmdbFavorites',
			async (connections, filters) =>
				await withSkips(item, connections, () => api.history.offers(), tmdbList(await connections.tmdb(), 'favorite', filters)),
		);
	},
});
