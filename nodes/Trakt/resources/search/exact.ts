import { string, options } from '../../../shared/node/fields';
import { getMany } from '../../makers/reads';

export const searchExact = getMany({
	resource: 'search',
	operation: 'exact',
	name: 'Search by Exact Title',
	action: 'Search by exact title',
	description: 'Find films or shows whose title is exactly this',
	properties: [
		string('Title', 'query', 'The whole title', { required: true, placeholder: 'e.g. Heat' }),
		options('Type', 'type', ['movie', 'show'], 'What to look for'),
	],
	call: (item) => ({ path: `/search/${item.string('type')}/exact`, query: { query: item.string('query') } }),
});
