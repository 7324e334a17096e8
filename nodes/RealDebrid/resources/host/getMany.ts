import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { mapIn } from '../../client/answers';

export const getManyHosts = defineOperation<RealDebridApi>()({
	resource: 'host',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many hosts',
	description: 'List supported hosters, one item each',
	async execute(api) {
		return mapIn(await api.client.get('/hosts'), 'the hosters').map(([domain, host]) => ({ domain, ...host }));
	},
});
