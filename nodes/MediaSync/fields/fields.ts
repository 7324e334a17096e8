import { optionServicesField, skipOptions } from './skips';
import { ownTargetFields, targetField } from '../targets/registry';
import { boolean, number, multiOptions, string, options, collection, variant } from '../../shared/node/fields';

const dryRun = boolean(
	'Dry Run',
	'dryRun',
	'Whether to only show what would be added or removed, without changing anything. Look at the result, then switch it off.',
	{ default: true },
);

const maxRemovalPercent = number(
	'Max Removal Percent',
	'maxRemovalPercent',
	'When more than this share of the synced titles would go at once, nothing is removed',
	{ typeOptions: { minValue: 0, maxValue: 100 }, default: 10 },
);

const language = options(
	'Language',
	'language',
	[
		{ name: 'Automatic', value: 'auto', description: 'The language n8n is set to, where workflows may read its environment; else English' },
		{ name: 'Chinese (中文)', value: 'zh' },
		{ name: 'English', value: 'en' },
	],
	'Language of the message in the summary',
);

/** What follows the target in every sync, whatever its source. */
export const fieldsAfterTarget = [
	...ownTargetFields,
	multiOptions(
		'Media Types',
		'mediaTypes',
		[
			{ name: 'Movies', value: 'movies' },
			{ name: 'Seasons', value: 'seasons', description: 'Single seasons on the list' },
			{ name: 'Shows', value: 'shows', description: 'Whole shows, with all their seasons' },
		],
		'Kinds of titles to sync; the others are reported as skipped',
		{ default: ['movies', 'shows', 'seasons'] },
	),
	dryRun,
	optionServicesField,
	collection('Options', 'options', [
		boolean(
			'Check Library',
			'checkLibrary',
			'Whether to ask the media library before adding, so that nothing is fetched twice. Costs one request per new title.',
			{ default: true },
		),
		string(
			'Exclude Genres',
			'excludeGenres',
			'Titles with one of these genres, as the source names them, are skipped; separated by commas',
			{ placeholder: 'e.g. horror, reality' },
		),
		string(
			'Exclude Titles',
			'exclude',
			'Titles or IDs (Trakt, slug, IMDb, TMDB, TVDB) that are never added, separated by commas or lines',
			{ typeOptions: { rows: 3 }, placeholder: 'e.g. The Office, tt0386676' },
		),
		string('Genres', 'genres', 'Only titles with one of these genres, as the source names them; separated by commas', {
			placeholder: 'e.g. drama, science fiction',
		}),
		language,
		maxRemovalPercent,
		number('Min Rating', 'minRating', 'Community rating of the source from 0 to 10. Titles that nobody has rated yet are skipped.', {
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 1 },
		}),
		boolean(
			'Re-Add Removed Titles',
			'readdRemoved',
			'Whether to add titles again that were synced before and then removed in the target by hand. Makes every run read everything.',
		),
		options(
			'Removals',
			'removals',
			[
				{ name: 'Keep', value: 'keep', description: 'What has left the list stays in the target' },
				{ name: 'Remove', value: 'remove', description: 'Announce it in one run and remove it in the next' },
				{ name: 'Report', value: 'report', description: 'Only list what has left' },
			],
			'What to do with titles that this sync added and that have left the list since. Titles you added yourself are never touched.',
		),
		boolean(
			'Remove From Source After Success',
			'removeFromSource',
			'Whether to take a title off the list it came from once the target has it. Works on lists of your own, and never after a list could not be read to its end.',
		),
		...skipOptions,
		number('Year From', 'yearFrom', 'Oldest year to sync. 0 means no limit.', { placeholder: 'e.g. 1990' }),
		number('Year To', 'yearTo', 'Newest year to sync. 0 means no limit.', { placeholder: 'e.g. 2026' }),
	]),
];

/** The fields that every sync into a target shows. */
export const syncFields = [targetField, ...fieldsAfterTarget];

export type SyncField = (typeof syncFields)[number];

/** The fields of Two-Way Watchlist. */
export const twoWayFields = [
	multiOptions(
		'Media Types',
		'mediaTypes',
		[
			{ name: 'Movies', value: 'movies' },
			{ name: 'Shows', value: 'shows' },
		],
		'Kinds of titles to keep in step; TMDB has no watchlist for single seasons',
		{ default: ['movies', 'shows'] },
	),
	variant(dryRun, { description: 'Whether to only show what would be added or taken off, without changing anything' }),
	collection('Options', 'options', [
		language,
		maxRemovalPercent,
		options(
			'Removals',
			'removals',
			[
				{ name: 'Keep', value: 'keep', description: 'What was taken off one watchlist stays on the other' },
				{ name: 'Remove', value: 'remove', description: 'Announce it in one run and take it off the other in the next' },
				{ name: 'Report', value: 'report', description: 'Only list what was taken off one watchlist' },
			],
			'What to do with titles that both watchlists had and that were taken off one of them since',
			{ default: 'remove' },
		),
	]),
];

export type TwoWayField = (typeof twoWayFields)[number];
