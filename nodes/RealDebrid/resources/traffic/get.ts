import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { mapOf } from '../../client/lists';

export const getTraffic = defineOperation<RealDebridApi>({
	resource: 'traffic',
	operation: 'get',
	name: 'Get',
	action: 'Get traffic limits',
	description: 'List what is left of each limited hoster, one item per hoster; "left" is in bytes where the type is gigabytes',
	async execute(api) {
		return mapOf(await api.client.get('/traffic')).map(([host, traffic]) => ({ host, ...traffic }));
	},
});
