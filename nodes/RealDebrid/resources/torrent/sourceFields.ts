import type { ItemInput } from '../../../shared/node/itemInput';
import { binaryField } from '../../fields/fields';
import { fileSource, magnetSource, type Source } from './source';
import { options, string } from '../../../shared/node/fields';

/** Magnet, hash or file. */
export const sourceFields = [
	options(
		'Torrent From',
		'source',
		[
			{ name: 'Magnet or Hash', value: 'magnet' },
			{ name: 'Torrent File', value: 'file' },
		],
		'What the torrent is given as',
		{ default: 'magnet' },
	),
	{
		...string('Magnet or Hash', 'magnet', 'A magnet link, or the 40 characters of an info hash', {
			required: true,
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
