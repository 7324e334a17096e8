import { requiredId } from '../../../shared/arr/input';
import type { ServiceClient } from '../../../shared/http/request';
import { defineOperation } from '../../../shared/node/operation';
import { requestIdField } from '../../fields/fields';
import { deleteRequest as deleteAtSeerr } from '../../client/requests';

export const deleteRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a request',
	description: 'Delete a request. What Radarr or Sonarr already got because of it stays there.',
	properties: [requestIdField],
	async execute(client, item) {
		const id = requiredId(item, 'requestId', 'Request ID');
		return { id, deleted: await deleteAtSeerr(client, id) };
	},
});
