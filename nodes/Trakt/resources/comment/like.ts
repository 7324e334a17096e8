import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { commentId } from './commentFields';

export const likeComment = act({
	resource: 'comment',
	operation: 'like',
	name: 'Like',
	action: 'Like a comment',
	description: 'Like a comment or reply',
	properties: [commentId],
	call: (item) => ({ method: 'POST', path: path`/comments/${item.string('commentId')}/like` }),
});
