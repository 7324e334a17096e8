import { defineOperation } from '../../shared/operation';
import { asObject, type HdHiveApi } from '../api';
import { simplifyField } from '../../shared/fields';
import { OPEN } from '../policy';
import { readProfile } from '../profile';

export const getAccount = defineOperation<HdHiveApi>({
	resource: 'account',
	operation: 'get',
	name: 'Get',
	action: 'Get the account',
	description: 'Get the signed-in account: name, membership, points, shares',
	properties: [simplifyField],
	async execute({ client }, item) {
		const me = asObject((await client.get(`${OPEN}/me`)).data);
		return item.boolean('simplify') ? readProfile(me) : me;
	},
});
