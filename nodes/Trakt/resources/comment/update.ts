import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { commentBody, commentFields, commentId } from './commentFields';

export const updateComment = act({
	resource: 'comment',
	operation: 'update',
	name: 'Update',
	action: 'Update a comment',
	description: 'Change the words or the spoiler mark of a comment or reply of your own',
	properties: [commentId, ...commentFields],
	call: (item) => ({
		method: 'PUT',
		path: path`/comments/${item.string('commentId')}`,
		body: commentBody(item),
	}),
});
