import { defineOperation } from '../../../shared/node/operation';
import { addTorrent, readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { hostField, ipField, needed, options } from '../../fields/fields';
import { magnetSource } from './source';

export const addMagnet = defineOperation<RealDebridApi>({
	resource: 'torrent',
	operation: 'addMagnet',
	name: 'Add Magnet',
	action: 'Add a magnet',
	description: 'Add a torrent by its magnet link or hash; its files must be selected afterwards (Add and Wait does both)',
	properties: [
		needed('Magnet or Hash', 'magnet', 'A magnet link, or the 40 characters of an info hash', {
			placeholder: 'e.g. magnet:?xt=urn:btih:…',
		}),
		options([hostField, ipField]),
	],
	async execute(api, item) {
		return { ...(await addTorrent(api, magnetSource(item.string('magnet')), readAddOptions(item.collection('options')))) };
	},
});
