import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { manyFields } from '../../../shared/node/fields';
import { readPages } from '../../client/paging';
import { OPEN } from '../../client/policy';

export const getMessages = defineOperation<HdHiveApi>()({
	resource: 'message',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'List the messages that HDHive has sent to the account. Only newer versions of HDHive have them.',
	properties: manyFields,
	async execute({ client }, item) {
		const limit = item.boolean('returnAll') ? undefined : item.number('limit', 50);
		return await readPages(client, { path: `${OPEN}/messages`, what: 'your messages', key: 'id', limit });
	},
});
