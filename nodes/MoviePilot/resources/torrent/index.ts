import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { searchTorrents } from './search';

/** The first operation is the default. */
export const torrent: Room<MoviePilotApi> = {
	name: 'Torrent',
	value: 'torrent',
	description: 'Releases at the sites',
	operations: [searchTorrents],
};
