import { syncWrite } from '../../makers/writes';
import { WATCHABLE } from '../../fields/paths';

export const addToWatchlist = syncWrite({
	resource: 'watchlist',
	operation: 'add',
	action: 'Add a title to the watchlist',
	description: 'Put films, shows, seasons or episodes on your watchlist, many input items in one request',
	types: WATCHABLE,
	path: () => '/sync/watchlist',
	newest: () => '/sync/watchlist/all/added/desc',
});
