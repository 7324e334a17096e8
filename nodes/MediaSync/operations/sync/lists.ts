import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { fieldsAfterTarget } from '../../fields/fields';
import { chosenListsField, listsOf, moreListsField } from '../../fields/listFields';
import { withSkips } from '../../fields/skips';
import { otherTargetsField, perListField, syncListsOf } from '../../fields/perList';
import { traktLists } from '../../sources/traktLists';
import { targetField } from '../../targets/registry';

export const syncCustomLists = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'lists',
	name: 'Sync Custom Lists',
	action: 'Sync custom lists and add what the target lacks',
	description: 'Add everything on one or more Trakt lists to the target that it does not have yet',
	properties: [targetField, chosenListsField, moreListsField, otherTargetsField, perListField, ...fieldsAfterTarget],
	async execute(api, item) {
		const lists = listsOf(item);
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
