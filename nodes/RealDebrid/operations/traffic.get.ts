import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { mapOf } from '../lists';

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
