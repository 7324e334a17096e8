import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { deleteDownload } from './delete';
import { getDownloads } from './getMany';
import { pauseDownload } from './pause';
import { resumeDownload } from './resume';

/** The first operation is the default. */
export const download: Room<MoviePilotApi> = {
	name: 'Download',
	value: 'download',
	description: 'What the download client is loading',
	operations: [getDownloads, pauseDownload, resumeDownload, deleteDownload],
};
