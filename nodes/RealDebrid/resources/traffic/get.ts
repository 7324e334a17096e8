import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { mapIn } from '../../client/answers';

export const getTraffic = defineOperation<RealDebridApi>()({
	resource: 'traffic',
	operation: 'get',
	name: 'Get',
	action: 'Get traffic limits',
	description: 'List what is left of each limited hoster, one item per hoster; "left" is in bytes where the type is gigabytes',
	async execute(api) {
		return mapIn(await api.client.get('/traffic'), 'the traffic', '[]').map(([host, traffic]) => ({ host, ...traffic }));
	},
});
