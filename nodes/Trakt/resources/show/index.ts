import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { readTitle } from '../../makers/titles';

/** The first operation is the default. */
export const show: Room<TraktApi> = {
	name: 'Show',
	value: 'show',
	description: 'Facts, people, ratings and seasons of a show',
	operations: [
		readTitle('show', 'get'),
		readTitle('show', 'getRelated'),
		readTitle('show', 'getPeople'),
		readTitle('show', 'getRatings'),
		readTitle('show', 'getStats'),
		readTitle('show', 'getAliases'),
		readTitle('show', 'getTranslations'),
		readTitle('show', 'getCertifications'),
		readTitle('show', 'getStudios'),
		readTitle('show', 'getVideos'),
		readTitle('show', 'getWatching'),
		readTitle('show', 'getComments'),
		readTitle('show', 'getLists'),
		readTitle('show', 'getSeasons'),
		readTitle('show', 'getNextEpisode'),
		readTitle('show', 'getLastEpisode'),
	],
};
