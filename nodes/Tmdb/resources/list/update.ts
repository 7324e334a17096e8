import { InputError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { collection, string } from '../../../shared/node/fields';
import { listField, listIdOf, listSettings, settingsBody } from './listFields';

export const updateList = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'update',
	name: 'Update',
	action: 'Update a list',
	description: 'Change the name, description, visibility or order of a list; what is not given stays as it is',
	properties: [
		listField,
		collection('Update Fields', 'updateFields', [
			string('Name', 'name', 'New name of the list', { placeholder: 'e.g. Friday nights' }),
			...listSettings,
		]),
	],
	async execute(api, item) {
		const id = listIdOf(item);
		const body = settingsBody(item.collection('updateFields'));
		if (Object.keys(body).length === 0) throw new InputError('Update Fields', 'is empty', 'Add at least one field to change.');
		await api.client.request({ method: 'PUT', path: path`/4/list/${id}`, body, retry: 'idempotent' });
		return { id: Number(id), updated: true };
	},
});
