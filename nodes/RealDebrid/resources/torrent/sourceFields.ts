import type { RealDebridApi } from '../../client/api';
import type { ItemInput } from '../../../shared/node/itemInput';
import { binaryField } from '../../fields/fields';
import { fileSource, magnetSource, type Source } from './source';
import { options, string, variant } from '../../../shared/node/fields';

export const magnetField = string(
	'Magnet or Hash',
	'magnet',
	'A magnet link, the 40 characters of an info hash, or a download address of Prowlarr or Jackett',
	{ required: true, placeholder: 'e.g. magnet:?xt=urn:btih:…' },
);

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
	variant(magnetField, {
		displayOptions: { show: { source: ['magnet'] } },
	}),
	variant(binaryField(), { displayOptions: { show: { source: ['file'] } } }),
];

/** @throws InputError, and ServiceError for a download address that leads to no torrent */
export async function readSource(api: Pick<RealDebridApi, 'torrentAt'>, item: ItemInput<(typeof sourceFields)[number]>): Promise<Source> {
	if (item.string('source') !== 'file') return await readMagnetField(api, item);
	return fileSource((await item.file('binaryField')).data);
}

/** A magnet, a hash, or a web address that leads to a magnet or torrent file. @throws as `readSource` */
export async function readMagnetField(api: Pick<RealDebridApi, 'torrentAt'>, item: ItemInput<typeof magnetField>): Promise<Source> {
	const text = item.string('magnet');
	if (!isWebAddress(text)) return magnetSource(text);
	const found = await api.torrentAt(text);
	return 'file' in found ? fileSource(found.file) : magnetSource(found.magnet);
}

/** One that holds a magnet is read as text. */
const isWebAddress = (text: string): boolean =>
	/^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text) && !/magnet(?::|%3a)(?:\?|%3f)/i.test(text);
