import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { discoverMovies, discoverShows } from './getMany';

/** The first operation is the default. */
export const discover: Room<TmdbApi> = {
	name: 'Discover',
	value: 'discover',
	description: 'By genre, year, rating or provider',
	operations: [discoverMovies, discoverShows],
};
