import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { sendCustomApiCall } from './send';

/** The first operation is the default. */
export const customApiCall: Room<TraktApi> = {
	name: 'Custom API Call',
	value: 'customApiCall',
	description: 'Any route of Trakt that has no operation of its own',
	operations: [sendCustomApiCall],
};
