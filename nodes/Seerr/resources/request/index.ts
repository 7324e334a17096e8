import type { Room } from '../../../shared/node/form';
import type { ServiceClient } from '../../../shared/http/request';
import { approveRequest } from './approve';
import { createRequest } from './create';
import { declineRequest } from './decline';
import { deleteRequest } from './delete';
import { getManyRequests } from './getMany';
import { retryFailedRequest } from './retry';

/** The first operation is the default. */
export const request: Room<ServiceClient> = {
	name: 'Request',
	value: 'request',
	description: 'What users asked for',
	operations: [getManyRequests, createRequest, approveRequest, declineRequest, retryFailedRequest, deleteRequest],
};
