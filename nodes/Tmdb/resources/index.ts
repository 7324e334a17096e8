import { operationsOf, type Room } from '../../shared/node/form';
import type { TmdbApi } from '../client/api';
import { account } from './account';
import { cache } from './cache';
import { configuration } from './configuration';
import { discover } from './discover';
import { find } from './find';
import { genre } from './genre';
import { list } from './list';
import { movie } from './movie';
import { popular } from './popular';
import { search } from './search';
import { show } from './show';
import { trending } from './trending';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<TmdbApi>> = [
	account,
	cache,
	configuration,
	discover,
	find,
	genre,
	list,
	movie,
	popular,
	search,
	show,
	trending,
];

export const operations = operationsOf(rooms);

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'search';
