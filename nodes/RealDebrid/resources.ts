import type { Resource } from '../shared/form';

export const DEFAULT_RESOURCE = 'link';

export const resources: Resource[] = [
	{ name: 'Download', value: 'download', description: 'What was unrestricted' },
	{ name: 'Host', value: 'host', description: 'Supported hosters' },
	{ name: 'Link', value: 'link', description: 'Hoster links, folders and containers' },
	{ name: 'Streaming', value: 'streaming', description: 'Transcoding and media info' },
	{ name: 'Time', value: 'time', description: 'Clock of the server' },
	{ name: 'Torrent', value: 'torrent', description: 'Magnets and torrents' },
	{ name: 'Traffic', value: 'traffic', description: 'Limits and use' },
	{ name: 'User', value: 'user', description: 'Account and settings' },
];
