import { InputError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { collection, number, dateTime } from '../../../shared/node/fields';
import { WATCHABLE } from '../../fields/paths';
import { optionalTime } from '../../fields/watchedAt';
import { syncWrite } from '../../makers/writes';

export const addRating = syncWrite({
	resource: 'rating',
	operation: 'add',
	action: 'Add a rating',
	description: 'Rate films, shows, seasons or episodes from 1 to 10, many input items in one request. A new rating replaces the old one.',
	types: WATCHABLE,
	properties: [
		number('Rating', 'rating', 'From 1 (weak sauce) to 10 (totally ninja)', {
			default: 8,
			typeOptions: { minValue: 1, maxValue: 10 },
		}),
		collection('Options', 'options', [dateTime('Rated At', 'rated_at', 'When it was rated; now when empty')]),
	],
	path: () => '/sync/ratings',
	byOwnId: true,
	explicitWhole: true,
	extras(item) {
		const rating = item.number('rating', 0);
		if (!Number.isInteger(rating) || rating < 1 || rating > 10) {
			throw new InputError('Rating', `is ${rating}`, 'Give a whole number from 1 to 10.');
		}
		const ratedAt = optionalTime(asText(item.collection('options').rated_at), 'Rated At');
		return ratedAt === undefined ? { rating } : { rating, rated_at: ratedAt };
	},
});
