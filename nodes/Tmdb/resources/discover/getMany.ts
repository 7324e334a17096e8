import type { INodeProperties } from 'n8n-workflow';
import { collection, multiOptions, boolean, string, number, options } from '../../../shared/node/fields';
import { regionField, renamed } from '../../fields/fields';
import { getMany } from '../../makers/reads';

const genres = (displayName: string, name: string, method: string, description: string): INodeProperties => ({
	...multiOptions(displayName, name, [], ''),
	typeOptions: { loadOptionsMethod: method },
	description: `${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
});

const common = (loadGenres: string) => [
	genres('Genre Names or IDs', 'genres', loadGenres, 'Only titles that have all of these genres'),
	genres('Without Genre Names or IDs', 'withoutGenres', loadGenres, 'No titles that have one of these genres'),
	boolean('Include Adult', 'adult', 'Whether to return titles for adults only, too'),
	string('Keywords', 'keywords', 'TMDB keyword numbers; a comma means and, a pipe means or', { placeholder: 'e.g. 9715|180547' }),
	string('Original Language', 'originalLanguage', 'Two-letter code of the language it was made in', { placeholder: 'e.g. ko' }),
	number('Minimum Rating', 'minRating', 'Lowest average rating, 0 to 10', { typeOptions: { minValue: 0, maxValue: 10 } }),
	number('Minimum Votes', 'minVotes', 'Fewest votes, so that an average means something', { default: 100 }),
	string('Watch Providers', 'providers', 'Numbers of providers; a pipe means or. Needs Watch Region.', { placeholder: 'e.g. 8|337' }),
	string('Watch Region', 'watchRegion', 'Two-letter code of the country for Watch Providers', { placeholder: 'e.g. US' }),
];

const NAMES = {
	genres: 'with_genres',
	withoutGenres: 'without_genres',
	adult: 'include_adult',
	keywords: 'with_keywords',
	originalLanguage: 'with_original_language',
	minRating: 'vote_average.gte',
	minVotes: 'vote_count.gte',
	providers: 'with_watch_providers',
	watchRegion: 'watch_region',
};

const sort = (dated: Record<string, string>) =>
	options(
		'Sort By',
		'sortBy',
		{
			'Popularity, Highest First': 'popularity.desc',
			'Rating, Best First': 'vote_average.desc',
			'Votes, Most First': 'vote_count.desc',
			...dated,
		},
		'Order of the titles',
	);

const day = (displayName: string, name: string, description: string) =>
	string(displayName, name, description, { placeholder: 'e.g. 2026-01-31' });

export const discoverMovies = getMany({
	resource: 'discover',
	operation: 'movie',
	name: 'Discover Movies',
	action: 'Discover films',
	description: 'List films by genre, year, rating, language or where they can be watched',
	properties: [
		sort({
			'Release Date, Latest First': 'primary_release_date.desc',
			'Revenue, Highest First': 'revenue.desc',
			'Title, A to Z': 'title.asc',
		}),
		collection('Filters', 'filters', [
			...common('getMovieGenres'),
			day('Released From', 'from', 'First day, as YYYY-MM-DD'),
			day('Released Until', 'until', 'Last day, as YYYY-MM-DD'),
			number('Year', 'year', 'Year of the first release', { default: 2026 }),
		]),
	],
	options: [regionField],
	call: (item) => ({
		path: '/3/discover/movie',
		query: {
			sort_by: item.string('sortBy'),
			...renamed(item.collection('filters'), {
				...NAMES,
				from: 'primary_release_date.gte',
				until: 'primary_release_date.lte',
				year: 'primary_release_year',
			}),
			...renamed(item.collection('options'), { region: 'region' }),
		},
		what: 'the discovered films',
		type: 'movie',
	}),
});

export const discoverShows = getMany({
	resource: 'discover',
	operation: 'show',
	name: 'Discover Shows',
	action: 'Discover shows',
	description: 'List TV shows by genre, year, rating, language or where they can be watched',
	properties: [
		sort({ 'First Air Date, Latest First': 'first_air_date.desc', 'Name, A to Z': 'name.asc' }),
		collection('Filters', 'filters', [
			...common('getShowGenres'),
			day('First Aired From', 'from', 'First day, as YYYY-MM-DD'),
			day('First Aired Until', 'until', 'Last day, as YYYY-MM-DD'),
			number('Year', 'year', 'Year of the first episode', { default: 2026 }),
		]),
	],
	call: (item) => ({
		path: '/3/discover/tv',
		query: {
			sort_by: item.string('sortBy'),
			...renamed(item.collection('filters'), {
				...NAMES,
				from: 'first_air_date.gte',
				until: 'first_air_date.lte',
				year: 'first_air_date_year',
			}),
		},
		what: 'the discovered shows',
		type: 'tv',
	}),
});
