import { syncWrite } from '../../makers/writes';
import { noteField, noteOf } from '../../makers/listItems';

export const addFavorite = syncWrite({
	resource: 'favorite',
	operation: 'add',
	action: 'Add a favorite',
	description: 'Add films or shows to your favorites, many input items in one request; Trakt allows about 50 in all',
	types: ['movie', 'show'],
	properties: noteField,
	path: () => '/sync/favorites',
	newest: () => '/sync/favorites/all/added/desc',
	extras: noteOf,
});
