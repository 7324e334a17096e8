import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { decide } from '../../client/decide';
import { requestIdField } from '../../fields/fields';

export const retryFailedRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'retry',
	name: 'Retry',
	action: 'Send a failed request again',
	description: 'Send a request to Radarr or Sonarr again that Seerr could not pass on',
	properties: [requestIdField],
	async execute(client, item) {
		return await decide(client, requiredId(item, 'requestId', 'Request ID'), 'retry');
	},
});
