import type { Room } from '../../../shared/node/form';
import type { MediaSyncApi } from '../../sync/api';
import { clearSyncHistory } from './clear';
import { deleteFromSyncHistory } from './delete';
import { getSyncHistory } from './getMany';
import { getSyncRuns } from './getRuns';
import { undoSyncRun } from './undoRun';

/** The first operation is the default. */
export const history: Room<MediaSyncApi> = {
	name: 'History',
	value: 'history',
	operations: [getSyncHistory, getSyncRuns, undoSyncRun, deleteFromSyncHistory, clearSyncHistory],
};
