import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { KIND } from '../../client/dialect';
import type { MoviePilotApi } from '../../client/api';
import { manyFields, simplifyField } from '../../../shared/node/fields';
import { kindField, kindOf } from '../../fields/fields';
import { readPages } from '../../client/paging';
import { simpleSubscription } from '../../client/records';

export const getSubscriptionHistory = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'getHistory',
	name: 'Get History',
	action: 'Get the subscription history',
	description: 'List the subscriptions that are complete, newest first',
	properties: [kindField, ...manyFields, simplifyField],
	async execute(api, item) {
		const target = path`/api/v1/subscribe/history/${KIND[kindOf(item)]}`;
		const entries = await readPages(api, { path: target }, 'the subscription history', limitOf(item));
		return item.boolean('simplify') ? entries.map(simpleSubscription) : entries;
	},
});
