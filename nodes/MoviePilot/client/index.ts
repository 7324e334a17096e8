/** All that Media Sync and Media Panel may use of this service. */
export { MOVIE_PILOT_CREDENTIAL, connectMoviePilot } from './client';
export type { Dialect, Subscription, Wanted } from './dialect';
export { readServer } from './generation';
