import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { collection } from '../../../shared/node/fields';
import { languageField, queryOf, typeField } from '../../fields/fields';
import { asList, asObject } from '../../makers/reads';

export const getGenres = defineOperation<TmdbApi>()({
	resource: 'genre',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many genres',
	description: 'List all genres of films or of shows with their numbers, in the language you want',
	properties: [typeField('Whose genres: those of films and shows differ'), collection('Options', 'options', [languageField])],
	async execute(api, item) {
		const query = queryOf(item.collection('options'), 'language');
		return asList(asObject(await api.client.get(`/3/genre/${item.string('type')}/list`, query)).genres);
	},
});
