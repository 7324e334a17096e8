import { scrobble } from '../../makers/scrobbles';

export const startScrobble = scrobble('start', 'Start', 'Tell Trakt that a film or episode has begun to play or goes on');
