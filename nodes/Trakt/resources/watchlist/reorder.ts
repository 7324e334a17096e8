import { reorder } from '../../makers/listItems';

export const reorderWatchlist = reorder({
	resource: 'watchlist',
	action: 'Reorder the watchlist',
	description: 'Set the order of your watchlist by the IDs of its list items',
	path: () => '/sync/watchlist/reorder',
});
