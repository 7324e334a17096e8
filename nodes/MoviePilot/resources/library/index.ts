import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { existsInLibrary } from './exists';
import { getLatest } from './getLatest';

/** The first operation is the default. */
export const library: Room<MoviePilotApi> = {
	name: 'Library',
	value: 'library',
	description: 'What the media servers have',
	operations: [existsInLibrary, getLatest],
};
