import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { listField, listIdOf } from './listFields';
import { titleFields, titleOf } from '../../fields/titles';

export const checkListItem = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'checkItem',
	name: 'Check Item',
	action: 'Check whether a title is on a list',
	description: 'Tell whether one film or show is on a list',
	properties: [listField, ...titleFields()],
	itemsAtOnce: 4,
	async execute(api, item) {
		const list = listIdOf(item);
		const { type, id } = await titleOf(api, item);
		const query = { media_id: id, media_type: type };
		const onList = await api.client.get(path`/4/list/${list}/item_status`, query).then(() => true, notThere);
		return { list: Number(list), type: type === 'tv' ? 'show' : 'movie', ids: { tmdb: id }, onList };
	},
});

/** A 404 is the answer "no" (reference v4 "list-item-status"). */
function notThere(error: unknown): boolean {
	if (error instanceof ServiceError && error.status === 404) return false;
	throw error;
}
