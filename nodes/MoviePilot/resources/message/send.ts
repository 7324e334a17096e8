import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { string } from '../../../shared/node/fields';

export const sendMessage = defineOperation<MoviePilotApi>()({
	resource: 'message',
	operation: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Write to MoviePilot’s chat: a command such as /subscribes runs, other words are searched for as a title',
	properties: [
		string('Text', 'text', 'A command, or what a person would write in the chat', { required: true, placeholder: 'e.g. /subscribes' }),
	],
	async execute(api, item) {
		const said = item.string('text');
		await api.call({ method: 'POST', path: '/api/v1/message/web', query: { text: said } });
		return { sent: true, text: said };
	},
});
