import { path } from '../../shared/http/url';
import { commentId } from '../comments';
import { getOne } from '../reads';

export const getCommentItem = getOne({
	resource: 'comment',
	operation: 'getItem',
	name: 'Get Title',
	action: 'Get the title of a comment',
	description: 'Get the film, show, season, episode or list that a comment is about',
	properties: [commentId],
	call: (item) => ({ path: path`/comments/${item.string('commentId')}/item` }),
});
