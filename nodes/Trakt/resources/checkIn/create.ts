import { act } from '../../makers/acts';
import { number, string, collection } from '../../../shared/node/fields';
import { titleFields } from '../../fields/fields';
import { watchingAbsolute, watchingBody } from '../../makers/scrobbles';
import { asText } from '../../../shared/util/text';

export const checkIn = act({
	resource: 'checkIn',
	operation: 'create',
	name: 'Check In',
	action: 'Check in to a film or episode',
	description: 'Tell your followers that you are watching something now; it counts as watched when its runtime is over',
	properties: [
		...titleFields(['movie', 'episode']),
		collection('Options', 'options', [
			number('Absolute Number', 'number_abs', 'Number of the episode within the whole show, in place of Season and Episode', {
				default: '',
				typeOptions: { minValue: 1, numberPrecision: 0 },
			}),
			string('Message', 'message', 'What is shared with the check-in'),
		]),
	],
	async call(item, api) {
		const { message: told, number_abs: absolute } = item.collection('options');
		const message = asText(told);
		const watching = typeof absolute === 'number' ? watchingAbsolute(item, api, absolute) : watchingBody(item, api);
		const body = { ...(await watching), ...(message === '' ? {} : { message }) };
		return { method: 'POST', path: '/checkin', body };
	},
});
