import { defineOperation } from '../../../shared/node/operation';
import { asList, type MoviePilotApi } from '../../client/api';
import { simplifyField, string, number } from '../../../shared/node/fields';
import { simpleMedia } from '../../client/records';

export const searchMedia = defineOperation<MoviePilotApi>()({
	resource: 'media',
	operation: 'search',
	name: 'Search',
	action: 'Search for films and shows',
	description: 'Find films and shows by title, in any language that TMDB knows',
	properties: [
		string('Title', 'title', 'The title or a part of it', { required: true, placeholder: 'e.g. Inception' }),
		number('Limit', 'limit', 'Max number of results to return', { typeOptions: { minValue: 1 }, default: 50 }),
		simplifyField,
	],
	async execute(api, item) {
		const count = Math.max(1, item.number('limit', 50));
		const query = { title: item.string('title'), type: 'media', page: 1, count };
		const found = asList(await api.get('/api/v1/media/search', query)).slice(0, count);
		return item.boolean('simplify') ? found.map(simpleMedia) : found;
	},
});
