import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';

export const getSubscription = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'get',
	name: 'Get',
	action: 'Get a subscription',
	description: 'Read one subscription by its ID',
	properties: [subscriptionIdField, simplifyField],
	async execute(api, item) {
		const record = await api.subscriptions.get(idOf(item, 'subscriptionId', 'Subscription ID'));
		return item.boolean('simplify') ? simpleSubscription(record) : record;
	},
});
