import { located, titleLocator } from '../../shared/media/titleLocator';
import { tmdbInField, type FieldTitle } from '../../shared/media/titleField';
import type { ItemInput } from '../../shared/node/itemInput';
import { BY_ID, BY_PATH, searchField } from '../../shared/arr/fields';
import { string, options, boolean, variant } from '../../shared/node/fields';

export const requestIdField = string('Request ID', 'requestId', 'The number of the request, as Get Many returns it', {
	required: true,
	placeholder: 'e.g. 42',
});

export const titleFields = [
	options(
		'Media Type',
		'mediaType',
		[
			{ name: 'Movie', value: 'movie' },
			{ name: 'TV Show', value: 'tv' },
		],
		'TMDB numbers movies and shows separately, so the same number means two titles',
	),
	titleLocator({
		displayName: 'TMDB ID',
		name: 'tmdbId',
		method: 'seerrTitles',
		placeholder: 'e.g. 155',
		url: 'e.g. https://www.themoviedb.org/movie/155',
		description:
			'A movie or show picked from a search, its number at themoviedb.org, its address there, or an item of any node that names it',
	}),
];

/** @throws InputError when it names no movie or show, or another type than Media Type says */
export function titleOf(item: ItemInput<(typeof titleFields)[number]>): FieldTitle & { tmdb: number } {
	const value = located(item.raw('tmdbId'));
	if (value === '' || value == null) item.string('tmdbId');
	return tmdbInField(value, { field: 'TMDB ID', mediaType: item.string('mediaType') === 'tv' ? 'show' : 'movie' });
}

export const is4kField = boolean('4K', 'seerrIs4k', 'Whether to ask for the 4K version');

const OWN_DEFAULT = 'Seerr’s own default when empty';

/** Where a request goes; the names are those that the loaders read. */
export const destinationFields = (['Movie', 'Show'] as const).flatMap((what) => {
	const name = `seerr${what}` as const;
	const fields = [
		searchField(
			'Server',
			`${name}Server` as const,
			`${name}Servers`,
			BY_ID,
			`Which ${what === 'Movie' ? 'Radarr' : 'Sonarr'} server of Seerr; ${OWN_DEFAULT}`,
		),
		searchField('Quality Profile', `${name}Profile` as const, `${name}Profiles`, BY_ID, OWN_DEFAULT),
		searchField('Root Folder', `${name}RootFolder` as const, `${name}RootFolders`, BY_PATH, OWN_DEFAULT),
	];
	return fields.map((field) => variant(field, { displayOptions: { show: { mediaType: [what === 'Movie' ? 'movie' : 'tv'] } } }));
});

export const requestAsField = searchField(
	'Request As',
	'seerrUser',
	'seerrUsers',
	BY_ID,
	'The user who asks, with that user’s permissions, quota and approval; the owner of the API key when empty',
);
