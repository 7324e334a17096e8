import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Reset It';

export const resetSubscription = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'reset',
	name: 'Reset',
	action: 'Reset a subscription',
	description: 'Make a subscription forget what it has downloaded, so that everything is looked for again',
	properties: [subscriptionIdField, confirm(CONFIRM, 'Whether everything of it may be downloaded again')],
	async execute(api, item) {
		const id = idOf(item, 'subscriptionId', 'Subscription ID');
		confirmed(item, CONFIRM, 'After a reset MoviePilot downloads again what it has downloaded for this subscription.');
		// Version 2 answers success to an unknown ID too.
		await api.subscriptions.get(id);
		await api.trigger(path`/api/v1/subscribe/reset/${id}`);
		api.subscriptions.forget();
		return { reset: true, ...simpleSubscription(await api.subscriptions.get(id)) };
	},
});
