import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { decide } from '../../client/decide';
import { requestIdField } from '../../fields/fields';

export const approveRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'approve',
	name: 'Approve',
	action: 'Approve a request',
	description: 'Approve a request that waits, so that Seerr sends it to Radarr or Sonarr',
	properties: [requestIdField],
	async execute(client, item) {
		return await decide(client, requiredId(item, 'requestId', 'Request ID'), 'approve');
	},
});
