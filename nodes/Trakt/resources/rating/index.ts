import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addRating } from './add';
import { getRatings } from './getMany';
import { removeRating } from './remove';

/** The first operation is the default. */
export const rating: Room<TraktApi> = {
	name: 'Rating',
	value: 'rating',
	description: 'Your ratings from 1 to 10',
	operations: [getRatings, addRating, removeRating],
};
