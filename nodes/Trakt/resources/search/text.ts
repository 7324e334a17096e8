import { SEARCHABLE } from '../../fields/paths';
import { string, multiOptions } from '../../../shared/node/fields';
import { asText } from '../../../shared/util/text';
import { getMany } from '../../makers/reads';

export const searchText = getMany({
	resource: 'search',
	operation: 'text',
	name: 'Search by Text',
	action: 'Search by text',
	description: 'Find films, shows, episodes, people or lists by words in their title, the best match first',
	properties: [
		string('Query', 'query', 'Words to look for', { required: true, placeholder: 'e.g. dark knight' }),
		multiOptions('Types', 'types', SEARCHABLE, 'What to look for', { default: ['movie', 'show'] }),
	],
	options: [string('Fields', 'fields', 'Only these fields, separated by commas', { placeholder: 'e.g. title,aliases' })],
	call(item) {
		const types = item.strings('types');
		const query = {
			query: item.string('query'),
			fields: asText(item.collection('options').fields) || undefined,
		};
		return { path: `/search/${types.length === 0 ? 'movie,show' : types.join(',')}`, query };
	},
});
