import type { INodeProperties } from 'n8n-workflow';
import { skipOptions } from './skips';
import { targetFields } from '../targets/registry';

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to only show what would be added or removed, without changing anything. Look at the result, then switch it off.',
};

const maxRemovalPercent: INodeProperties = {
	displayName: 'Max Removal Percent',
	name: 'maxRemovalPercent',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 10,
	description: 'When more than this share of the synced titles would go at once, nothing is removed',
};

/** The fields that every sync into a target shows, whatever its source. */
export const syncFields: INodeProperties[] = [
	...targetFields,
	{
		displayName: 'Media Types',
		name: 'mediaTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Movies', value: 'movies' },
			{ name: 'Seasons', value: 'seasons', description: 'Single seasons on the list' },
			{ name: 'Shows', value: 'shows', description: 'Whole shows, with all their seasons' },
		],
		default: ['movies', 'shows', 'seasons'],
		description: 'Kinds of titles to sync; the others are reported as skipped',
	},
	dryRun,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Check Library',
				name: 'checkLibrary',
				type: 'boolean',
				default: true,
				description: 'Whether to ask the media library before adding, so that nothing is fetched twice. Costs one request per new title.',
			},
			{
				displayName: 'Exclude Genres',
				name: 'excludeGenres',
				type: 'string',
				default: '',
				placeholder: 'e.g. horror, reality',
				description: 'Titles with one of these genres, as the source names them, are skipped; separated by commas',
			},
			{
				displayName: 'Exclude Titles',
				name: 'exclude',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. The Office, tt0386676',
				description: 'Titles or IDs (Trakt, slug, IMDb, TMDB, TVDB) that are never added, separated by commas or lines',
			},
			{
				displayName: 'Genres',
				name: 'genres',
				type: 'string',
				default: '',
				placeholder: 'e.g. drama, science fiction',
				description: 'Only titles with one of these genres, as the source names them; separated by commas',
			},
			maxRemovalPercent,
			{
				displayName: 'Min Rating',
				name: 'minRating',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 1 },
				default: 0,
				description: 'Community rating of the source from 0 to 10. Titles that nobody has rated yet are skipped.',
			},
			{
				displayName: 'Re-Add Removed Titles',
				name: 'readdRemoved',
				type: 'boolean',
				default: false,
				description:
					'Whether to add titles again that were synced before and then removed in the target by hand. Makes every run read everything.',
			},
			{
				displayName: 'Removals',
				name: 'removals',
				type: 'options',
				options: [
					{ name: 'Keep', value: 'keep', description: 'What has left the list stays in the target' },
					{ name: 'Remove', value: 'remove', description: 'Announce it in one run and remove it in the next' },
					{ name: 'Report', value: 'report', description: 'Only list what has left' },
				],
				default: 'keep',
				description:
					'What to do with titles that this sync added and that have left the list since. Titles you added yourself are never touched.',
			},
			{
				displayName: 'Remove From Source After Success',
				name: 'removeFromSource',
				type: 'boolean',
				default: false,
				description:
					'Whether to take a title off the list it came from once the target has it. Works on lists of your own, and never after a list could not be read to its end.',
			},
			...skipOptions,
			{
				displayName: 'Year From',
				name: 'yearFrom',
				type: 'number',
				default: 0,
				placeholder: 'e.g. 1990',
				description: 'Oldest year to sync. 0 means no limit.',
			},
			{
				displayName: 'Year To',
				name: 'yearTo',
				type: 'number',
				default: 0,
				placeholder: 'e.g. 2026',
				description: 'Newest year to sync. 0 means no limit.',
			},
		],
	},
];

/** The fields of Two-Way Watchlist. */
export const twoWayFields: INodeProperties[] = [
	{
		displayName: 'Media Types',
		name: 'mediaTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Movies', value: 'movies' },
			{ name: 'Shows', value: 'shows' },
		],
		default: ['movies', 'shows'],
		description: 'Kinds of titles to keep in step; TMDB has no watchlist for single seasons',
	},
	{ ...dryRun, description: 'Whether to only show what would be added or taken off, without changing anything' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxRemovalPercent,
			{
				displayName: 'Removals',
				name: 'removals',
				type: 'options',
				options: [
					{ name: 'Keep', value: 'keep', description: 'What was taken off one watchlist stays on the other' },
					{ name: 'Remove', value: 'remove', description: 'Announce it in one run and take it off the other in the next' },
					{ name: 'Report', value: 'report', description: 'Only list what was taken off one watchlist' },
				],
				default: 'remove',
				description: 'What to do with titles that both watchlists had and that were taken off one of them since',
			},
		],
	},
];
