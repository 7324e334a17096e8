import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { listField, listReferenceOf, ownListPath } from '../../client/lists';
import { listSettings, listSettingsFields } from './listSettings';
import { simplify } from '../../client/simplify';

export const updateList = defineOperation<TraktApi>()({
	resource: 'list',
	operation: 'update',
	name: 'Update',
	action: 'Update a list',
	description: 'Change the name, description, privacy or sort order of a list of your own',
	properties: [listField, ...listSettingsFields(true)],
	async execute(api, item) {
		const body = listSettings(item);
		if (Object.keys(body).length === 0) throw new InputError('Fields', 'is empty', 'Add at least one field to change.');
		const path = ownListPath(listReferenceOf(item));
		const answer = await api.client.request({ method: 'PUT', path, body, retry: 'idempotent' });
		// The contract has an array here, the published example an object.
		const list: unknown = Array.isArray(answer.body) ? answer.body[0] : answer.body;
		return simplify(list ?? {});
	},
});
