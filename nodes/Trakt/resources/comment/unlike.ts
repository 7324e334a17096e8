import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { commentId } from './commentFields';

export const unlikeComment = act({
	resource: 'comment',
	operation: 'unlike',
	name: 'Unlike',
	action: 'Unlike a comment',
	description: 'Take back the like of a comment or reply',
	properties: [commentId],
	call: (item) => ({ method: 'DELETE', path: path`/comments/${item.string('commentId')}/like` }),
});
