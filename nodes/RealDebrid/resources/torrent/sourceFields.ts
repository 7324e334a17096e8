import type { INodeProperties } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { binaryField, needed, pick } from '../../fields/fields';
import { fileSource, magnetSource, type Source } from './source';

/** Magnet, hash or file. */
export const sourceFields: INodeProperties[] = [
	pick(
		'Torrent From',
		'source',
		'What the torrent is given as',
		[
			{ name: 'Magnet or Hash', value: 'magnet' },
			{ name: 'Torrent File', value: 'file' },
		],
		'magnet',
	),
	{
		...needed('Magnet or Hash', 'magnet', 'A magnet link, or the 40 characters of an info hash', {
			placeholder: 'e.g. magnet:?xt=urn:btih:…',
		}),
		displayOptions: { show: { source: ['magnet'] } },
	},
	{ ...binaryField(), displayOptions: { show: { source: ['file'] } } },
];

/** @throws InputError */
export async function readSource(item: ItemInput): Promise<Source> {
	if (item.string('source') !== 'file') return magnetSource(item.string('magnet'));
	return fileSource((await item.file('binaryField')).data);
}
