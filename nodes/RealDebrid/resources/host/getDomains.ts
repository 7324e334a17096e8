import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { textsOf } from '../../client/lists';

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
