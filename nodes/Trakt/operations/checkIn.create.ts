import { act } from '../acts';
import { text } from '../../shared/fields';
import { titleFields } from '../fields';
import { watchingBody } from '../scrobbles';
import { collection } from '../../shared/fields';
import { asText } from '../../shared/text';

export const checkIn = act({
	resource: 'checkIn',
	operation: 'create',
	name: 'Check In',
	action: 'Check in to a film or episode',
	description: 'Tell your followers that you are watching something now; it counts as watched when its runtime is over',
	properties: [...titleFields(['movie', 'episode']), ...collection([text('Message', 'message', 'What is shared with the check-in')])],
	async call(item, api) {
		const message = asText(item.collection('options').message);
		const body = { ...(await watchingBody(item, api)), ...(message === '' ? {} : { message }) };
		return { method: 'POST', path: '/checkin', body };
	},
});
