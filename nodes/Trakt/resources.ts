import type { Resource } from '../shared/form';

/** As the Resource drop-down lists them. */
export const resources: Resource[] = [
	{ name: 'Calendar', value: 'calendar' },
	{ name: 'Check-In', value: 'checkIn' },
	{ name: 'Collection', value: 'collection' },
	{ name: 'Comment', value: 'comment' },
	{ name: 'Custom API Call', value: 'customApiCall' },
	{ name: 'Discover', value: 'discover' },
	{ name: 'Episode', value: 'episode' },
	{ name: 'Favorite', value: 'favorite' },
	{ name: 'Hidden Item', value: 'hiddenItem' },
	{ name: 'History', value: 'history' },
	{ name: 'List', value: 'list' },
	{ name: 'List Item', value: 'listItem' },
	{ name: 'Lookup', value: 'lookup' },
	{ name: 'Movie', value: 'movie' },
	{ name: 'Note', value: 'note' },
	{ name: 'Person', value: 'person' },
	{ name: 'Playback', value: 'playback' },
	{ name: 'Progress', value: 'progress' },
	{ name: 'Rating', value: 'rating' },
	{ name: 'Recommendation', value: 'recommendation' },
	{ name: 'Scrobble', value: 'scrobble' },
	{ name: 'Search', value: 'search' },
	{ name: 'Season', value: 'season' },
	{ name: 'Show', value: 'show' },
	{ name: 'Smart List', value: 'smartList' },
	{ name: 'User', value: 'user' },
	{ name: 'Watched', value: 'watched' },
	{ name: 'Watchlist', value: 'watchlist' },
];

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'watchlist';
