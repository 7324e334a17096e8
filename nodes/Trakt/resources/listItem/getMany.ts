import { listField, listOf, listPath } from '../../client/lists';
import { sortFields, typeAndSort, typeField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getListItems = getMany({
	resource: 'listItem',
	action: 'Get many list items',
	description: 'List what is on a personal list: your own, a liked one or any public one',
	properties: [listField, typeField(['all', 'movie', 'show', 'season', 'episode', 'person'])],
	options: sortFields,
	call(item) {
		const list = listOf(item);
		return {
			path: `${listPath(list)}/items${typeAndSort(item)}`,
			what: `the list ${list.label}`,
			proven: true,
		};
	},
});
