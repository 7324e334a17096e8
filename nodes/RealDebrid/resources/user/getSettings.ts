import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { RealDebridApi } from '../../client/api';

export const getSettings = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'getSettings',
	name: 'Get Settings',
	action: 'Get the settings',
	description: 'Look up the settings of the account and the values that each may have',
	async execute(api) {
		return objectIn(await api.client.get('/settings'), 'the settings', 'locale');
	},
});
