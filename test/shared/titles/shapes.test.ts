import { InputError } from '../../../nodes/shared/node/errors';
import { needIds, needType, readTitle, recogniseTitle } from '../../../nodes/shared/media/readTitle';
import { meaningOf } from './meaning';
import { SHAPES } from './shapes';

describe('An item', () => {
	it.each(SHAPES)('$name', ({ item, meaning, title, year, refused }) => {
		if (refused !== undefined) return expect(() => recogniseTitle(item)).toThrow(refused);
		const read = recogniseTitle(item);
		expect(meaningOf(read)).toBe(meaning);
		expect({ title: title ?? read.title, year: year ?? read.year }).toEqual({ title: read.title, year: read.year });
	});

	it('is one of at least 30 shapes', () => expect(SHAPES.length).toBeGreaterThanOrEqual(30));

	it('without type or ID is refused with the fields that were looked at', () => {
		const read = recogniseTitle({ id: 7, tmdbId: 603, title: 'The Matrix' });
		expect(() => needType(read)).toThrow(/film or a show.*tmdbId.*title/);
		expect(() => needIds(recogniseTitle({ Name: 'The Matrix', Year: 1999 }))).toThrow(/holds no ID.*Name/);
	});
});

describe('A value and its form', () => {
	const show = { type: 'show', ids: { tmdb: 1396 } };
	const episode = { type: 'episode', season: 5, episode: 14, ids: { tmdb: 1396 } };
	const read = (value: unknown, form = {}) => meaningOf(readTitle(value, form));

	it('narrow a show to the season or episode that the form names', () => {
		expect(read(show, { season: 2, episode: 3 })).toBe('episode tmdb=1396 s=2 e=3');
		expect(read(show, { type: 'episode', season: 2, episode: 3 })).toBe('episode tmdb=1396 s=2 e=3');
		expect(read('https://trakt.tv/shows/1883', { season: 1 })).toBe('season slug=1883 s=1');
	});

	it.each([
		[episode, { season: 4 }, /season.*Title says 5, Season says 4/],
		[episode, { type: 'show' }, /names an episode, but Type says show/],
		[episode, { type: 'season' }, /Type says season/],
		[episode, { type: 'movie' }, /Title says episode, Type says movie/],
		[show, { type: 'movie' }, /Title says show, Type says movie/],
		[{ type: 'movie', ids: { tmdb: 603 } }, { season: 1, episode: 1 }, /movie/],
		['603', {}, /the number 603, but not whose/],
		['abc', { idType: 'tmdb' }, undefined],
	])('%j with %j', (value, form, refused) => {
		if (refused === undefined) expect(read(value, form)).toBe('-');
		else {
			expect(() => read(value, form)).toThrow(refused);
			expect(() => read(value, form)).toThrow(InputError);
		}
	});

	it('say together whose a number is; a number may be a slug', () => {
		expect(read('603', { idType: 'tmdb', type: 'movie' })).toBe('movie tmdb=603');
		expect(read(1883, { idType: 'slug', type: 'show' })).toBe('show slug=1883');
		expect(read('breaking-bad', { wordsAreSlugs: true })).toBe('- slug=breaking-bad');
		expect(read({ __rl: true, mode: 'id', value: 'tt0133093' })).toBe('- imdb=tt0133093');
	});
});
