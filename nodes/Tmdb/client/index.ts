/** All that Media Sync and Media Panel may use of this service. */
export { TMDB_CREDENTIAL, type TmdbClient, connectTmdb } from './client';
export { findByExternalId } from './find';
export { type TmdbEntry, type TmdbList, type TmdbType, listCall, mediaOf, readTmdbList, readTmdbWhole, setTmdbList } from './lists';
