import { boolean } from '../../../shared/node/fields';
import { titleFields, titleOf } from '../../fields/fields';
import { getOne } from '../../makers/reads';

export const getWatchedProgress = getOne({
	resource: 'progress',
	operation: 'getWatched',
	name: 'Get Watched',
	action: 'Get watched progress of a show',
	description: 'Tell how far you are in one show: episodes aired and watched, by season, and the next one',
	properties: titleFields(['show']),
	options: [
		boolean('Include Hidden', 'hidden', 'Whether hidden seasons are included'),
		boolean('Include Specials', 'specials', 'Whether season 0 is included'),
	],
	full: false,
	async call(item, api) {
		const { hidden, specials } = item.collection('options');
		const base = await api.titles.path(titleOf(item, ['show']));
		return {
			path: `${base}/progress/watched`,
			query: { hidden: hidden === true, specials: specials === true },
		};
	},
});
