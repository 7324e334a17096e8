import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { mapIn } from '../../client/answers';

export const getHostStatus = defineOperation<RealDebridApi>()({
	resource: 'host',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of hosts',
	description: 'List supported hosters with up or down, one item each',
	async execute(api) {
		return mapIn(await api.client.get('/hosts/status'), 'the status of the hosters').map(([domain, host]) => ({ domain, ...host }));
	},
});
