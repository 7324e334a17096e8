import { listField, listReferenceOf, listPath } from '../../client/lists';
import { getOne } from '../../makers/reads';

export const getList = getOne({
	resource: 'list',
	operation: 'get',
	name: 'Get',
	action: 'Get a list',
	description: 'Get the name, privacy, size and last change of one list, without its items',
	properties: [listField],
	full: false,
	call: (item) => ({ path: listPath(listReferenceOf(item)) }),
});
