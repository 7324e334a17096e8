import { scrobble } from '../../makers/scrobbles';

export const stopScrobble = scrobble(
	'stop',
	'Stop',
	'Tell Trakt that a film or episode has stopped: above 80 percent it counts as watched, below it is kept as paused',
);
