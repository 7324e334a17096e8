import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

export const convertPoints = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'convertPoints',
	name: 'Convert Points',
	action: 'Spend points on premium days',
	description: 'Spend fidelity points on premium days; this cannot be undone',
	properties: [confirm('Confirm', 'Whether to spend the points; they cannot be had back')],
	async execute(api, item) {
		confirmed(item, 'Confirm', 'Converting spends fidelity points, which cannot be had back.');
		await api.client.request({ method: 'POST', path: '/settings/convertPoints', retry: 'never' });
		return { converted: true };
	},
});
