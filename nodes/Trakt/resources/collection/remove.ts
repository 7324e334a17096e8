import { WATCHABLE } from '../../fields/paths';
import { syncWrite } from '../../makers/writes';

export const removeFromCollection = syncWrite({
	resource: 'collection',
	operation: 'remove',
	action: 'Remove a title from the collection',
	description: 'Take films, shows, seasons or episodes out of your collection, many input items in one request',
	types: WATCHABLE,
	path: () => '/sync/collection/remove',
});
