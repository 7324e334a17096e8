import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { manyFields, simplifyField } from '../../../shared/node/fields';
import { readPages } from '../../client/paging';
import { OPEN } from '../../client/policy';
import { resourceItem } from '../../client/resource';

export const getShares = defineOperation<HdHiveApi>()({
	resource: 'share',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many shares',
	description: 'List the resources that the signed-in account shares',
	properties: [...manyFields, simplifyField],
	async execute({ client }, item) {
		const limit = item.boolean('returnAll') ? undefined : item.number('limit', 50);
		const shares = await readPages(client, { path: `${OPEN}/shares`, what: 'your shares', key: 'slug', limit });
		return item.boolean('simplify') ? shares.map((raw) => resourceItem(raw)) : shares;
	},
});
