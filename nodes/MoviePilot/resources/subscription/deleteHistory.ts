import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { text } from '../../../shared/node/fields';
import { confirmed, confirmField, idOf } from '../../fields/fields';

const CONFIRM = 'Delete It';

export const deleteSubscriptionHistory = defineOperation<MoviePilotApi>({
	resource: 'subscription',
	operation: 'deleteHistory',
	name: 'Delete History Entry',
	action: 'Delete an entry of the subscription history',
	description: 'Delete one entry of the subscription history. Subscriptions and files stay.',
	properties: [
		text('History ID', 'historyId', 'The field "id" of an entry of the history', { required: true, placeholder: 'e.g. 7' }),
		confirmField(CONFIRM, 'Whether the entry may be deleted for good'),
	],
	async execute(api, item) {
		const id = idOf(item, 'historyId', 'History ID');
		confirmed(item, CONFIRM, 'The entry cannot be brought back.');
		await api.call({ method: 'DELETE', path: path`/api/v1/subscribe/history/${id}`, retry: 'idempotent' });
		return { deleted: true, id };
	},
});
