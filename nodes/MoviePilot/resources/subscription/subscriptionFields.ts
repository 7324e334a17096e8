import type { IDataObject } from 'n8n-workflow';
import { string, boolean, number, multiOptions } from '../../../shared/node/fields';
import { add, FIELDS, list, numbers, trimmed, wholeOf, yesNo } from './fieldReaders';

add(
	'quality',
	trimmed,
	string('Quality', 'quality', 'Regular expression for the source of a release', { placeholder: 'e.g. BluRay|WEB-?DL' }),
);
add(
	'resolution',
	trimmed,
	string('Resolution', 'resolution', 'Regular expression for the resolution of a release', { placeholder: 'e.g. 2160p|4K' }),
);
add('effect', trimmed, string('Effect', 'effect', 'Regular expression for the effect of a release', { placeholder: 'e.g. HDR|DV' }));
add(
	'include',
	trimmed,
	string('Include', 'include', 'Regular expression that the name of a release must match', { placeholder: 'e.g. FRDS|CHD' }),
);
add(
	'exclude',
	trimmed,
	string('Exclude', 'exclude', 'Regular expression that the name of a release must not match', { placeholder: 'e.g. CAM|HDTS' }),
);
add(
	'best_version',
	yesNo,
	boolean('Best Version', 'bestVersion', 'Whether to go on looking for a better release when there is one already'),
);
add('search_imdbid', yesNo, boolean('Search by IMDb ID', 'searchImdbId', 'Whether sites are searched by IMDb ID in place of the title'));
add('total_episode', wholeOf, number('Total Episodes', 'totalEpisodes', 'How many episodes the season has, where MoviePilot has it wrong'));
add('start_episode', wholeOf, number('Start Episode', 'startEpisode', 'The first episode that is wanted'));
add(
	'sites',
	numbers,
	multiOptions(
		'Site Names or IDs',
		'sites',
		[],
		'The sites to search; none for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		{ typeOptions: { loadOptionsMethod: 'getSites' } },
	),
);
add(
	'filter_groups',
	list,
	string('Filter Groups', 'filterGroups', 'Names of MoviePilot’s rule groups, separated by commas', {
		placeholder: 'e.g. 4K First, Subtitles',
	}),
);
add(
	'downloader',
	trimmed,
	string('Downloader', 'downloader', 'The name of the download client, as MoviePilot’s settings have it', {
		placeholder: 'e.g. qbittorrent',
	}),
);
add('save_path', trimmed, string('Save Path', 'savePath', 'Where to download to', { placeholder: 'e.g. /downloads/series' }));
add(
	'keyword',
	trimmed,
	string('Search Keyword', 'keyword', 'What to search the sites for in place of the title', { placeholder: 'e.g. Inception 2010' }),
);
add(
	'custom_words',
	trimmed,
	string('Custom Words', 'customWords', 'MoviePilot’s replacement rules for release names, one per line', {
		typeOptions: { rows: 3 },
		placeholder: 'e.g. wrong name => right name',
	}),
);
add(
	'media_category',
	trimmed,
	string('Media Category', 'mediaCategory', 'The category that decides on the library folder', { placeholder: 'e.g. 欧美电影' }),
);
add(
	'episode_group',
	trimmed,
	string('Episode Group', 'episodeGroup', 'The ID of a TMDB episode group', { placeholder: 'e.g. 5eb730dfca7ec6001f7beb51' }),
);

/** How releases are chosen for a subscription, in the order of their names. */
export const ruleFields = FIELDS.map(({ field }) => field);

/**
 * What was added in the form, in MoviePilot's own names.
 *
 * @throws InputError for a value of the wrong kind
 */
export function rulesOf(values: IDataObject): IDataObject {
	const rules: IDataObject = {};
	for (const { field, server, read } of FIELDS) {
		const value = values[field.name];
		if (value !== undefined && value !== null) rules[server] = read(value, field.displayName) as IDataObject[string];
	}
	return rules;
}
