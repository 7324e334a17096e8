import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { getStatus } from './getStatus';

/** The first operation is the default. */
export const system: Room<MoviePilotApi> = {
	name: 'System',
	value: 'system',
	description: 'Version of the server',
	operations: [getStatus],
};
