import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import { asObject, unreadable } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const getUnreadCount = defineOperation<HdHiveApi>()({
	resource: 'message',
	operation: 'getUnreadCount',
	name: 'Get Unread Count',
	action: 'Get the number of unread messages',
	description: 'Get how many messages have not been read yet',
	async execute({ client }) {
		const { data } = await client.get(`${OPEN}/messages/unread-count`);
		// Known from clients alone: either the number itself, or an object with it.
		const { count, unread_count: unread } = asObject(data);
		const text = asText(typeof data === 'object' ? (count ?? unread) : data).trim();
		if (/^\d+$/.test(text)) return { unread: Number(text) };
		throw unreadable();
	},
});
