import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { torrentId } from '../../fields/fields';
import { readTorrent } from '../../client/torrent';

export const getTorrent = defineOperation<RealDebridApi>()({
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
