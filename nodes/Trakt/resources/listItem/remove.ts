import { LISTABLE, listField, listReferenceOf, ownListPath } from '../../client/lists';
import { syncWrite } from '../../makers/writes';

export const removeListItems = syncWrite({
	resource: 'listItem',
	operation: 'remove',
	action: 'Remove a title from a list',
	description: 'Take films, shows, seasons, episodes or people off a list of your own, many input items in one request',
	types: LISTABLE,
	properties: [listField],
	path: (item) => `${ownListPath(listReferenceOf(item))}/items/remove`,
});
