import { titleLocator } from '../../shared/media/titleLocator';
import { string, options, number } from '../../shared/node/fields';

export const slugField = string('Slug', 'slug', 'The field "slug" of a resource or share, or the address of its page', {
	required: true,
	placeholder: 'e.g. 74366deefd1544c1905ab0f58ee4c9f8',
	hint: 'From Resource: Get Many, the field "slug"',
});

export const mediaFields = [
	options(
		'Media Type',
		'mediaType',
		[
			{ name: 'Movie', value: 'movie' },
			{ name: 'TV Show', value: 'tv' },
		],
		'',
	),
	titleLocator({
		displayName: 'TMDB ID',
		name: 'tmdbId',
		method: 'hdHiveTitles',
		placeholder: 'e.g. 550',
		url: 'e.g. https://www.themoviedb.org/movie/550',
		description:
			'A film or show picked from a search at TMDB, its number at themoviedb.org, its address there, or an item of any node that names it',
	}),
];

export const maxPointsField = number(
	'Maximum Points',
	'maxPoints',
	'An unlock that costs more is refused before anything is spent. 0 unlocks what is free only.',
	{ typeOptions: { minValue: 0 }, default: 10, hint: '0 unlocks what is free only' },
);

export const maxPointsPerRunOption = number(
	'Maximum Points per Run',
	'maxPointsPerRun',
	'What all items of one execution may spend together in this node',
	{ typeOptions: { minValue: 0 }, default: 20 },
);
