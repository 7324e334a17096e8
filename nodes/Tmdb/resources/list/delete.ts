import { InputError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { boolean } from '../../../shared/node/fields';
import { listField, listIdOf } from './listFields';

const CONFIRM = 'Delete With All Items';

export const deleteList = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a list',
	description: 'Delete a list of the account with everything on it',
	properties: [listField, boolean(CONFIRM, 'confirm', 'Whether to really delete the list and its items. This cannot be undone.')],
	async execute(api, item) {
		const id = listIdOf(item);
		if (!item.boolean('confirm')) {
			throw new InputError(CONFIRM, 'is off', `The list ${id} would be gone with all its items. Switch it on if that is what you want.`);
		}
		await api.client.request({ method: 'DELETE', path: path`/4/list/${id}`, retry: 'idempotent' });
		return { id: Number(id), deleted: true };
	},
});
