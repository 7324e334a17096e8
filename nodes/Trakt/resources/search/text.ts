import { SEARCHABLE } from '../../fields/paths';
import { text } from '../../../shared/node/fields';
import { asText } from '../../../shared/util/text';
import { getMany } from '../../makers/reads';
import { multi } from '../../fields/fields';

export const searchText = getMany({
	resource: 'search',
	operation: 'text',
	name: 'Search by Text',
	action: 'Search by text',
	description: 'Find films, shows, episodes, people or lists by words in their title, the best match first',
	properties: [
		text('Query', 'query', 'Words to look for', { required: true, placeholder: 'e.g. dark knight' }),
		multi('Types', 'types', SEARCHABLE, ['movie', 'show'], 'What to look for'),
	],
	options: [text('Fields', 'fields', 'Only these fields, separated by commas', { placeholder: 'e.g. title,aliases' })],
	call(item) {
		const types = item.strings('types');
		const query = {
			query: item.string('query'),
			fields: asText(item.collection('options').fields) || undefined,
		};
		return { path: `/search/${types.length === 0 ? 'movie,show' : types.join(',')}`, query };
	},
});
