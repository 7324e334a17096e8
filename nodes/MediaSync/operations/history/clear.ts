import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';
import { warnOfManualRun } from './delete';
import { boolean } from '../../../shared/node/fields';

export const clearSyncHistory = defineOperation<MediaSyncApi>()({
	resource: 'history',
	operation: 'clear',
	name: 'Clear',
	action: 'Clear the sync history',
	description: 'Forget all titles that the syncs of this workflow remember. Subscriptions stay as they are.',
	properties: [
		boolean(
			'I Want to Clear the Whole History',
			'confirm',
			'Whether to really forget all titles. The next sync then adds again what was removed in the target by hand.',
		),
	],
	async execute(api, item) {
		if (!item.boolean('confirm')) {
			throw new InputError('I Want to Clear the Whole History', 'is off', 'Switch it on to confirm.');
		}
		warnOfManualRun(api);
		return await Promise.resolve({ deleted: api.history.forget() });
	},
});
