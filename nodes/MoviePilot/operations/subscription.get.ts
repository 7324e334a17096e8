import { defineOperation } from '../../shared/operation';
import type { MoviePilotApi } from '../api';
import { simplifyField } from '../../shared/fields';
import { idOf, subscriptionIdField } from '../fields';
import { simpleSubscription } from '../records';

export const getSubscription = defineOperation<MoviePilotApi>({
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
