import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { getTrafficDetails } from './details';
import { getTraffic } from './get';

/** The first operation is the default. */
export const traffic: Room<RealDebridApi> = {
	name: 'Traffic',
	value: 'traffic',
	description: 'Limits and use',
	operations: [getTraffic, getTrafficDetails],
};
