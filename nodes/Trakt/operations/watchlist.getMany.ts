import { sortFields, typeAndSort, typeField, userField } from '../fields';
import { ownOr } from '../paths';
import { getMany } from '../reads';

export const getWatchlist = getMany({
	resource: 'watchlist',
	action: 'Get many watchlist items',
	description: 'List the films, shows, seasons and episodes on a watchlist, your own or another user’s public one',
	properties: [typeField(['all', 'movies', 'shows', 'seasons', 'episodes']), userField],
	options: sortFields,
	call: (item) => ({
		path: `${ownOr(item, 'watchlist')}${typeAndSort(item)}`,
		what: 'the watchlist',
		proven: true,
	}),
});
