import { collectionFields, collectionData } from './collectionData';
import { WATCHABLE } from '../../fields/paths';
import { syncWrite } from '../../makers/writes';

export const addToCollection = syncWrite({
	resource: 'collection',
	operation: 'add',
	action: 'Add a title to the collection',
	description: 'Note films, shows, seasons or episodes as owned, many input items in one request',
	types: WATCHABLE,
	properties: collectionFields,
	path: () => '/sync/collection',
	extras: collectionData,
	explicitWhole: true,
});
