import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { collection, string } from '../../../shared/node/fields';
import { listSettings, settingsBody } from './listFields';
import { asObject } from '../../makers/reads';

export const createList = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'create',
	name: 'Create',
	action: 'Create a list',
	description: 'Create an empty list for films and shows on the account',
	properties: [
		string('Name', 'name', 'What the list is called', { required: true, placeholder: 'e.g. Friday nights' }),
		collection('Options', 'options', [
			...listSettings,
			string('Language', 'iso_639_1', 'Two-letter code of the language of the list', { default: 'en', placeholder: 'e.g. en' }),
		]),
	],
	async execute(api, item) {
		const { iso_639_1 = 'en', ...options } = item.collection('options');
		const body = { name: item.string('name'), iso_639_1, ...settingsBody(options) };
		const made = asObject(await api.client.post('/4/list', body));
		return { id: made.id, name: body.name, created: true };
	},
});
