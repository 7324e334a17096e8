/** All that Media Sync and Media Panel may use of this service. */
export { SEERR_CREDENTIAL, connectSeerr } from './client';
export { type Destination, deleteRequest, keepSeasons, makeRequest, readShow, requestable } from './requests';
export { checkDestination, checkUser } from './servers';
export {
	type Known,
	MEDIA,
	type OpenRequest,
	type State,
	isFilmClaimed,
	isSeasonAvailable,
	isSeasonClaimed,
	knownFrom,
	note,
	readState,
} from './state';
export { seerrListSearch, seerrLoadOptions } from '../fields/choices';
