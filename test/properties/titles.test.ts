import fc from 'fast-check';
import { identity, type Media, type MediaIds } from '../../nodes/shared/media/identity';
import { asText } from '../../nodes/shared/util/text';
import { readTitle, type TitleForm } from '../../nodes/Trakt/client/titleInput';
import { isoTime } from '../../nodes/Trakt/fields/watchedAt';
import { check, hostileText, hostileValue, orRefused } from './hostile';

const type = fc.constantFrom('movie', 'show', 'season', 'episode', 'person') as fc.Arbitrary<Media['type']>;
const defaults: fc.Arbitrary<TitleForm> = fc.record({
	types: fc.constantFrom(['movie', 'show', 'season', 'episode'], ['movie', 'show', 'season', 'episode', 'person'], ['show'], ['episode']),
	type,
	idType: fc.constantFrom('auto', 'trakt', 'slug', 'imdb', 'tmdb', 'tvdb'),
	season: fc.option(fc.nat(), { nil: undefined }),
	episode: fc.option(fc.nat(), { nil: undefined }),
}) as fc.Arbitrary<TitleForm>;

const ids: fc.Arbitrary<unknown> = fc.oneof(
	hostileValue,
	fc.record({ ids: fc.record({ trakt: hostileValue, slug: hostileValue, imdb: hostileValue, tmdb: hostileValue, tvdb: hostileValue }) }),
	fc.record({ type: hostileValue, ids: fc.record({ tmdb: hostileValue }), season: hostileValue, number: hostileValue }),
	fc.record({ episode: fc.record({ ids: hostileValue, number: hostileValue, season: hostileValue }), show: hostileValue }),
	hostileText.map((text) => `https://trakt.tv/shows/${text}/seasons/1/episodes/2`),
	hostileText.map((text) => `https://www.themoviedb.org/movie/${text}`),
	fc.tuple(type, hostileText).map(([kind, text]) => `${kind}:${text}`),
);

function expectIds(found: MediaIds): void {
	for (const name of ['trakt', 'tmdb', 'tvdb'] as const) {
		if (found[name] !== undefined) expect(Number.isSafeInteger(found[name]) && found[name] > 0).toBe(true);
	}
	for (const name of ['slug', 'imdb'] as const) {
		if (found[name] !== undefined) expect(found[name].trim()).not.toBe('');
	}
}

describe('A title', () => {
	it('is refused in words, or has at least one usable ID', () => {
		check([ids, defaults], (value, given) => {
			const ref = orRefused(() => readTitle(value, given));
			if (ref === undefined) return;
			expectIds(ref.ids);
			expectIds(ref.ownIds ?? {});
			expect(Object.keys({ ...ref.ids, ...ref.ownIds }).length).toBeGreaterThan(0);
			for (const number of [ref.season, ref.episode]) if (number !== undefined) expect(Number.isInteger(number) && number >= 0).toBe(true);
		});
	});

	it('is the same from its identity, its object and its JSON', () => {
		check([fc.constantFrom('movie', 'show'), fc.integer({ min: 1, max: 2 ** 31 - 1 })], (kind, tmdb) => {
			const wanted = { types: ['movie', 'show'], type: 'movie', idType: 'auto' } as const;
			const media = { type: kind, title: 'x', ids: { tmdb } } as Media;
			const forms = [identity(media), media, JSON.stringify(media)].map((form) => readTitle(form, wanted));
			for (const { type: found, ids: read } of forms) expect([found, read]).toEqual([kind, { tmdb }]);
		});
	});
});

describe('An identity', () => {
	it('is the same only for the same type and numbers', () => {
		const media = fc.record({
			type,
			title: fc.constant('x'),
			ids: fc.record({ tmdb: fc.integer({ min: 1, max: 99 }) }),
			season: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
		});
		check([media, media], (one, other) => {
			const same = one.type === other.type && one.ids.tmdb === other.ids.tmdb && one.season === other.season;
			expect(identity(one) === identity(other)).toBe(same);
		});
	});
});

describe('A date', () => {
	it('is refused in words, or is a moment in UTC', () => {
		check(
			[
				fc.oneof(
					hostileText,
					fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
					fc.date().map(String),
				),
			],
			(text) => {
				const read = orRefused(() => isoTime(text, 'Watched At'));
				if (read !== undefined) expect(new Date(read).toISOString()).toBe(read);
			},
		);
	});
});

it('Anything is some text, and never "[object Object]"', () => {
	check([hostileValue], (value) => {
		const text = asText(value);
		expect(typeof text).toBe('string');
		if (typeof value === 'object' || value === undefined) expect(text).toBe('');
	});
});
