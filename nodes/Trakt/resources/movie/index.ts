import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { readTitle } from '../../makers/titles';

/** The first operation is the default. */
export const movie: Room<TraktApi> = {
	name: 'Movie',
	value: 'movie',
	description: 'Facts, people, ratings and releases of a film',
	operations: [
		readTitle('movie', 'get'),
		readTitle('movie', 'getRelated'),
		readTitle('movie', 'getPeople'),
		readTitle('movie', 'getRatings'),
		readTitle('movie', 'getStats'),
		readTitle('movie', 'getAliases'),
		readTitle('movie', 'getTranslations'),
		readTitle('movie', 'getReleases'),
		readTitle('movie', 'getStudios'),
		readTitle('movie', 'getVideos'),
		readTitle('movie', 'getWatching'),
		readTitle('movie', 'getComments'),
		readTitle('movie', 'getLists'),
	],
};
