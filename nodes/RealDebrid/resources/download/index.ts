import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { deleteDownload } from './delete';
import { getManyDownloads } from './getMany';

/** The first operation is the default. */
export const download: Room<RealDebridApi> = {
	name: 'Download',
	value: 'download',
	description: 'What was unrestricted',
	operations: [getManyDownloads, deleteDownload],
};
