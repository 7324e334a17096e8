import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { rowsIn } from '../../client/answers';

export const getAvailableHosts = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'getAvailableHosts',
	name: 'Get Available Hosts',
	action: 'Get available hosts for torrents',
	description: 'List where torrents can be stored, with the largest file size each takes (GB)',
	async execute(api) {
		return rowsIn(await api.client.get('/torrents/availableHosts'), 'the hosts for torrents', 'host', 'max_file_size');
	},
});
