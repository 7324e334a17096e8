import { defineOperation } from '../../../shared/node/operation';
import { countIn, objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const getUsageToday = defineOperation<HdHiveApi>()({
	resource: 'usage',
	operation: 'getToday',
	name: 'Get Today',
	action: 'Get the usage of today',
	description: 'Get how many calls were made today, how many failed, and how long they took',
	async execute({ client }) {
		const today = objectIn((await client.get(`${OPEN}/usage/today`)).data, 'total_calls');
		countIn(today.total_calls);
		return today;
	},
});
