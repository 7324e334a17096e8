import { defineOperation } from '../../../shared/node/operation';
import { countIn, objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { OPEN } from '../../client/policy';

export const getFreeQuota = defineOperation<HdHiveApi>()({
	resource: 'account',
	operation: 'getFreeQuota',
	name: 'Get Weekly Free Quota',
	action: 'Get the weekly free quota',
	description: 'Get how many resources the account may still unlock for free this week (long-term members only)',
	properties: [simplifyField],
	async execute({ client }, item) {
		const quota = objectIn((await client.get(`${OPEN}/vip/weekly-free-quota`)).data);
		if (!item.boolean('simplify')) return quota;
		// HDHive says -1 for "as many as you like".
		const unlimited = quota.unlimited === true || quota.remaining === -1;
		return {
			foreverVip: quota.is_forever_vip === true,
			unlimited,
			limit: unlimited ? null : countIn(quota.limit),
			used: countIn(quota.used),
			remaining: unlimited ? null : countIn(quota.remaining),
			bonus: countIn(quota.bonus_quota),
			bonusMaximum: countIn(quota.bonus_quota_max),
		};
	},
});
