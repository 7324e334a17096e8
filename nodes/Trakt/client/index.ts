/** All that Media Sync and Media Panel may use of this service. */
export { withAccountLimits } from './accountLimits';
export { TRAKT_CREDENTIAL, TRAKT_DEVICE_CREDENTIAL, connectTrakt } from './client';
export { type TraktEntry, entryKey, toItem } from './entries';
export { addPlays } from './historySend';
export { type ListReference, parseListReferences } from './listReference';
export { searchLists } from './listSearch';
export { entriesPath, listField, listPath, ownListPath, parseLocator } from './lists';
export { readTraktPages } from './paging';
export { BATCH_SIZE } from './policy';
export { TitleResolver } from './resolve';
export { type Outcome, type SyncAnswer, bodyEntry, outcomes, syncBody } from './syncBody';
export type { TitleRef } from './titleInput';
export { whatWasAdded } from './whatWasAdded';
export { authenticationField, traktCredentials } from '../fields/credentials';
