import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { searchById } from './byId';
import { searchExact } from './exact';
import { searchText } from './text';

/** The first operation is the default. */
export const search: Room<TraktApi> = {
	name: 'Search',
	value: 'search',
	description: 'Find titles, people and lists by name or ID',
	operations: [searchById, searchExact, searchText],
};
