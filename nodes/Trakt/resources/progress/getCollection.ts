import { boolean } from '../../../shared/node/fields';
import { titleFields, titleOf } from '../../fields/fields';
import { getOne } from '../../makers/reads';

export const getCollectionProgress = getOne({
	resource: 'progress',
	operation: 'getCollection',
	name: 'Get Collected',
	action: 'Get collected progress of a show',
	description: 'Tell which episodes of one show you own and which you lack, by season',
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
			path: `${base}/progress/collection`,
			query: { hidden: hidden === true, specials: specials === true },
		};
	},
});
