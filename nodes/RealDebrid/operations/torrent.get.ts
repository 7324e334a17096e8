import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { torrentId } from '../fields';
import { readTorrent } from '../torrent';

export const getTorrent = defineOperation<RealDebridApi>({
	resource: 'torrent',
	operation: 'get',
	name: 'Get',
	action: 'Get a torrent',
	description: 'Look up one torrent with its files, status, progress and links',
	properties: [torrentId],
	itemsAtOnce: 4,
	async execute(api, item) {
		return { ...(await readTorrent(api, item.string('torrentId'))) };
	},
});
