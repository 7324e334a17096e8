import { choice } from '../../fields/fields';
import { listField, listOf, listPath } from '../../client/lists';
import { getMany } from '../../makers/reads';

export const getListComments = getMany({
	resource: 'list',
	operation: 'getComments',
	name: 'Get Many Comments',
	action: 'Get many comments on a list',
	description: 'List the comments on a list',
	properties: [listField, choice('Sort By', 'sort', ['newest', 'oldest', 'likes', 'replies'], 'Order of the comments')],
	full: false,
	call: (item) => ({ path: `${listPath(listOf(item))}/comments/${item.string('sort')}` }),
});
