import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { textsIn } from '../../client/answers';

export const getHostDomains = defineOperation<RealDebridApi>()({
	resource: 'host',
	operation: 'getDomains',
	name: 'Get Domains',
	action: 'Get domains of hosts',
	description: 'List the domains of supported hosters',
	async execute(api) {
		return textsIn(await api.client.get('/hosts/domains'), 'the domains').map((domain) => ({ domain }));
	},
});
