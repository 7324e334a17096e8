import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { idList } from '../../makers/listItems';
import { string } from '../../../shared/node/fields';

export const removePlays = defineOperation<TraktApi>()({
	resource: 'history',
	operation: 'removePlays',
	name: 'Remove Plays by ID',
	action: 'Remove single plays from the history',
	description: 'Remove single plays by their history IDs (the field "id" of a play); other plays of the same title stay',
	properties: [
		string('History IDs', 'historyIds', 'IDs of the plays, separated by commas', {
			required: true,
			placeholder: 'e.g. 1982347, 1982348',
		}),
	],
	async execute(api, item) {
		const ids = idList(item, 'historyIds', 'History IDs');
		if (ids.length === 0) throw new InputError('History IDs', 'is empty', 'Give the field "id" of one or more plays.');
		const { body } = await api.client.request({
			method: 'POST',
			path: '/sync/history/remove',
			body: { ids },
			retry: 'idempotent',
		});
		const { deleted, not_found: missing } = (body ?? {}) as {
			deleted?: object;
			not_found?: { ids?: number[] };
		};
		const notFound = missing?.ids ?? [];
		return { outcome: notFound.length === ids.length ? 'notFound' : 'removed', deleted, notFound };
	},
});
