import type { Resource } from '../shared/form';

/** As the Resource drop-down lists them. */
export const resources: Resource[] = [
	{ name: 'Account', value: 'account', description: 'Favorites and watchlist' },
	{ name: 'Cache', value: 'cache', description: 'Answers kept in n8n’s memory' },
	{ name: 'Configuration', value: 'configuration', description: 'Image addresses and sizes' },
	{ name: 'Discover', value: 'discover', description: 'By genre, year, rating or provider' },
	{ name: 'Find', value: 'find', description: 'By an ID of IMDb, TVDB and others' },
	{ name: 'Genre', value: 'genre', description: 'Names and numbers' },
	{ name: 'List', value: 'list', description: 'Lists of films and shows' },
	{ name: 'Movie', value: 'movie', description: 'One film: details, IDs, recommendations, providers' },
	{ name: 'Popular', value: 'popular', description: 'What is liked most now' },
	{ name: 'Search', value: 'search', description: 'By words of the title' },
	{ name: 'Show', value: 'show', description: 'One TV show: details, IDs, recommendations, providers' },
	{ name: 'Trending', value: 'trending', description: 'What is looked at most today or this week' },
];

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'search';
