import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { getTime } from './get';
import { getIsoTime } from './getIso';

/** The first operation is the default. */
export const time: Room<RealDebridApi> = {
	name: 'Time',
	value: 'time',
	description: 'Clock of the server',
	operations: [getTime, getIsoTime],
};
