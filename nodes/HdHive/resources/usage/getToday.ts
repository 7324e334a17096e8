import { defineOperation } from '../../../shared/node/operation';
import { asObject, type HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const getUsageToday = defineOperation<HdHiveApi>({
	resource: 'usage',
	operation: 'getToday',
	name: 'Get Today',
	action: 'Get the usage of today',
	description: 'Get how many calls were made today, how many failed, and how long they took',
	async execute({ client }) {
		return asObject((await client.get(`${OPEN}/usage/today`)).data);
	},
});
