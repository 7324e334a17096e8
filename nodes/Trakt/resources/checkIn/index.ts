import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { cancelCheckIn } from './cancel';
import { checkIn as createCheckIn } from './create';

/** The first operation is the default. */
export const checkIn: Room<TraktApi> = {
	name: 'Check-In',
	value: 'checkIn',
	description: 'Say what you are watching right now',
	operations: [cancelCheckIn, createCheckIn],
};
