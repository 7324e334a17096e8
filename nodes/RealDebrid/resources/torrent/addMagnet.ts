import { defineOperation } from '../../../shared/node/operation';
import { addTorrent, readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { hostField, ipField } from '../../fields/fields';
import { magnetField, readMagnetField } from './sourceFields';
import { collection } from '../../../shared/node/fields';

export const addMagnet = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'addMagnet',
	name: 'Add Magnet',
	action: 'Add a magnet',
	description: 'Add a torrent by its magnet link or hash; its files must be selected afterwards (Add and Wait does both)',
	properties: [magnetField, collection('Options', 'options', [hostField, ipField])],
	async execute(api, item) {
		return { ...(await addTorrent(api, await readMagnetField(api, item), readAddOptions(item.collection('options')))) };
	},
});
