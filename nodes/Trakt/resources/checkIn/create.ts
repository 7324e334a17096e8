import { act } from '../../makers/acts';
import { text } from '../../../shared/node/fields';
import { titleFields } from '../../fields/fields';
import { watchingBody } from '../../makers/scrobbles';
import { collection } from '../../../shared/node/fields';
import { asText } from '../../../shared/util/text';

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
