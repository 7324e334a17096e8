import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { listField, listReferenceOf, ownListPath } from '../../client/lists';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Delete With All Items';

export const deleteList = defineOperation<TraktApi>()({
	resource: 'list',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a list',
	description: 'Delete a list of your own with everything on it',
	properties: [listField, confirm(CONFIRM, 'Whether to really delete the list and its items. This cannot be undone.')],
	async execute(api, item) {
		const list = listReferenceOf(item);
		confirmed(item, CONFIRM, `The list ${list.label} would be gone with all its items.`);
		await api.client.request({ method: 'DELETE', path: ownListPath(list), retry: 'idempotent' });
		return { success: true, list: list.label };
	},
});
