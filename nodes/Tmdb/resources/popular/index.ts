import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getPopular } from './getMany';

/** The first operation is the default. */
export const popular: Room<TmdbApi> = {
	name: 'Popular',
	value: 'popular',
	description: 'What is liked most now',
	operations: [getPopular],
};
