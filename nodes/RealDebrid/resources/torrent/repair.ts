import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { torrentId } from '../../fields/fields';
import { repairTorrent } from './repairTorrent';
import { number } from '../../../shared/node/fields';

export const repair = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'repair',
	name: 'Repair',
	action: 'Repair a torrent with dead links',
	description: 'Add a torrent again with the same files, check that a link works, and only then delete the old one',
	properties: [
		torrentId,
		number('Timeout (Seconds)', 'timeout', 'How long the new torrent may take', { typeOptions: { minValue: 0 }, default: 60 }),
	],
	async execute(api, item) {
		return await repairTorrent(api, item.string('torrentId'), item.number('timeout', 60) * 1000);
	},
});
