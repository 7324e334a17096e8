import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { mapOf } from '../lists';

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
