import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { OPEN } from '../../client/policy';
import { readProfile } from './profile';

export const getAccount = defineOperation<HdHiveApi>()({
	resource: 'account',
	operation: 'get',
	name: 'Get',
	action: 'Get the account',
	description: 'Get the signed-in account: name, membership, points, shares',
	properties: [simplifyField],
	async execute({ client }, item) {
		const me = objectIn((await client.get(`${OPEN}/me`)).data, 'username', 'nickname');
		return item.boolean('simplify') ? readProfile(me) : me;
	},
});
