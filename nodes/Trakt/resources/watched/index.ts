import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getWatched } from './getMany';

/** The first operation is the default. */
export const watched: Room<TraktApi> = {
	name: 'Watched',
	value: 'watched',
	description: 'What you have seen, with counts',
	operations: [getWatched],
};
