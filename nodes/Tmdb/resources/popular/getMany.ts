import { queryOf, regionField, typeField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getPopular = getMany({
	resource: 'popular',
	action: 'Get popular titles',
	description: 'List the films or shows that are most popular at TMDB now',
	properties: [typeField('Kind of titles to return')],
	options: [regionField],
	call: (item) => ({
		path: `/3/${item.string('type')}/popular`,
		query: queryOf(item.collection('options'), 'region'),
		what: 'the popular titles',
		type: item.string('type'),
	}),
});
