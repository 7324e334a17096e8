import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { getTransfers } from './getMany';

/** The first operation is the default. */
export const transferHistory: Room<MoviePilotApi> = {
	name: 'Transfer History',
	value: 'transferHistory',
	description: 'Files moved into the library',
	operations: [getTransfers],
};
