import { commaList, needsFacts, readFilters, whyLeftOut } from '../../../nodes/MediaSync/sync/filters';
import type { Title } from '../../../nodes/MediaSync/sync/titles';
import type { Media } from '../../../nodes/shared/media/identity';

const ALL = ['movies', 'shows', 'seasons'];

const title = (media: Partial<Media> = {}, more: Partial<Title> = {}): Title => ({
	media: { type: 'movie', title: 'Heat', year: 1995, ids: { tmdb: 949, imdb: 'tt0113277', slug: 'heat-1995' }, ...media },
	source: 'watchlist',
	genres: ['crime', 'Drama'],
	rating: 8.3,
	...more,
});

const why = (options: Record<string, unknown>, one = title(), types = ALL) => whyLeftOut(one, readFilters(types, options));

describe('a title is let through', () => {
	it.each<[string, Record<string, unknown>]>([
		['without any filter', {}],
		['from the first year', { yearFrom: 1995 }],
		['to the last year', { yearTo: 1995 }],
		['with one of the genres, in any case', { genres: 'Western, CRIME' }],
		['without the excluded genres', { excludeGenres: 'horror' }],
		['with just the rating', { minRating: 8.3 }],
		['that is not excluded', { exclude: 'Heat 2, 950' }],
		['when the fields are empty', { yearFrom: 0, yearTo: '', genres: ' , ', excludeGenres: '', exclude: '\n', minRating: 0 }],
	])('%s', (_name, options) => expect(why(options)).toBeUndefined());
});

describe('a title is left out, and the reason is said', () => {
	it.each<[Record<string, unknown>, string]>([
		[{ yearFrom: 1996 }, 'It is from 1995, before 1996'],
		[{ yearTo: 1994 }, 'It is from 1995, after 1994'],
		[{ genres: 'western' }, 'None of its genres is among those asked for'],
		[{ excludeGenres: 'drama' }, 'Its genre drama is excluded'],
		[{ minRating: 8.4 }, 'Its rating 8.3 is below 8.4'],
		[{ exclude: 'heat' }, 'Exclude Titles names it'],
		[{ exclude: '949' }, 'Exclude Titles names it'],
		[{ exclude: 'x\nTT0113277' }, 'Exclude Titles names it'],
		[{ exclude: 'heat-1995' }, 'Exclude Titles names it'],
	])('%j', (options, reason) => expect(why(options)).toBe(reason));

	it('because of its type', () => {
		expect(why({}, title({ type: 'show' }), ['movies'])).toBe('Media Types leaves it out');
		expect(why({}, title({ type: 'season', season: 1 }), ['movies', 'shows'])).toBe('Media Types leaves it out');
		expect(why({}, title({ type: 'episode', season: 1, episode: 2 }))).toMatch(/Single episodes cannot be fetched/);
		expect(why({}, title({ type: 'person' }))).toMatch(/A person cannot be fetched/);
	});

	it('because what is asked for is not known of it', () => {
		const bare = title({ year: undefined }, { genres: undefined, rating: undefined });
		expect(why({ yearFrom: 1900 }, bare)).toBe('It has no year yet, and a year is asked for');
		expect(why({ genres: 'crime' }, bare)).toMatch(/^None of its genres/);
		expect(why({ minRating: 1 }, bare)).toBe('Its rating 0.0 is below 1');
		expect(why({ excludeGenres: 'crime' }, bare)).toBeUndefined();
	});
});

it('a genre may be written as people write it', () => {
	const one = title({}, { genres: ['science-fiction'] });
	expect(why({ genres: 'Science Fiction' }, one)).toBeUndefined();
	expect(why({ excludeGenres: 'Science Fiction' }, one)).toBe('Its genre science-fiction is excluded');
});

it('years the wrong way round are said by the names of the fields', () => {
	expect(() => readFilters(ALL, { yearFrom: 2001, yearTo: 2000 })).toThrow('"Year From" is 2001, which is after Year To (2000)');
});

it('genres and ratings are asked of Trakt only when a filter looks at them', () => {
	expect(needsFacts(readFilters(ALL, { yearFrom: 1990, exclude: 'x' }))).toBe(false);
	for (const options of [{ genres: 'a' }, { excludeGenres: 'a' }, { minRating: 1 }])
		expect(needsFacts(readFilters(ALL, options))).toBe(true);
});

it('a list of words is split at commas and lines', () => {
	expect(commaList(' a, b\r\n\n c ,,')).toEqual(['a', 'b', 'c']);
	expect(commaList(949)).toEqual(['949']);
	expect(commaList(undefined)).toEqual([]);
});
