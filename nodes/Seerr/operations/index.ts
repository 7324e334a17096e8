import type { ServiceClient } from '../../shared/http/request';
import type { Resource } from '../../shared/form';
import type { Operation } from '../../shared/operation';
import { getMediaStatus } from './media.getStatus';
import { searchMedia } from './media.search';
import { approveRequest } from './request.approve';
import { createRequest } from './request.create';
import { declineRequest } from './request.decline';
import { deleteRequest } from './request.delete';
import { getManyRequests } from './request.getMany';

export const resources: Resource[] = [
	{ name: 'Request', value: 'request', description: 'What users asked for' },
	{ name: 'Media', value: 'media', description: 'Titles, and what Seerr knows of them' },
];

/** The first one of a resource is the default. */
export const operations: Array<Operation<ServiceClient>> = [
	getManyRequests,
	createRequest,
	approveRequest,
	declineRequest,
	deleteRequest,
	searchMedia,
	getMediaStatus,
];
