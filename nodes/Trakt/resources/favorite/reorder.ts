import { reorder } from '../../makers/listItems';

export const reorderFavorites = reorder({
	resource: 'favorite',
	action: 'Reorder the favorites',
	description: 'Set the order of your favorites by the IDs of their list items',
	path: () => '/sync/favorites/reorder',
});
