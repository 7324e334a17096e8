import { listField, listReferenceOf, listPath } from '../../client/lists';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getListComments = getMany({
	resource: 'list',
	operation: 'getComments',
	name: 'Get Many Comments',
	action: 'Get many comments on a list',
	description: 'List the comments on a list',
	properties: [listField, options('Sort By', 'sort', ['newest', 'oldest', 'likes', 'replies'], 'Order of the comments')],
	full: false,
	call: (item) => ({ path: `${listPath(listReferenceOf(item))}/comments/${item.string('sort')}` }),
});
