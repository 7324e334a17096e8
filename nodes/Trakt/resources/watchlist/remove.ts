import { WATCHABLE } from '../../fields/paths';
import { syncWrite } from '../../makers/writes';

export const removeFromWatchlist = syncWrite({
	resource: 'watchlist',
	operation: 'remove',
	action: 'Remove a title from the watchlist',
	description: 'Take films, shows, seasons or episodes off your watchlist, many input items in one request',
	types: WATCHABLE,
	path: () => '/sync/watchlist/remove',
});
