import { typeField, userField } from '../../fields/fields';
import { ownOr } from '../../fields/paths';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getRatings = getMany({
	resource: 'rating',
	action: 'Get many ratings',
	description: 'List the titles somebody has rated from 1 to 10, your own ratings or another user’s',
	properties: [
		typeField(['all', 'movies', 'shows', 'seasons', 'episodes']),
		options('Rating', 'rating', ['any', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1'], 'Only titles with this rating'),
		userField,
	],
	call(item) {
		const rating = item.string('rating') === 'any' ? '' : `/${item.string('rating')}`;
		const type = item.string('type') === 'all' && rating === '' ? '' : `/${item.string('type')}`;
		return { path: `${ownOr(item, 'ratings')}${type}${rating}`, what: 'the ratings', proven: true };
	},
});
