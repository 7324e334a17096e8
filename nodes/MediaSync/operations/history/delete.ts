import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { string } from '../../../shared/node/fields';

export const deleteFromSyncHistory = defineOperation<MediaSyncApi>()({
	resource: 'history',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a synced title',
	description: 'Forget one title, so that the next sync may add it again. Subscriptions stay as they are.',
	properties: [
		string('Title Key', 'key', 'Type and TMDB number of the title: movie:155, or season:1396:2 for one season', {
			required: true,
			placeholder: 'e.g. movie:155',
			hint: 'The field "key" of an item from History: Get Many',
		}),
	],
	async execute(api, item) {
		const key = item.string('key');
		warnOfManualRun(api);
		return await Promise.resolve({ key, deleted: api.history.forget(key) > 0 });
	},
});

/** What a manual run changes in the history is lost with it: n8n keeps static data of production runs only. */
export function warnOfManualRun(api: MediaSyncApi): void {
	if (api.remembers) return;
	api.hint('n8n forgets this change, because it saves history in production runs only: activate the workflow and let it run.');
}
