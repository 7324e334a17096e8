import type { Operation } from '../../shared/operation';
import type { TmdbApi } from '../api';
import { getAccount } from './account.get';
import { accountListOperations } from './account.lists';
import { flushCache } from './cache.flush';
import { getConfiguration } from './configuration.get';
import { getImageUrls } from './configuration.getImageUrls';
import { discoverMovies, discoverShows } from './discover.getMany';
import { findByExternalId } from './find.byExternalId';
import { getGenres } from './genre.getMany';
import { checkListItem } from './list.checkItem';
import { clearList } from './list.clear';
import { createList } from './list.create';
import { deleteList } from './list.delete';
import { getList } from './list.get';
import { getListItems } from './list.getItems';
import { getLists } from './list.getMany';
import { addListItems, removeListItems } from './list.items';
import { updateList } from './list.update';
import { getPopular } from './popular.getMany';
import { searchMovies, searchMulti, searchShows } from './search.text';
import { titleOperations } from './title.details';
import { getTrending } from './trending.getMany';

/** Every operation of the node; the first one of a resource is its default. */
export const operations: Array<Operation<TmdbApi>> = [
	...accountListOperations('watchlist'),
	...accountListOperations('favorite'),
	getAccount,
	flushCache,
	getImageUrls,
	getConfiguration,
	discoverMovies,
	discoverShows,
	findByExternalId,
	getGenres,
	getLists,
	getList,
	getListItems,
	addListItems,
	removeListItems,
	checkListItem,
	createList,
	updateList,
	clearList,
	deleteList,
	...titleOperations('movie'),
	...titleOperations('tv'),
	getPopular,
	searchMulti,
	searchMovies,
	searchShows,
	getTrending,
];
