import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { sendCustomApiCall } from './send';

/** The first operation is the default. */
export const customApiCall: Room<TraktApi> = {
	name: 'Custom API Call',
	value: 'customApiCall',
	operations: [sendCustomApiCall],
};
