import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addToWatchlist } from './add';
import { getWatchlist } from './getMany';
import { removeFromWatchlist } from './remove';
import { reorderWatchlist } from './reorder';
import { setWatchlistNote } from './setNote';

/** The first operation is the default. */
export const watchlist: Room<TraktApi> = {
	name: 'Watchlist',
	value: 'watchlist',
	description: 'What you want to watch',
	operations: [getWatchlist, addToWatchlist, removeFromWatchlist, reorderWatchlist, setWatchlistNote],
};
