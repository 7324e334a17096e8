import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../shared/operation';
import type { HdHiveApi } from '../api';
import { manyFields, simplifyField } from '../../shared/fields';
import { readPages } from '../pages';
import { OPEN } from '../policy';
import { readResource } from '../resource';

export const getShares = defineOperation<HdHiveApi>({
	resource: 'share',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many shares',
	description: 'List the resources that the signed-in account shares',
	properties: [...manyFields, simplifyField],
	async execute({ client }, item) {
		const limit = item.boolean('returnAll') ? undefined : item.number('limit', 50);
		const shares = await readPages(client, { path: `${OPEN}/shares`, what: 'your shares', key: 'slug', limit });
		return item.boolean('simplify') ? shares.map((raw) => readResource(raw) as unknown as IDataObject) : shares;
	},
});
