import { listField, listOf, listPath } from '../lists';
import { sortFields, typeAndSort, typeField } from '../fields';
import { getMany } from '../reads';

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
