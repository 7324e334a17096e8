import { sortFields, typeAndSort, typeField, userField } from '../../fields/fields';
import { ownOr } from '../../fields/paths';
import { getMany } from '../../makers/reads';

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
