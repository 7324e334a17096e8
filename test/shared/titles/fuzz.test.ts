import fc from 'fast-check';
import { readTitle, recogniseTitle } from '../../../nodes/shared/media/readTitle';
import type { TitleReading } from '../../../nodes/shared/media/titleReading';
import { hostileText, hostileValue, orRefused } from '../../properties/hostile';

/** TITLE_ITEMS=10000 for the full number. */
const runs = { numRuns: Number(process.env.TITLE_ITEMS ?? 1_000) };

const KEYS = [
	'id',
	'ids',
	'tmdb',
	'tmdbId',
	'imdb_id',
	'tvdbId',
	'type',
	'media_type',
	'mediaType',
	'title',
	'name',
	'year',
	'season',
	'episode',
	'number',
	'movie',
	'show',
	'series',
	'episodes',
	'media',
	'Metadata',
	'Guid',
	'guid',
	'url',
	'link',
	'body',
	'headers',
	'payload',
	'json',
	'category',
	'Const',
	'Title Type',
	'original_title',
	'genre_ids',
	'season_number',
	'mediatype',
	'ProviderIds',
	'Item',
	'__proto__',
	'constructor',
];

const item: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		hostileValue,
		fc.nat({ max: 9_999 }),
		fc.constantFrom('movie', 'tv', 'episode', 'tt0133093', 'tmdb://603'),
		tie('item'),
	),
	item: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
})).item;

/** An item of one true title, with other numbers as its `id`, under names that services use. */
const truth = fc.record({
	tmdb: fc.integer({ min: 10_000, max: 19_999 }),
	imdb: fc.integer({ min: 20_000, max: 29_999 }),
	tvdb: fc.integer({ min: 30_000, max: 39_999 }),
	own: fc.integer({ min: 1, max: 9_999 }),
});
const spelt = {
	tmdb: ['tmdb', 'tmdbId', 'tmdb_id', 'TMDB ID', 'tmdbid', 'themoviedb_id', 'Provider_tmdb'],
	imdb: ['imdb', 'imdbId', 'imdb_id', 'IMDb ID', 'Const', 'imdbid'],
	tvdb: ['tvdb', 'tvdbId', 'tvdb_id', 'TVDB ID', 'tvdbid', 'thetvdb_id'],
	own: ['id', 'Id', 'rank', 'Position', 'media_id', 'user_id', 'trakt_rank', 'profileId', 'rating_key', 'number'],
	word: ['movie', 'show', 'tv', 'Film', 'TV Series', 'standard', 'watchlist', ''],
};

describe('Any value', () => {
	it('is refused in words or gives usable IDs', () => {
		fc.assert(
			fc.property(
				fc.oneof(item, hostileText, hostileValue),
				fc.constantFrom(undefined, 'movie' as const, 'episode' as const),
				(value, type) => {
					const read = orRefused(() => readTitle(value, { ...(type === undefined ? {} : { type }), idType: 'tmdb' }));
					if (read !== undefined) expectUsable(read);
				},
			),
			runs,
		);
	});

	it('gives no ID but those of its title: 10,000 items, 0 wrong', () => {
		let read = 0;
		fc.assert(
			fc.property(
				truth,
				fc.array(fc.constantFrom('tmdb', 'imdb', 'tvdb', 'own', 'word' as const), { maxLength: 6 }),
				fc.nat(),
				(ids, fields, pick) => {
					const entries = fields.map((field, at): [string, unknown] => {
						const names = field === 'word' ? ['type', 'media_type', 'category'] : spelt[field];
						const word = spelt.word[(pick + at) % spelt.word.length];
						const value =
							field === 'word' ? word : field === 'imdb' ? `tt00${ids.imdb}` : (pick + at) % 2 === 0 ? ids[field] : String(ids[field]);
						return [names[(pick >> at) % names.length] as string, value];
					});
					const found = orRefused(() => recogniseTitle({ ...Object.fromEntries(entries), title: 'A Title' }));
					if (found === undefined) return;
					read += 1;
					for (const [name, id] of Object.entries(found.ids))
						expect(id).toBe(name === 'imdb' ? `tt00${ids.imdb}` : ids[name as 'tmdb' | 'tvdb']);
					expect(found.ownIds).toEqual({});
				},
			),
			runs,
		);
		expect(read).toBeGreaterThan(runs.numRuns / 2);
	});
});

function expectUsable({ ids, ownIds, season, episode, year }: TitleReading): void {
	for (const known of [ids, ownIds]) {
		for (const name of ['trakt', 'tmdb', 'tvdb'] as const)
			if (known[name] !== undefined) expect(Number.isSafeInteger(known[name]) && known[name] > 0).toBe(true);
		if (known.imdb !== undefined) expect(known.imdb).toMatch(/^(tt|nm)\d{5,10}$/);
		if (known.slug !== undefined) expect(known.slug).toMatch(/^[a-z0-9][\w-]*$/);
	}
	for (const number of [season, episode, year]) if (number !== undefined) expect(Number.isInteger(number) && number >= 0).toBe(true);
}
