import { options, boolean, string, number } from '../../../shared/node/fields';

export const selectionField = options(
	'Files',
	'selection',
	[
		{ name: 'All Files', value: 'all' },
		{ name: 'Largest File', value: 'largest' },
		{ name: 'Videos', value: 'video' },
	],
	'Which files of the torrent are downloaded. Other files beside videos often make Real-Debrid pack everything into one archive.',
	{ default: 'video' },
);

export const selectionOptions = [
	boolean('Drop Samples', 'dropSamples', 'Whether to leave out sample clips', { default: true }),
	string('Exclude Files', 'exclude', 'Regular expression; files whose path matches are left out', { placeholder: 'e.g. extras|trailer' }),
	string('Include Files', 'include', 'Regular expression; only files whose path matches are taken', { placeholder: 'e.g. s01e0[1-3]' }),
	boolean('Keep Subtitles', 'keepSubtitles', 'Whether to take subtitle files too, whatever their size'),
	number('Largest Size (MB)', 'maxSize', 'Files above this are left out; 0 for no limit', { typeOptions: { minValue: 0 }, default: 0 }),
	number('Smallest Size (MB)', 'minSize', 'Files below this are left out; 0 for no limit', { typeOptions: { minValue: 0 }, default: 0 }),
];
