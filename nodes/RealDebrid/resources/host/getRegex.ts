import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { textsIn } from '../../client/answers';

export const getHostRegex = defineOperation<RealDebridApi>()({
	resource: 'host',
	operation: 'getRegex',
	name: 'Get Link Patterns',
	action: 'Get patterns of links',
	description: 'List the patterns of supported links, as Real-Debrid words them for PHP',
	async execute(api) {
		return textsIn(await api.client.get('/hosts/regex'), 'the patterns of links').map((regex) => ({ regex }));
	},
});
