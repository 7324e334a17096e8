import { syncWrite } from '../../makers/writes';

export const removeFavorite = syncWrite({
	resource: 'favorite',
	operation: 'remove',
	action: 'Remove a favorite',
	description: 'Take films or shows off your favorites, many input items in one request',
	types: ['movie', 'show'],
	path: () => '/sync/favorites/remove',
});
