import { path } from '../../../shared/http/url';
import { commentId } from './commentFields';
import { getOne } from '../../makers/reads';

export const getCommentItem = getOne({
	resource: 'comment',
	operation: 'getItem',
	name: 'Get Title',
	action: 'Get the title of a comment',
	description: 'Get the film, show, season, episode or list that a comment is about',
	properties: [commentId],
	call: (item) => ({ path: path`/comments/${item.string('commentId')}/item` }),
});
