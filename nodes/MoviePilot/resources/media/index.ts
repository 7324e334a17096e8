import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { getMedia } from './get';
import { getSeasons } from './getSeasons';
import { recognizeMedia } from './recognize';
import { searchMedia } from './search';

/** The first operation is the default. */
export const media: Room<MoviePilotApi> = {
	name: 'Media',
	value: 'media',
	description: 'Films and shows, whether subscribed or not',
	operations: [searchMedia, recognizeMedia, getMedia, getSeasons],
};
