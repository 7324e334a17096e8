import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { manyFields } from '../../../shared/node/fields';
import { readUpTo, readWhole } from '../../client/paging';

export const getLists = defineOperation<TmdbApi>()({
	resource: 'list',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many lists',
	description: 'List the lists of the connected account',
	properties: manyFields,
	async execute({ client }, item) {
		const call = { path: path`/4/account/${client.accountObjectId()}/lists`, what: 'the lists of the account' };
		return item.boolean('returnAll')
			? (await readWhole(client, call)).items
			: await readUpTo(client, call, Math.max(1, item.number('limit', 50)));
	},
});
