import type { Room } from '../../../shared/node/form';
import type { ServiceClient } from '../../../shared/http/request';
import { getMediaStatus } from './getStatus';
import { searchMedia } from './search';

/** The first operation is the default. */
export const media: Room<ServiceClient> = {
	name: 'Media',
	value: 'media',
	description: 'Titles, and what Seerr knows of them',
	operations: [searchMedia, getMediaStatus],
};
