import type { IDataObject } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { asText } from '../../../shared/util/text';
import { optionalTime } from '../../fields/watchedAt';
import { collection, options, boolean, dateTime } from '../../../shared/node/fields';

const none = (values: string) => ['', ...values.split(' ')];

const valueOf = <Name extends string>(displayName: string, name: Name, values: string, description: string) =>
	options(displayName, name, none(values), description, {
		options: values.split(' ').map((value) => ({ name: value.replaceAll('_', ' '), value })),
	});

/** What Trakt keeps of a copy (API docs, "Add to Collection"). */
export const collectionFields = [
	collection('Options', 'options', [
		boolean('3D', '3d', 'Whether the copy is in 3D'),
		valueOf(
			'Audio',
			'audio',
			'dolby_atmos dolby_digital dolby_digital_plus dolby_truehd dts dts_ma dts_x lpcm aac flac mp3',
			'Sound of the copy',
		),
		valueOf('Audio Channels', 'audio_channels', '1.0 2.0 2.1 5.1 6.1 7.1 7.1.2 7.1.4', 'Channels of the sound'),
		dateTime('Collected At', 'collected_at', 'When it was collected; now when empty'),
		valueOf('HDR', 'hdr', 'dolby_vision hdr10 hdr10_plus hlg', 'High dynamic range of the copy'),
		valueOf('Media Type', 'media_type', 'digital bluray dvd hddvd vhs uhd_bluray', 'What the copy is on'),
		valueOf('Resolution', 'resolution', 'uhd_4k hd_1080p hd_1080i hd_720p sd_576p sd_480p', 'Resolution of the copy'),
	]),
];

/** The data of a copy for the body. */
export function collectionData(item: ItemInput<(typeof collectionFields)[number]>): IDataObject {
	const set = Object.entries(item.collection('options')).filter(([, value]) => value !== '' && value !== false);
	const data = Object.fromEntries(set.map(([name, value]) => [name, value === true ? true : asText(value)]));
	const collectedAt = optionalTime(asText(data.collected_at ?? ''), 'Collected At');
	return collectedAt === undefined ? data : { ...data, collected_at: collectedAt };
}
