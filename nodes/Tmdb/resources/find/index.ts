import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { findByExternalId } from './byExternalId';

/** The first operation is the default. */
export const find: Room<TmdbApi> = {
	name: 'Find',
	value: 'find',
	description: 'By an ID of IMDb, TVDB and others',
	operations: [findByExternalId],
};
