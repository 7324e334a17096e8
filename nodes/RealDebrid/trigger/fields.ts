import type { INodeProperties } from 'n8n-workflow';

const only = (event: string) => ({ displayOptions: { show: { event: [event] } } });

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'New Download', value: 'newDownload', description: 'A link was unrestricted, by this n8n or anything else' },
			{ name: 'Premium Expiring', value: 'premiumExpiring', description: 'Premium ends within some days, or has ended' },
			{
				name: 'Torrent Reached a Status',
				value: 'torrentStatus',
				description: 'A torrent was finished, has failed or waits for something',
			},
		],
		default: 'torrentStatus',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		required: true,
		options: [
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
		default: ['downloaded'],
		description: 'Each torrent starts the workflow once for each of these',
		...only('torrentStatus'),
	},
	{
		displayName: 'Days Before',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 7,
		description: 'How many days before its end Premium counts as expiring',
		...only('premiumExpiring'),
	},
];
