import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import { objectIn, unreadable } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { readTarget, targetFields } from './subscriptionFields';

export const checkSubscription = defineOperation<HdHiveApi>()({
	resource: 'subscription',
	operation: 'check',
	name: 'Check',
	action: 'Check a subscription',
	description: 'Find out whether the account is subscribed to something',
	properties: targetFields,
	async execute({ client }, item) {
		const { data } = await client.get(`${OPEN}/subscriptions/check`, readTarget(item));
		const found = objectIn(data, 'subscribed');
		if (/^(?:true|false|0|1)$/.test(asText(found.subscribed))) return found;
		throw unreadable();
	},
});
