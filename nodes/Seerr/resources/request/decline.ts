import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { decide } from '../../client/decide';
import { requestIdField } from '../../fields/fields';

export const declineRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'decline',
	name: 'Decline',
	action: 'Decline a request',
	description: 'Decline a request that waits; its user is told',
	properties: [requestIdField],
	async execute(client, item) {
		return await decide(client, requiredId(item, 'requestId', 'Request ID'), 'decline');
	},
});
