import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const deleteSubscription = defineOperation<HdHiveApi>({
	resource: 'subscription',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a subscription',
	description: 'End a subscription',
	properties: [
		{
			displayName: 'Subscription ID',
			name: 'subscriptionId',
			type: 'string',
			required: true,
			default: '',
			description: 'The field "ID" of a subscription',
		},
	],
	async execute({ client }, item) {
		const id = item.string('subscriptionId');
		await client.call({ method: 'DELETE', path: OPEN + path`/subscriptions/${id}`, retry: 'idempotent' });
		return { id, deleted: true };
	},
});
