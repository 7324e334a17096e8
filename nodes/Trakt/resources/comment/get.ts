import { path } from '../../../shared/http/url';
import { commentId } from './commentFields';
import { getOne } from '../../makers/reads';

export const getComment = getOne({
	resource: 'comment',
	operation: 'get',
	name: 'Get',
	action: 'Get a comment',
	description: 'Get one comment or reply by its ID',
	properties: [commentId],
	full: false,
	call: (item) => ({ path: path`/comments/${item.string('commentId')}` }),
});
