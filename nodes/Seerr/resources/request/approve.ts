import type { IDataObject } from 'n8n-workflow';
import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import { requestIdField } from '../../fields/fields';

export const approveRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'approve',
	name: 'Approve',
	action: 'Approve a request',
	description: 'Approve a request that waits, so that Seerr sends it to Radarr or Sonarr',
	properties: [requestIdField],
	async execute(client, item) {
		const id = requiredId(item, 'requestId', 'Request ID');
		return (await client.post(path`/api/v1/request/${id}/approve`)) as IDataObject;
	},
});
