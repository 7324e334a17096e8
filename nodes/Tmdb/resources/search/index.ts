import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { searchMovies, searchMulti, searchShows } from './text';

/** The first operation is the default. */
export const search: Room<TmdbApi> = {
	name: 'Search',
	value: 'search',
	description: 'By words of the title',
	operations: [searchMulti, searchMovies, searchShows],
};
