import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { textsIn } from '../../client/answers';

export const getHostRegexFolder = defineOperation<RealDebridApi>()({
	resource: 'host',
	operation: 'getRegexFolder',
	name: 'Get Folder Patterns',
	action: 'Get patterns of folder links',
	description: 'List the patterns of supported folder links, as Real-Debrid words them for PHP',
	async execute(api) {
		return textsIn(await api.client.get('/hosts/regexFolder'), 'the patterns of folder links').map((regex) => ({ regex }));
	},
});
