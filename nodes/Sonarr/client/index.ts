/** All that Media Sync and Media Panel may use of this service. */
export { SONARR_CREDENTIAL, connectSonarr } from './client';
export {
	type Series,
	type SeriesType,
	addSeries,
	deleteSeries,
	findSeries,
	isComplete,
	monitorSeasons,
	readExclusions,
	readSeries,
	regularSeasons,
	searchSeason,
	seasonOf,
} from './series';
export { sonarrListSearch, sonarrLoadOptions } from '../fields/choices';
