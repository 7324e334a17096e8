import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { torrentId } from '../../fields/fields';
import { deleteTorrent } from '../../client/torrent';

export const removeTorrent = defineOperation<RealDebridApi>()({
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
