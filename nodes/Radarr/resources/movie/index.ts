import type { Room } from '../../../shared/node/form';
import type { ArrApi } from '../../../shared/arr/api';
import { addMovie } from './add';
import { deleteMovie } from './delete';
import { getManyMovie } from './getMany';
import { lookUpMovie } from './lookUp';

/** The first operation is the default. */
export const movie: Room<ArrApi> = {
	name: 'Movie',
	value: 'movie',
	description: 'Films in Radarr, and those it could get',
	operations: [getManyMovie, addMovie, lookUpMovie, deleteMovie],
};
