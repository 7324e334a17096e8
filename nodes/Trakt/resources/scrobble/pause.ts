import { scrobble } from '../../makers/scrobbles';

export const pauseScrobble = scrobble('pause', 'Pause', 'Tell Trakt that a film or episode was paused; its position is kept');
