import { options, multiOptions, number } from '../../shared/node/fields';

const only = (event: string) => ({ displayOptions: { show: { event: [event] } } });

export const triggerFields = [
	options(
		'Event',
		'event',
		[
			{ name: 'New Download', value: 'newDownload', description: 'A link was unrestricted, by this n8n or anything else' },
			{ name: 'Premium Expiring', value: 'premiumExpiring', description: 'Premium ends within some days, or has ended' },
			{
				name: 'Torrent Reached a Status',
				value: 'torrentStatus',
				description: 'A torrent was finished, has failed or waits for something',
			},
		],
		'What starts the workflow',
		{ noDataExpression: true, default: 'torrentStatus' },
	),
	multiOptions(
		'Statuses',
		'statuses',
		[
			{ name: 'Compressing', value: 'compressing' },
			{ name: 'Dead', value: 'dead' },
			{ name: 'Downloaded', value: 'downloaded' },
			{ name: 'Downloading', value: 'downloading' },
			{ name: 'Error', value: 'error' },
			{ name: 'Magnet Conversion', value: 'magnet_conversion' },
			{ name: 'Magnet Error', value: 'magnet_error' },
			{ name: 'Queued', value: 'queued' },
			{ name: 'Uploading', value: 'uploading' },
			{ name: 'Virus', value: 'virus' },
			{ name: 'Waiting for File Selection', value: 'waiting_files_selection' },
		],
		'Each torrent starts the workflow once for each of these',
		{ required: true, default: ['downloaded'], ...only('torrentStatus') },
	),
	number('Days Before', 'days', 'How many days before its end Premium counts as expiring', {
		typeOptions: { minValue: 1 },
		default: 7,
		...only('premiumExpiring'),
	}),
];
