import type { Resource } from '../shared/operation';

/** As the Resource drop-down lists them. */
export const resources: Resource[] = [
	{ name: 'Account', value: 'account', description: 'Favorites and watchlist' },
	{ name: 'Cache', value: 'cache' },
	{ name: 'Configuration', value: 'configuration', description: 'Image addresses and sizes' },
	{ name: 'Discover', value: 'discover' },
	{ name: 'Find', value: 'find', description: 'By an ID of IMDb, TVDB and others' },
	{ name: 'Genre', value: 'genre' },
	{ name: 'List', value: 'list', description: 'Lists of films and shows' },
	{ name: 'Movie', value: 'movie' },
	{ name: 'Popular', value: 'popular' },
	{ name: 'Search', value: 'search' },
	{ name: 'Show', value: 'show' },
	{ name: 'Trending', value: 'trending' },
];

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'search';
