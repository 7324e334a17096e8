import { filterFields, filterQuery, ignoreFields } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

const MOST = 100;

export const getRecommendations = getMany({
	resource: 'recommendation',
	action: 'Get many recommendations',
	description: 'List films or shows that Trakt recommends to you by what you have watched and rated',
	properties: [
		options('Type', 'type', ['movies', 'shows'], 'Kind of titles to return'),
		options('By', 'by', ['trakt', 'social'], 'Who recommends', {
			options: [
				{ name: 'People You Follow', value: 'social' },
				{ name: 'Trakt', value: 'trakt' },
			],
		}),
	],
	options: [...filterFields, ...ignoreFields],
	call(item) {
		const limit = item.boolean('returnAll') ? MOST : Math.min(MOST, item.number('limit', 50));
		const base = item.string('by') === 'social' ? '/social_recommendations' : '/recommendations';
		return {
			path: `${base}/${item.string('type')}`,
			query: { ...filterQuery(item.collection('options')), limit },
			paged: false,
			bare: { type: item.string('type') === 'shows' ? 'show' : 'movie' },
		};
	},
});
