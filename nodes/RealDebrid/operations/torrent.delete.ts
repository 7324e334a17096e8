import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { torrentId } from '../fields';
import { deleteTorrent } from '../torrent';

export const removeTorrent = defineOperation<RealDebridApi>({
	resource: 'torrent',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a torrent',
	description: 'Remove a torrent and its links from the account',
	properties: [torrentId],
	itemsAtOnce: 4,
	async execute(api, item) {
		return await deleteTorrent(api, item.string('torrentId'));
	},
});
