import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { commentBody, commentFields, commentId } from './commentFields';

export const replyToComment = act({
	resource: 'comment',
	operation: 'reply',
	name: 'Reply',
	action: 'Reply to a comment',
	description: 'Write a reply to a comment',
	properties: [commentId, ...commentFields],
	call: (item) => ({
		method: 'POST',
		path: path`/comments/${item.string('commentId')}/replies`,
		body: commentBody(item),
		retry: 'never',
	}),
});
