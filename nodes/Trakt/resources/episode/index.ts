import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { readTitle } from '../../makers/titles';

/** The first operation is the default. */
export const episode: Room<TraktApi> = {
	name: 'Episode',
	value: 'episode',
	description: 'Facts, people and ratings of an episode',
	operations: [
		readTitle('episode', 'get'),
		readTitle('episode', 'getPeople'),
		readTitle('episode', 'getRatings'),
		readTitle('episode', 'getStats'),
		readTitle('episode', 'getTranslations'),
		readTitle('episode', 'getVideos'),
		readTitle('episode', 'getWatching'),
		readTitle('episode', 'getComments'),
		readTitle('episode', 'getLists'),
	],
};
