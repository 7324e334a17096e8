import { entryKey, toItem, type TraktEntry } from '../../nodes/Trakt/client/entries';

const ids = { trakt: 1, slug: 'heat', imdb: null, tmdb: 949, tvdb: undefined };

describe('an entry of a Trakt list', () => {
	it.each<[string, TraktEntry, object]>([
		['a film', { type: 'movie', movie: { title: 'Heat', year: 1995, ids } }, { type: 'movie', title: 'Heat', year: 1995 }],
		['a show', { type: 'show', show: { title: 'Heat', year: null, ids } }, { type: 'show', title: 'Heat' }],
		['a season', { type: 'season', season: { number: 2 }, show: { title: 'Heat', ids } }, { type: 'season', title: 'Heat', season: 2 }],
		['a special', { type: 'season', season: { number: 0 }, show: { title: 'Heat', ids } }, { type: 'season', title: 'Heat', season: 0 }],
		[
			'an episode',
			{ type: 'episode', episode: { season: 2, number: 7, title: 'E' }, show: { title: 'Heat', ids } },
			{ type: 'episode', title: 'Heat', season: 2, episode: 7 },
		],
		['a person', { type: 'person', person: { name: 'Al', ids } }, { type: 'person', title: 'Al' }],
		['an unknown type', { type: 'video', movie: { title: 'Heat', ids } }, { type: 'movie', title: 'Heat' }],
	])('is read as it is: %s', (_name, entry, media) => {
		expect(toItem(entry).media).toEqual({ ...media, ids: { trakt: 1, slug: 'heat', tmdb: 949 } });
	});

	it('may have nothing in it at all', () => {
		const nothing = { media: { title: 'Untitled', ids: {} }, facts: {} };
		expect(toItem({ type: 'movie', movie: null })).toMatchObject(nothing);
		expect(toItem({ type: 'movie', movie: { title: null, year: null, ids: null, genres: null, rating: null } })).toMatchObject(nothing);
		expect(toItem({})).toMatchObject(nothing);
	});

	it('leaves out IDs that are null, empty or 0', () => {
		const entry = { type: 'movie', movie: { title: 'x', ids: { trakt: 3, slug: '', imdb: '', tmdb: 0, tvdb: null } } };
		expect(toItem(entry).media.ids).toEqual({ trakt: 3 });
	});

	it('keeps its facts, and a rating of 0 among them', () => {
		const entry = { type: 'movie', listed_at: '2026-01-01T00:00:00Z', movie: { title: 'x', ids: {}, genres: ['drama'], rating: 0 } };
		expect(toItem(entry)).toMatchObject({ facts: { genres: ['drama'], rating: 0 }, listedAt: '2026-01-01T00:00:00Z' });
	});

	it('is told from others by its ID, or by all it says when it has none', () => {
		expect(entryKey({ id: 7 })).toBe('7');
		expect(entryKey({ movie: { title: 'a' } })).not.toBe(entryKey({ movie: { title: 'b' } }));
	});
});
