import { LISTABLE, listField, listReferenceOf, ownListPath } from '../../client/lists';
import { noteField, noteOf } from '../../makers/listItems';
import { syncWrite } from '../../makers/writes';

export const addListItems = syncWrite({
	resource: 'listItem',
	operation: 'add',
	action: 'Add a title to a list',
	description: 'Put films, shows, seasons, episodes or people on a list of your own, many input items in one request',
	types: LISTABLE,
	properties: [listField, ...noteField],
	path: (item) => `${ownListPath(listReferenceOf(item))}/items`,
	newest: (item) => `${ownListPath(listReferenceOf(item))}/items/all/added/desc`,
	extras: noteOf,
});
