import type { Room } from '../../../shared/node/form';
import type { MediaSyncApi } from '../../sync/api';
import { syncInputItems } from './items';
import { syncCustomLists } from './lists';
import { syncTmdbFavorites } from './tmdbFavorites';
import { syncTmdbWatchlist } from './tmdbWatchlist';
import { syncBothWatchlists } from './twoWay';
import { syncTraktOther } from './traktOther';
import { syncTraktWatchlist } from './watchlist';

/** The first operation is the default. */
export const sync: Room<MediaSyncApi> = {
	name: 'Sync',
	value: 'sync',
	operations: [
		syncTraktWatchlist,
		syncCustomLists,
		syncTraktOther,
		syncTmdbFavorites,
		syncTmdbWatchlist,
		syncInputItems,
		syncBothWatchlists,
	],
};
