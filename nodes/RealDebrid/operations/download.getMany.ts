import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { manyFields } from '../../shared/fields';
import { wanted } from '../fields';
import { readList } from '../lists';

export const getManyDownloads = defineOperation<RealDebridApi>({
	resource: 'download',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many downloads',
	description: 'List the links that were unrestricted with the account, newest first',
	properties: manyFields,
	async execute(api, item) {
		return await readList(api.client, '/downloads', wanted(item));
	},
});
