import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const getQuota = defineOperation<HdHiveApi>()({
	resource: 'usage',
	operation: 'getQuota',
	name: 'Get Quota',
	action: 'Get the quota',
	description: 'Get how many calls the app may still make today. Empty where HDHive has set no limit.',
	async execute({ client }) {
		const { daily_reset: reset, endpoint_limit: limit, endpoint_remaining: remaining } = objectIn((await client.get(`${OPEN}/quota`)).data);
		const resetsAt = Number(reset) > 0 ? new Date(Number(reset) * 1000).toISOString() : null;
		return { limit: limit ?? null, remaining: remaining ?? null, resetsAt };
	},
});
