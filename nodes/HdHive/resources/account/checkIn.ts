import { defineOperation } from '../../../shared/node/operation';
import { writtenIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { boolean } from '../../../shared/node/fields';

export const checkIn = defineOperation<HdHiveApi>()({
	resource: 'account',
	operation: 'checkIn',
	name: 'Check In',
	action: 'Check in for today and collect the points',
	description: 'Collect the daily points. Doing it again on the same day (Beijing time) changes nothing.',
	properties: [boolean('Gamble', 'gamble', 'Whether to take the risky way: between 3 points lost and 30 won, in place of 4 to 10 won')],
	async execute({ client }, item) {
		const body = item.boolean('gamble') ? { is_gambler: true } : {};
		// A second check-in of a day is answered and changes nothing, so a lost answer may be asked for again.
		const { data, message } = await client.call({ method: 'POST', path: `${OPEN}/checkin`, body, retry: 'idempotent' });
		const { checked_in: checkedIn, message: own, points } = writtenIn(data, 'checked_in');
		return { checkedIn: checkedIn === true, alreadyCheckedIn: checkedIn === false, points: points ?? null, message: own ?? message };
	},
});
