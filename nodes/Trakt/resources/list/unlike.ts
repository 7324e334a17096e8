import { act } from '../../makers/acts';
import { listField, listOf, listPath } from '../../client/lists';

export const unlikeList = act({
	resource: 'list',
	operation: 'unlike',
	name: 'Unlike',
	action: 'Unlike a list',
	description: 'Take back the like of a list',
	properties: [listField],
	call: (item) => ({ method: 'DELETE', path: `${listPath(listOf(item))}/like` }),
});
