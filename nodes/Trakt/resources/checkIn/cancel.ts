import { act } from '../../makers/acts';

export const cancelCheckIn = act({
	resource: 'checkIn',
	operation: 'cancel',
	name: 'Cancel',
	action: 'Cancel the check-in',
	description: 'End the current check-in without counting it as watched',
	call: () => ({ method: 'DELETE', path: '/checkin' }),
});
