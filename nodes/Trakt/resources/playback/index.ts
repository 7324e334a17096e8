import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { deletePlayback } from './delete';
import { getPlaybacks } from './getMany';

/** The first operation is the default. */
export const playback: Room<TraktApi> = {
	name: 'Playback',
	value: 'playback',
	description: 'Where you stopped in the middle of a title',
	operations: [getPlaybacks, deletePlayback],
};
