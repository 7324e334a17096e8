import { InputError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { boolean } from '../../../shared/node/fields';
import { listField, listIdOf } from './listFields';
import { asObject } from '../../makers/reads';

const CONFIRM = 'Remove All Items';

export const clearList = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'clear',
	name: 'Clear',
	action: 'Clear a list',
	description: 'Remove everything from a list of the account; the list itself stays',
	properties: [listField, boolean(CONFIRM, 'confirm', 'Whether to really remove all items of the list. This cannot be undone.')],
	async execute(api, item) {
		const id = listIdOf(item);
		if (!item.boolean('confirm')) {
			throw new InputError(CONFIRM, 'is off', `The list ${id} would lose all its items. Switch it on if that is what you want.`);
		}
		// TMDB writes here on a GET (reference v4 "list-clear").
		const { items_deleted: removed } = asObject(await api.client.get(path`/4/list/${id}/clear`));
		// An answer that was lost and asked for again counts nothing, although the list was full before.
		return { id: Number(id), cleared: true, ...(Number(removed) > 0 ? { removed } : {}) };
	},
});
