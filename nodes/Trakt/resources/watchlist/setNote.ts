import { setNote } from '../../makers/listItems';

export const setWatchlistNote = setNote({
	resource: 'watchlist',
	action: 'Set the note of a watchlist item',
	description: 'Write or clear the note of one item on your watchlist (Trakt VIP)',
	path: () => '/sync/watchlist',
});
