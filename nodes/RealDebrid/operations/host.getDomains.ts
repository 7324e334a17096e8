import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { textsOf } from '../lists';

export const getHostDomains = defineOperation<RealDebridApi>({
	resource: 'host',
	operation: 'getDomains',
	name: 'Get Domains',
	action: 'Get domains of hosts',
	description: 'List the domains of supported hosters',
	async execute(api) {
		return textsOf(await api.client.get('/hosts/domains')).map((domain) => ({ domain }));
	},
});
