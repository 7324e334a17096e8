import { defineOperation } from '../../shared/operation';
import type { HdHiveApi } from '../api';
import { manyFields } from '../../shared/fields';
import { readPages } from '../pages';
import { OPEN } from '../policy';

export const getMessages = defineOperation<HdHiveApi>({
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
