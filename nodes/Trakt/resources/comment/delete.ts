import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { commentId } from './commentFields';

export const deleteComment = act({
	resource: 'comment',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a comment',
	description: 'Delete a comment or reply of your own; Trakt allows it for two weeks and while nobody has replied',
	properties: [commentId],
	call: (item) => ({ method: 'DELETE', path: path`/comments/${item.string('commentId')}` }),
});
