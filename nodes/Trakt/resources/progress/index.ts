import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getCollectionProgress } from './getCollection';
import { getProgress } from './getMany';
import { getUpNext } from './getUpNext';
import { getWatchedProgress } from './getWatched';
import { resetProgress } from './reset';
import { undoResetProgress } from './undoReset';

/** The first operation is the default. */
export const progress: Room<TraktApi> = {
	name: 'Progress',
	value: 'progress',
	description: 'Where you are in each show, and what comes next',
	operations: [getProgress, getCollectionProgress, getUpNext, getWatchedProgress, resetProgress, undoResetProgress],
};
