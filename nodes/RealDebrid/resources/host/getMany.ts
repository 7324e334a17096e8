import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { mapOf } from '../../client/lists';

export const getManyHosts = defineOperation<RealDebridApi>({
	resource: 'host',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many hosts',
	description: 'List supported hosters, one item each',
	async execute(api) {
		return mapOf(await api.client.get('/hosts')).map(([domain, host]) => ({ domain, ...host }));
	},
});
