import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { string } from '../../../shared/node/fields';

export const deleteSubscription = defineOperation<HdHiveApi>()({
	resource: 'subscription',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a subscription',
	description: 'End a subscription',
	properties: [string('Subscription ID', 'subscriptionId', 'The field "ID" of a subscription', { required: true })],
	async execute({ client }, item) {
		const id = item.string('subscriptionId');
		await client.call({ method: 'DELETE', path: OPEN + path`/subscriptions/${id}`, retry: 'idempotent' });
		return { id, deleted: true };
	},
});
