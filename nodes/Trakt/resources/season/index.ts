import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { readTitle } from '../../makers/titles';

/** The first operation is the default. */
export const season: Room<TraktApi> = {
	name: 'Season',
	value: 'season',
	description: 'Facts and episodes of a season',
	operations: [
		readTitle('season', 'get'),
		readTitle('season', 'getPeople'),
		readTitle('season', 'getRatings'),
		readTitle('season', 'getStats'),
		readTitle('season', 'getTranslations'),
		readTitle('season', 'getVideos'),
		readTitle('season', 'getWatching'),
		readTitle('season', 'getComments'),
		readTitle('season', 'getLists'),
		readTitle('season', 'getEpisodes'),
	],
};
