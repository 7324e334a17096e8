import { listField, listReferenceOf, listPath } from '../../client/lists';
import { getMany } from '../../makers/reads';

export const getListLikes = getMany({
	resource: 'list',
	operation: 'getLikes',
	name: 'Get Many Likes',
	action: 'Get many users who like a list',
	description: 'List the users who like a list',
	properties: [listField],
	full: false,
	call: (item) => ({ path: `${listPath(listReferenceOf(item))}/likes` }),
});
