import { string, boolean, number } from '../../../shared/node/fields';
import { queryOf, regionField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

const queryField = string('Query', 'query', 'Words of the title to look for', { required: true, placeholder: 'e.g. fight club' });

const adult = boolean('Include Adult', 'include_adult', 'Whether to find titles for adults only, too');

const year = (name: string, description: string) => number('Year', name, description, { typeOptions: { minValue: 1870 }, default: 2026 });

export const searchMulti = getMany({
	resource: 'search',
	operation: 'multi',
	name: 'Search All',
	action: 'Search films shows and people',
	description: 'Find films, shows and people by words of their title or name in one search, the best match first',
	properties: [queryField],
	options: [adult],
	call: (item) => ({
		path: '/3/search/multi',
		query: { query: item.string('query'), ...queryOf(item.collection('options'), 'include_adult') },
		what: 'the search results',
	}),
});

export const searchMovies = getMany({
	resource: 'search',
	operation: 'movie',
	name: 'Search Movies',
	action: 'Search films',
	description: 'Find films by words of their title, the best match first; a year makes the match exact',
	properties: [queryField],
	options: [adult, regionField, year('primary_release_year', 'Year in which the film was first released')],
	call: (item) => ({
		path: '/3/search/movie',
		query: { query: item.string('query'), ...queryOf(item.collection('options'), 'include_adult', 'region', 'primary_release_year') },
		what: 'the search results',
		type: 'movie',
	}),
});

export const searchShows = getMany({
	resource: 'search',
	operation: 'show',
	name: 'Search Shows',
	action: 'Search shows',
	description: 'Find TV shows by words of their title, the best match first; a year makes the match exact',
	properties: [queryField],
	options: [adult, year('first_air_date_year', 'Year of the first episode')],
	call: (item) => ({
		path: '/3/search/tv',
		query: { query: item.string('query'), ...queryOf(item.collection('options'), 'include_adult', 'first_air_date_year') },
		what: 'the search results',
		type: 'tv',
	}),
});
