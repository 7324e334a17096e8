import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { readTitle } from '../../makers/titles';

/** The first operation is the default. */
export const person: Room<TraktApi> = {
	name: 'Person',
	value: 'person',
	description: 'People and what they worked on',
	operations: [
		readTitle('person', 'get'),
		readTitle('person', 'getMovies'),
		readTitle('person', 'getShows'),
		readTitle('person', 'getLists'),
	],
};
