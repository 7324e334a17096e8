import { path } from '../../../shared/http/url';
import { commentId } from './commentFields';
import { getMany } from '../../makers/reads';

export const getReplies = getMany({
	resource: 'comment',
	operation: 'getReplies',
	name: 'Get Many Replies',
	action: 'Get many replies to a comment',
	description: 'List the replies to a comment',
	properties: [commentId],
	full: false,
	call: (item) => ({ path: path`/comments/${item.string('commentId')}/replies` }),
});
