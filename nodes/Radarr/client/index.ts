/** All that Media Sync and Media Panel may use of this service. */
export { RADARR_CREDENTIAL, connectRadarr } from './client';
export { type MinimumAvailability, type Movie, addMovie, deleteMovie, readExclusions, readMovies, tmdbOfImdb } from './movies';
export { radarrListSearch, radarrLoadOptions } from '../fields/choices';
