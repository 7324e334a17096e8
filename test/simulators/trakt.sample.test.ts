import { bulkFilms, COUNTS, favourites, films, SHARED_TMDB, shows, watchlistFilms, watchlistShows } from './catalogue';
import { startTrakt, type TraktSimulator } from './trakt';
import { fillSample, SAMPLE, type SampleLists } from './trakt/sample';
import { call } from './trakt/testClient';

const idsOf = (titles: Array<{ tmdb: number | null }>) => titles.map(({ tmdb }) => tmdb).filter((tmdb) => tmdb !== null);

describe('The sample catalogue', () => {
	it.each([
		['films', films],
		['shows', shows],
	])('gives no two %s the same id', (_what, titles) => {
		for (const key of ['trakt', 'slug', 'imdb', 'tmdb'] as const) {
			const values = (titles as Array<(typeof films)[number] | (typeof shows)[number]>)
				.map((title) => title[key])
				.filter((value) => value !== null);
			expect(new Set<unknown>(values).size).toBe(values.length);
		}
	});

	it('has one film and one show with the same TMDB number', () => {
		const shared = idsOf(films).filter((tmdb) => idsOf(shows).includes(tmdb));
		expect(shared).toEqual([SHARED_TMDB]);
		expect(idsOf(watchlistFilms)).toContain(SHARED_TMDB);
		expect(idsOf(watchlistShows)).toContain(SHARED_TMDB);
	});

	it('has exactly one film that only Trakt knows', () => {
		const unknown = films.filter(({ tmdb }) => tmdb === null);
		expect(unknown).toHaveLength(1);
		expect(unknown[0]).toMatchObject({ imdb: null });
		expect(watchlistFilms).toContain(unknown[0]);
	});

	it('has titles in other scripts, with emoji and with the dotless i', () => {
		const text = films.map(({ title }) => title).join('\n');
		for (const part of [/\p{Script=Han}/u, /\p{Script=Hangul}/u, /\p{Emoji_Presentation}/u, /ı/, /İ/]) {
			expect(text).toMatch(part);
		}
	});

	it('has shows of one to six seasons', () => {
		const counts = new Set(shows.map(({ seasons }) => seasons.length));
		expect([...counts].sort()).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('shares the promised number of titles between the watchlist and the favourites', () => {
		const shared = [
			...favourites.films.filter((film) => watchlistFilms.includes(film)),
			...favourites.shows.filter((show) => watchlistShows.includes(show)),
		];
		expect(shared).toHaveLength(COUNTS.favourites.alsoOnWatchlist);
	});

	it('can be extended by any number of films, none of them in it, always the same', () => {
		const bulk = bulkFilms(2_000);
		const known = new Set(idsOf(films));
		expect(idsOf(bulk).some((tmdb) => known.has(tmdb))).toBe(false);
		expect(new Set(bulk.map(({ slug }) => slug)).size).toBe(2_000);
		expect(bulkFilms(2_000)).toEqual(bulk);
	});
});

describe('The sample state', () => {
	let trakt: TraktSimulator;
	let lists: SampleLists;

	beforeAll(async () => {
		trakt = await startTrakt({ limits: 'off' });
		lists = fillSample(trakt.state);
	});

	afterAll(async () => await trakt.close());

	it('has as many entries as it says', () => {
		const { watchlist } = trakt.state;
		expect({
			movies: watchlist.count('movie'),
			shows: watchlist.count('show'),
			seasons: watchlist.count('season'),
			all: watchlist.size,
		}).toEqual(COUNTS.watchlist);
		expect(lists.favourites.items.size).toBe(COUNTS.favourites.all);
		expect(lists.sciFiNight.items.size).toBe(COUNTS.sciFiNight.all);
		expect(lists.starWars.items.size).toBe(COUNTS.starWars.all);
		expect(lists.secret.items.size).toBe(COUNTS.secret.all);
	});

	it('looks old', () => {
		expect(trakt.state.me.lastActivity).toMatch(/^2026-01-/);
		expect(trakt.state.watchlist.updatedAt).toMatch(/^2026-01-/);
	});

	it('is reachable under the names that it exports', async () => {
		for (const path of [
			`/users/me/lists/${SAMPLE.favourites}`,
			`/users/me/lists/${SAMPLE.sciFiNight}`,
			`/users/${SAMPLE.other.user}/lists/${SAMPLE.other.list}`,
		]) {
			expect((await call(trakt, 'GET', path)).status).toBe(200);
		}
	});

	it('lists no season of a show that is on the watchlist as a whole', () => {
		const entries = trakt.state.watchlist.read(new Set(['season']));
		for (const { media } of entries) {
			expect(media.type === 'season' && trakt.state.watchlist.has(media.show)).toBe(false);
		}
	});
});

describe('A watchlist of 20,000 films', () => {
	let trakt: TraktSimulator;

	beforeAll(async () => {
		trakt = await startTrakt({ limits: 'off' });
		for (const film of bulkFilms(20_000)) trakt.state.watchlist.addMovie(film);
	});

	afterAll(async () => await trakt.close());

	it('is read completely in pages of 250', async () => {
		const { access_token: token } = trakt.signIn();
		const ids = new Set<number>();
		for (let page = 1; page <= 80; page++) {
			const path = `/sync/watchlist/movies/title/asc?limit=250&page=${page}`;
			const answer = await call(trakt, 'GET', path, { token });
			for (const { id } of answer.json as Array<{ id: number }>) ids.add(id);
		}
		expect(ids.size).toBe(20_000);
	});

	it('is sorted once, and again only when it has changed', () => {
		const { watchlist } = trakt.state;
		const read = () => watchlist.read(undefined, { by: 'title', how: 'desc' });
		const before = read();
		expect(read()).toBe(before);
		watchlist.addMovie({ title: 'One more' });
		expect(read()).not.toBe(before);
		expect(read()).toHaveLength(20_001);
	});
});
