import { defineOperation } from '../../../shared/node/operation';
import { addTorrent, readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { hostField, ipField } from '../../fields/fields';
import { magnetSource } from './source';
import { string, collection } from '../../../shared/node/fields';

export const addMagnet = defineOperation<RealDebridApi>({
	resource: 'torrent',
	operation: 'addMagnet',
	name: 'Add Magnet',
	action: 'Add a magnet',
	description: 'Add a torrent by its magnet link or hash; its files must be selected afterwards (Add and Wait does both)',
	properties: [
		string('Magnet or Hash', 'magnet', 'A magnet link, or the 40 characters of an info hash', {
			required: true,
			placeholder: 'e.g. magnet:?xt=urn:btih:…',
		}),
		collection('Options', 'options', [hostField, ipField]),
	],
	async execute(api, item) {
		return { ...(await addTorrent(api, magnetSource(item.string('magnet')), readAddOptions(item.collection('options')))) };
	},
});
