import { defineOperation } from '../../../shared/node/operation';
import { readStatus } from '../../client/account';
import type { RealDebridApi } from '../../client/api';

export const getAccountStatus = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'accountStatus',
	name: 'Get Account Status',
	action: 'Get the account status',
	description: 'Tell in one item how many premium days, points, torrent slots and how much traffic are left',
	async execute(api) {
		return await readStatus(api);
	},
});
