import type { INodeProperties } from 'n8n-workflow';
import { text } from '../../../shared/node/fields';
import { amount, flag, pick } from '../../fields/fields';

export const selectionField: INodeProperties = pick(
	'Files',
	'selection',
	'Which files of the torrent are downloaded. Other files beside videos often make Real-Debrid pack everything into one archive.',
	[
		{ name: 'All Files', value: 'all' },
		{ name: 'Largest File', value: 'largest' },
		{ name: 'Videos', value: 'video' },
	],
	'video',
);

export const selectionOptions: INodeProperties[] = [
	flag('Drop Samples', 'dropSamples', 'Whether to leave out sample clips', true),
	text('Exclude Files', 'exclude', 'Regular expression; files whose path matches are left out', { placeholder: 'e.g. extras|trailer' }),
	text('Include Files', 'include', 'Regular expression; only files whose path matches are taken', { placeholder: 'e.g. s01e0[1-3]' }),
	flag('Keep Subtitles', 'keepSubtitles', 'Whether to take subtitle files too, whatever their size'),
	amount('Largest Size (MB)', 'maxSize', 'Files above this are left out; 0 for no limit', 0),
	amount('Smallest Size (MB)', 'minSize', 'Files below this are left out; 0 for no limit', 0),
];
