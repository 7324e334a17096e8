import { listField, listReferenceOf, ownListPath } from '../../client/lists';
import { setNote } from '../../makers/listItems';

export const setListItemNote = setNote({
	resource: 'listItem',
	action: 'Set the note of a list item',
	description: 'Write or clear the note of one item on a list of your own (Trakt VIP)',
	properties: [listField],
	path: (item) => `${ownListPath(listReferenceOf(item))}/items`,
});
