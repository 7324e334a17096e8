import { defineOperation } from '../../../shared/node/operation';
import { addTorrent, readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { binaryField, hostField, ipField } from '../../fields/fields';
import { fileSource } from './source';
import { collection } from '../../../shared/node/fields';

export const addTorrentFile = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'addFile',
	name: 'Add File',
	action: 'Add a torrent file',
	description: 'Add a .torrent file from a binary field; its files must be selected afterwards (Add and Wait does both)',
	properties: [binaryField(), collection('Options', 'options', [hostField, ipField])],
	async execute(api, item) {
		const { data } = await item.file('binaryField');
		return { ...(await addTorrent(api, fileSource(data), readAddOptions(item.collection('options')))) };
	},
});
