import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { manyFields } from '../../../shared/node/fields';
import { readList } from '../../client/lists';

export const getManyDownloads = defineOperation<RealDebridApi>()({
	resource: 'download',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many downloads',
	description: 'List the links that were unrestricted with the account, newest first',
	properties: manyFields,
	async execute(api, item) {
		return await readList(api.client, '/downloads', limitOf(item));
	},
});
