import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { pauseScrobble } from './pause';
import { startScrobble } from './start';
import { stopScrobble } from './stop';

/** The first operation is the default. */
export const scrobble: Room<TraktApi> = {
	name: 'Scrobble',
	value: 'scrobble',
	description: 'Tell Trakt what a player is playing',
	operations: [pauseScrobble, startScrobble, stopScrobble],
};
