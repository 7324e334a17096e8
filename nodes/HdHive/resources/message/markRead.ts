import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const markMessagesRead = defineOperation<HdHiveApi>({
	resource: 'message',
	operation: 'markRead',
	name: 'Mark as Read',
	action: 'Mark messages as read',
	description: 'Mark some messages as read',
	properties: [
		{
			displayName: 'Message IDs',
			name: 'ids',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12, 15',
			description: 'The field "ID" of the messages, separated by commas',
		},
	],
	async execute({ client }, item) {
		const ids = item
			.string('ids')
			.split(/[\s,]+/)
			.filter((id) => id !== '')
			.map(Number);
		if (ids.length === 0 || !ids.every(Number.isInteger)) {
			throw new InputError('Message IDs', 'is not a list of numbers', 'Give numbers, separated by commas.');
		}
		await client.call({ method: 'POST', path: `${OPEN}/messages/read`, body: { ids }, retry: 'idempotent' });
		return { read: ids };
	},
});
