import { defineOperation } from '../../../shared/node/operation';
import { parseListReferences } from '../../../Trakt/client';
import type { MediaSyncApi } from '../../sync/api';
import { syncFields } from '../../fields/fields';
import { withSkips } from '../../fields/skips';
import { otherTargetsField, perListField, syncListsOf } from '../../fields/perList';
import { traktLists } from '../../sources/traktLists';
import { string } from '../../../shared/node/fields';

export const syncCustomLists = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'lists',
	name: 'Sync Custom Lists',
	action: 'Sync custom lists and add what the target lacks',
	description: 'Add everything on one or more Trakt lists to the target that it does not have yet',
	properties: [
		string(
			'Lists',
			'lists',
			'Trakt lists as user/list or as their address, separated by commas or lines. Write me/list for a list of your own.',
			{ typeOptions: { rows: 3 }, required: true, placeholder: 'e.g. justin/star-wars, https://app.trakt.tv/users/justin/lists/star-wars' },
		),
		otherTargetsField,
		perListField,
		...syncFields,
	],
	async execute(api, item) {
		const lists = parseListReferences(item.string('lists'));
		const labels = lists.map(({ label }) => label);
		return await api.sync(
			item,
			'lists',
			async (connections, filters, its) => {
				const own = lists.filter(({ label }) => its.includes(label));
				return await withSkips(item, connections, () => api.history.offers(), traktLists(await connections.trakt(), own, filters));
			},
			syncListsOf(item, labels),
		);
	},
});
