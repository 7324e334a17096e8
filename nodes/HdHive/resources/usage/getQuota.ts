import { defineOperation } from '../../../shared/node/operation';
import { countIn, objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

/** The year 9999. */
const LAST_SECOND = 253_402_300_799;

export const getQuota = defineOperation<HdHiveApi>()({
	resource: 'usage',
	operation: 'getQuota',
	name: 'Get Quota',
	action: 'Get the quota',
	description: 'Get how many calls the app may still make today. Empty where HDHive has set no limit.',
	async execute({ client }) {
		const { daily_reset: reset, endpoint_limit: limit, endpoint_remaining: remaining } = objectIn((await client.get(`${OPEN}/quota`)).data);
		const seconds = countIn(reset) ?? 0;
		const resetsAt = seconds > 0 && seconds < LAST_SECOND ? new Date(seconds * 1000).toISOString() : null;
		return { limit: countIn(limit), remaining: countIn(remaining), resetsAt };
	},
});
