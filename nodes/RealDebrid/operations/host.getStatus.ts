import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { mapOf } from '../lists';

export const getHostStatus = defineOperation<RealDebridApi>({
	resource: 'host',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of hosts',
	description: 'List supported hosters with up or down, one item each',
	async execute(api) {
		return mapOf(await api.client.get('/hosts/status')).map(([domain, host]) => ({ domain, ...host }));
	},
});
