import type { Operation } from '../../shared/operation';
import type { TraktApi } from '../api';
import { addToCollection } from './collection.add';
import { getCollection } from './collection.getMany';
import { removeFromCollection } from './collection.remove';
import { addFavorite } from './favorite.add';
import { getFavorites } from './favorite.getMany';
import { removeFavorite } from './favorite.remove';
import { reorderFavorites } from './favorite.reorder';
import { setFavoriteNote } from './favorite.setNote';
import { addToHistory } from './history.add';
import { getHistory } from './history.getMany';
import { removeFromHistory } from './history.remove';
import { removePlays } from './history.removePlays';
import { addRating } from './rating.add';
import { getRatings } from './rating.getMany';
import { removeRating } from './rating.remove';
import { getWatched } from './watched.getMany';
import { addToWatchlist } from './watchlist.add';
import { getWatchlist } from './watchlist.getMany';
import { removeFromWatchlist } from './watchlist.remove';
import { reorderWatchlist } from './watchlist.reorder';
import { setWatchlistNote } from './watchlist.setNote';

/** The first one of a resource is its default. */
export const operations: Array<Operation<TraktApi>> = [
	getWatchlist,
	addToWatchlist,
	removeFromWatchlist,
	reorderWatchlist,
	setWatchlistNote,
	getHistory,
	addToHistory,
	removeFromHistory,
	removePlays,
	getWatched,
	getCollection,
	addToCollection,
	removeFromCollection,
	getRatings,
	addRating,
	removeRating,
	getFavorites,
	addFavorite,
	removeFavorite,
	reorderFavorites,
	setFavoriteNote,
];
