import { act } from '../../makers/acts';
import { listField, listReferenceOf, listPath } from '../../client/lists';

export const unlikeList = act({
	resource: 'list',
	operation: 'unlike',
	name: 'Unlike',
	action: 'Unlike a list',
	description: 'Take back the like of a list',
	properties: [listField],
	call: (item) => ({ method: 'DELETE', path: `${listPath(listReferenceOf(item))}/like` }),
});
