import type { Room } from '../../../shared/node/form';
import type { ArrApi } from '../../../shared/arr/api';
import { getQueue } from './getMany';

/** The first operation is the default. */
export const queue: Room<ArrApi> = {
	name: 'Queue',
	value: 'queue',
	description: 'What is being downloaded',
	operations: [getQueue],
};
