import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { textsOf } from '../../client/lists';

export const getHostRegex = defineOperation<RealDebridApi>({
	resource: 'host',
	operation: 'getRegex',
	name: 'Get Link Patterns',
	action: 'Get patterns of links',
	description: 'List the patterns of supported links, as Real-Debrid words them for PHP',
	async execute(api) {
		return textsOf(await api.client.get('/hosts/regex')).map((regex) => ({ regex }));
	},
});
