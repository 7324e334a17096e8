import { defineOperation } from '../../shared/operation';
import { readStatus } from '../account';
import type { RealDebridApi } from '../api';

export const getAccountStatus = defineOperation<RealDebridApi>({
	resource: 'user',
	operation: 'accountStatus',
	name: 'Get Account Status',
	action: 'Get the account status',
	description: 'Tell in one item how many premium days, points, torrent slots and how much traffic are left',
	async execute(api) {
		return await readStatus(api);
	},
});
