import type { IDataObject } from 'n8n-workflow';
import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import { requestIdField } from '../../fields/fields';

export const declineRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'decline',
	name: 'Decline',
	action: 'Decline a request',
	description: 'Decline a request that waits; its user is told',
	properties: [requestIdField],
	async execute(client, item) {
		const id = requiredId(item, 'requestId', 'Request ID');
		return (await client.post(path`/api/v1/request/${id}/decline`)) as IDataObject;
	},
});
