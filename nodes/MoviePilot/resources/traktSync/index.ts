import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { traktSyncDeleteHistory } from './deleteHistory';
import { traktSyncSync } from './sync';
import { traktSyncCustomLists } from './syncCustomLists';

/** The first operation is the default. */
export const traktSync: Room<MoviePilotApi> = {
	name: 'Trakt Sync (Plugin)',
	value: 'traktSync',
	description: 'MoviePilot’s plugin; Media Sync needs none',
	operations: [traktSyncSync, traktSyncCustomLists, traktSyncDeleteHistory],
};
