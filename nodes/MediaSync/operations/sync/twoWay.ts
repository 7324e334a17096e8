import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { twoWayFields } from '../../fields/fields';

export const syncBothWatchlists = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'twoWay',
	name: 'Two-Way Watchlist',
	action: 'Sync the trakt and tmdb watchlists by adding and removing titles',
	description:
		'Keep your Trakt watchlist and your TMDB watchlist in step: what is new on one is added to the other, and what is taken off one is announced and then taken off the other',
	properties: twoWayFields,
	async execute(api, item) {
		return await api.twoWay(item);
	},
});
