import { defineOperation } from '../../../shared/node/operation';
import { setState } from './addSubscription';
import type { MoviePilotApi } from '../../client/api';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';
import { stateField, stateIn } from './stateField';

export const setSubscriptionState = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'setState',
	name: 'Set State',
	action: 'Set the state of a subscription',
	description: 'Let a subscription run, wait or pause',
	properties: [subscriptionIdField, stateField],
	async execute(api, item) {
		const id = idOf(item, 'subscriptionId', 'Subscription ID');
		await setState(api, id, stateIn(item.raw('state')));
		api.subscriptions.forget();
		return simpleSubscription(await api.subscriptions.get(id));
	},
});
