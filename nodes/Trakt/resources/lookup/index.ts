import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getLookup } from './getMany';

/** The first operation is the default. */
export const lookup: Room<TraktApi> = {
	name: 'Lookup',
	value: 'lookup',
	description: 'Countries, genres, languages and other fixed lists',
	operations: [getLookup],
};
