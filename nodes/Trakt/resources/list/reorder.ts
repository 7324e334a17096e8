import { reorder } from '../../makers/listItems';

export const reorderLists = reorder({
	resource: 'list',
	action: 'Reorder your lists',
	description: 'Set the order of your personal lists by their Trakt IDs',
	ids: {
		displayName: 'List IDs',
		description: 'Trakt IDs of your lists in the wanted order, separated by commas',
	},
	path: () => '/users/me/lists/reorder',
});
