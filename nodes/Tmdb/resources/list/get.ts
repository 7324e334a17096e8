import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { listField, listIdOf } from './listFields';
import { asObject } from '../../makers/reads';

/** Parts of the answer that are about the items of its first page. */
const OF_ITEMS = ['results', 'comments', 'object_ids', 'page', 'total_pages', 'total_results'];

export const getList = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'get',
	name: 'Get',
	action: 'Get a list',
	description: 'Get the name, description, owner, visibility and number of items of a list; Get Items gives what is on it',
	properties: [listField],
	itemsAtOnce: 4,
	async execute(api, item) {
		const body = asObject(await api.client.get(path`/4/list/${listIdOf(item)}`, { page: 1 }));
		return Object.fromEntries(Object.entries(body).filter(([name]) => !OF_ITEMS.includes(name)));
	},
});
