import { defineOperation } from '../../../shared/node/operation';
import { wholeListIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { manyFields } from '../../../shared/node/fields';
import { OPEN } from '../../client/policy';

export const getSubscriptions = defineOperation<HdHiveApi>()({
	resource: 'subscription',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'List what the account is subscribed to. Only newer versions of HDHive have subscriptions.',
	properties: manyFields,
	async execute({ client }, item) {
		const all = wholeListIn(await client.get(`${OPEN}/subscriptions`), 'target_type');
		return item.boolean('returnAll') ? all : all.slice(0, item.number('limit', 50));
	},
});
