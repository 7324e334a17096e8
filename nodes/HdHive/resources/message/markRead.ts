import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { string } from '../../../shared/node/fields';

export const markMessagesRead = defineOperation<HdHiveApi>()({
	resource: 'message',
	operation: 'markRead',
	name: 'Mark as Read',
	action: 'Mark messages as read',
	description: 'Mark some messages as read',
	properties: [
		string('Message IDs', 'ids', 'The field "ID" of the messages, separated by commas', { required: true, placeholder: 'e.g. 12, 15' }),
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
