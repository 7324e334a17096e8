import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { simplifyField, collection } from '../../../shared/node/fields';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';
import { ruleFields, rulesOf } from './subscriptionFields';

export const updateSubscription = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'update',
	name: 'Update',
	action: 'Update a subscription',
	description: 'Change how releases are chosen for a subscription. Fields that are not added stay as they are.',
	properties: [subscriptionIdField, collection('Fields', 'fields', ruleFields), simplifyField],
	/** Version 2 sets every field that is left out back to its default, so the whole record goes back. */
	async execute(api, item) {
		const id = idOf(item, 'subscriptionId', 'Subscription ID');
		const changes = rulesOf(item.collection('fields'));
		if (Object.keys(changes).length === 0) throw new InputError('Fields', 'is empty', 'Add at least one field that shall change.');
		const before = await api.subscriptions.get(id);
		const { naming } = await api.server();
		const body = naming.updateResetsTheRest ? { ...before, ...changes } : { id, ...changes };
		await api.call({ method: 'PUT', path: '/api/v1/subscribe/', body, retry: 'idempotent' });
		const after = await api.subscriptions.get(id);
		api.subscriptions.forget();
		return item.boolean('simplify') ? { ...simpleSubscription(after), changed: Object.keys(changes) } : after;
	},
});
