import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { readUser } from '../../client/account';

export const getUser = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'get',
	name: 'Get',
	action: 'Get the user',
	description: 'Look up the account: name, type, points, and until when it is premium',
	async execute(api) {
		return await readUser(api);
	},
});
