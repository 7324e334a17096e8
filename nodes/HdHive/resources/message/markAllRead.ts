import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const markAllMessagesRead = defineOperation<HdHiveApi>()({
	resource: 'message',
	operation: 'markAllRead',
	name: 'Mark All as Read',
	action: 'Mark all messages as read',
	description: 'Mark every message as read',
	async execute({ client }) {
		await client.call({ method: 'POST', path: `${OPEN}/messages/read-all`, body: {}, retry: 'idempotent' });
		return { allRead: true };
	},
});
