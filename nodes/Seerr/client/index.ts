/** All that Media Sync and Media Panel may use of this service. */
export { SEERR_CREDENTIAL, connectSeerr } from './client';
export {
	type Destination,
	GONE_FROM_TMDB,
	type Made,
	type ShowDetails,
	deleteRequest,
	keepSeasons,
	lacksTvdb,
	makeRequest,
	readFilm,
	readShow,
	requestable,
	takesSpecials,
} from './requests';
export { decide } from './decide';
export { checkDestination, checkUser, lacks4kServer } from './servers';
export {
	type Known,
	MEDIA,
	type MediaRequest,
	type OpenRequest,
	type State,
	failedRequest,
	isDeclined,
	isFilmClaimed,
	isSeasonAvailable,
	isSeasonClaimed,
	knownFrom,
	mediaStatus,
	note,
	readNewest,
	readState,
	stands,
} from './state';
export { isOverQuota, readQuota } from './quota';
export { seerrListSearch, seerrLoadOptions } from '../fields/choices';
