import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getGenres } from './getMany';

/** The first operation is the default. */
export const genre: Room<TmdbApi> = {
	name: 'Genre',
	value: 'genre',
	description: 'Names and numbers',
	operations: [getGenres],
};
