import type { Operation } from '../../shared/operation';
import type { MediaSyncApi } from '../api';
import { clearSyncHistory } from './history.clear';
import { deleteFromSyncHistory } from './history.delete';
import { getSyncHistory } from './history.getMany';
import { syncCustomLists } from './sync.lists';
import { syncTmdbFavorites } from './sync.tmdbFavorites';
import { syncTmdbWatchlist } from './sync.tmdbWatchlist';
import { syncBothWatchlists } from './sync.twoWay';
import { syncTraktWatchlist } from './sync.watchlist';

/** The first one is the default. */
export const operations: Array<Operation<MediaSyncApi>> = [
	syncTraktWatchlist,
	syncCustomLists,
	syncTmdbFavorites,
	syncTmdbWatchlist,
	syncBothWatchlists,
	getSyncHistory,
	deleteFromSyncHistory,
	clearSyncHistory,
];
