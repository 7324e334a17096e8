import { InputError } from '../../../shared/node/errors';
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
		string('Title Key', 'key', 'TMDB number of the title, 155, or with its type: movie:155, show:1396, season:1396:2 for one season', {
			required: true,
			placeholder: 'e.g. movie:155',
			hint: 'The field "key" of an item from History: Get Many',
		}),
	],
	async execute(api, item) {
		const key = item.string('key').trim();
		const found = api.history.keysOf(key);
		if (namesTwo(found)) throw twoTitles(key);
		warnOfManualRun(api);
		if (found.length === 0) return await Promise.resolve({ key, deleted: false, message: `Not found: the history has no title ${key}` });
		for (const one of found) api.history.forget(one);
		return await Promise.resolve({ key, deleted: true, message: `Forgotten: ${found.join(', ')}. The next sync may add it again.` });
	},
});

/** TMDB counts films and shows apart: one number may be one of each. */
const namesTwo = (keys: string[]): boolean => keys.some(isFilm) && !keys.every(isFilm);

const isFilm = (key: string): boolean => key.startsWith('movie:');

const twoTitles = (number: string) =>
	new InputError('Title Key', `is the number of a film and of a show in the history: ${number}`, `Give movie:${number} or show:${number}.`);

/** What a manual run changes in the history is lost with it: n8n keeps static data of production runs only. */
export function warnOfManualRun(api: MediaSyncApi): void {
	if (api.remembers) return;
	api.hint('n8n forgets this change, because it saves history in production runs only: activate the workflow and let it run.');
}
