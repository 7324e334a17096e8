import { listField, listReferenceOf, ownListPath } from '../../client/lists';
import { reorder } from '../../makers/listItems';

export const reorderListItems = reorder({
	resource: 'listItem',
	action: 'Reorder the items of a list',
	description: 'Set the order of a list of your own by the IDs of its items',
	properties: [listField],
	path: (item) => `${ownListPath(listReferenceOf(item))}/items/reorder`,
});
