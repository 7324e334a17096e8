import { films, SHARED_TMDB, shows } from '../simulators/catalogue';
import { TmdbWorld } from './world';

let world: TmdbWorld;

beforeAll(async () => {
	world = await TmdbWorld.start();
});

beforeEach(() => world.startCounting());

afterAll(async () => await TmdbWorld.closeAll());

const film = films[1]!;
const show = shows[1]!;

describe('Searching', () => {
	it('finds films by their title, as items that every node of the package understands', async () => {
		const { items } = await world.run('search.movie', { query: film.title, returnAll: true });
		expect(items[0]).toMatchObject({
			type: 'movie',
			ids: { tmdb: expect.any(Number) },
			poster: expect.stringMatching(/\/t\/p\/w500\/movie\d+poster\.png$/),
		});
		expect(items.map((item) => item.ids.tmdb)).toContain(film.tmdb);
	});

	it('narrows films to a year', async () => {
		const remake = films[61]!;
		const { items } = await world.run('search.movie', { query: remake.title, options: { primary_release_year: remake.year } });
		expect(items.map((item) => item.year)).toEqual(items.map(() => remake.year));
		expect(items.map((item) => item.ids.tmdb)).toContain(remake.tmdb);
		expect(items.map((item) => item.ids.tmdb)).not.toContain(films[60]!.tmdb);
	});

	it('tells films and shows apart in one search, the same number being two things', async () => {
		const { items } = await world.run('search.multi', { query: 'the', returnAll: true });
		expect(new Set(items.map((item) => item.type))).toEqual(new Set(['movie', 'show']));
		const movie = await world.run('movie.get', { title: SHARED_TMDB });
		const tv = await world.run('show.get', { title: SHARED_TMDB });
		expect([movie.items[0]?.title, tv.items[0]?.title]).toEqual([films[96]!.title, shows[13]!.title]);
	});

	it('gives nothing for what nobody knows, and no more than the limit', async () => {
		expect((await world.run('search.show', { query: 'zzzz' })).items).toEqual([]);
		expect((await world.run('search.movie', { query: 'e', limit: 33 })).items).toHaveLength(33);
	});

	it('gives TMDB’s own words when it shall not simplify', async () => {
		const { items } = await world.run('search.show', { query: show.title, simplify: false });
		expect(items.find((item) => item.id === show.tmdb)).toMatchObject({ name: show.title, first_air_date: show.firstAired.slice(0, 10) });
	});
});

describe('Finding by an ID of another service', () => {
	it.each([
		['an IMDb ID', film.imdb!, 'auto', 'movie', film.tmdb],
		['a TVDB ID', String(show.tvdb), 'tvdb_id', 'show', show.tmdb],
		['a Wikidata ID', `Q${1_000_000 + film.tmdb!}`, 'auto', 'movie', film.tmdb],
	])('knows %s', async (_, externalId, source, type, tmdb) => {
		const { items } = await world.run('find.byExternalId', { externalId, source });
		expect(items).toEqual([expect.objectContaining({ type, ids: { tmdb } })]);
	});

	it('asks whose number it is', async () => {
		const { error } = await world.run('find.byExternalId', { externalId: '81189', source: 'auto' });
		expect(error).toMatch(/^"Source" is Automatic/);
		expect(world.requests).toEqual([]);
	});
});

describe('One film or show', () => {
	it('comes with the IDs of other services', async () => {
		const { items } = await world.run('show.get', { title: `https://www.themoviedb.org/tv/${show.tmdb}-name?language=de` });
		expect(items[0]).toMatchObject({
			type: 'show',
			title: show.title,
			ids: { tmdb: show.tmdb, imdb: show.imdb, tvdb: show.tvdb },
			genres: expect.arrayContaining([expect.any(String)]),
			seasons: show.seasons.map((episodes, index) => expect.objectContaining({ season: index + 1, episodes })),
		});
	});

	it('appends what is asked for in the same request', async () => {
		const { items } = await world.run('movie.get', { title: film.tmdb, options: { append: ['watch/providers', 'recommendations'] } });
		expect(items[0]).toHaveProperty(['watch/providers', 'results', 'US']);
		expect(items[0]).toHaveProperty('recommendations.results');
		expect(world.requests.filter(({ path }) => path.startsWith('/3/movie'))).toHaveLength(1);
	});

	it.each([
		['a number in text', () => String(film.tmdb)],
		['an IMDb ID', () => film.imdb],
		['an item of Trakt', () => ({ type: 'movie', movie: { title: film.title, ids: { trakt: film.trakt, tmdb: film.tmdb } } })],
		['a simple item', () => ({ type: 'movie', ids: { tmdb: film.tmdb } })],
		['an item that only has an IMDb ID', () => ({ type: 'movie', ids: { imdb: film.imdb } })],
		['a raw item of TMDB', () => ({ media_type: 'movie', id: film.tmdb })],
	])('is named by %s', async (_, title) => {
		const { items, error } = await world.run('movie.getExternalIds', { title: '={{ $json.title }}' }, { items: [{ title: title() }] });
		expect(error).toBe('');
		expect(items).toEqual([expect.objectContaining({ id: film.tmdb, imdb_id: film.imdb })]);
	});

	it.each([
		['a show', { type: 'show', ids: { tmdb: 1 } }, /"Title" is a show \| This operation takes a movie only/],
		['a word', 'fight club', /"Title" is not a TMDB number/],
		['a path', '../3/account', /"Title" is not a TMDB number/],
		['nothing', '', /"Title" is empty/],
		['an IMDb ID of nobody', 'tt9999999', /"Title" is not a movie that TMDB knows/],
	])('is refused when it is %s', async (_, title, words) => {
		const { error } = await world.run('movie.get', { title: '={{ $json.title }}' }, { items: [{ title }] });
		expect(error).toMatch(words);
	});

	it('that TMDB does not know fails by itself', async () => {
		const { items } = await world.run(
			'movie.get',
			{ title: '={{ $json.id }}' },
			{ items: [{ id: 1 }, { id: film.tmdb }], onError: 'continueRegularOutput' },
		);
		expect(items[0]).toMatchObject({
			error: 'TMDB does not know this',
			message: expect.stringMatching(/\(TMDB, HTTP 404, code 34\)$/) as unknown,
		});
		expect(items[1]).toMatchObject({ title: film.title });
	});

	it('can be watched at these places in a country', async () => {
		const { items } = await world.run('movie.getWatchProviders', { title: film.tmdb, country: 'us' });
		expect(items).toEqual([expect.objectContaining({ country: 'US', flatrate: ['Streamly', 'Castle+'], rent: ['Orchard TV'] })]);
		expect((await world.run('movie.getWatchProviders', { title: film.tmdb })).items).toHaveLength(2);
	});

	it('has recommendations', async () => {
		const { items } = await world.run('show.getRecommendations', { title: show.tmdb, limit: 5 });
		expect(items).toHaveLength(5);
		expect(items.every((item) => item.type === 'show' && item.ids.tmdb !== show.tmdb)).toBe(true);
	});
});

describe('Rankings', () => {
	it('trend by day and by week', async () => {
		const { items } = await world.run('trending.getMany', { type: 'all', period: 'day', limit: 40 });
		expect(items).toHaveLength(40);
		expect(world.requests.map(({ path, query }) => `${path}?${query.page}`)).toEqual(
			expect.arrayContaining(['/3/trending/all/day?1', '/3/trending/all/day?2']),
		);
	});

	it('are popular', async () => {
		const { items } = await world.run('popular.getMany', { type: 'tv', returnAll: true });
		expect(items).toHaveLength(new Set(shows.map(({ tmdb }) => tmdb).filter((id) => id !== null)).size);
	});

	it('are discovered by genre, rating and time', async () => {
		const { items } = await world.run('discover.movie', {
			sortBy: 'vote_average.desc',
			filters: { genres: ['18', '12'], minRating: 6, minVotes: 100, from: '1990-01-01', until: '2020-12-31' },
			returnAll: true,
		});
		expect(items.length).toBeGreaterThan(0);
		for (const item of items) {
			expect(item.genre_ids).toEqual(expect.arrayContaining([18, 12]));
			expect(item.rating).toBeGreaterThanOrEqual(6);
			expect(item.date >= '1990-01-01' && item.date <= '2020-12-31').toBe(true);
		}
		expect(world.requests[0]?.query).toMatchObject({
			with_genres: '18,12',
			'vote_average.gte': '6',
			'primary_release_date.gte': '1990-01-01',
		});
	});

	it('of shows are discovered by the year of the first episode', async () => {
		const year = Number(show.firstAired.slice(0, 4));
		const { items } = await world.run('discover.show', { filters: { year }, returnAll: true });
		expect(items.map((item) => item.ids.tmdb)).toContain(show.tmdb);
		expect(items.every((item) => item.year === year)).toBe(true);
	});

	it('have genres', async () => {
		const { items } = await world.run('genre.getMany', { type: 'tv' });
		expect(items).toContainEqual({ id: 10765, name: 'Sci-Fi & Fantasy' });
	});
});

describe('Images', () => {
	it('have their full address in every size, and it gives a picture', async () => {
		const { items } = await world.run('configuration.getImageUrls', { imagePath: '/movie20003poster.png', kind: 'poster' });
		const { w92, original } = items[0]!.urls;
		expect(original).toBe(`${world.tmdb.url}/t/p/original/movie20003poster.png`);
		const picture = await fetch(w92);
		expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
		expect(
			Buffer.from(await picture.arrayBuffer())
				.subarray(1, 4)
				.toString(),
		).toBe('PNG');
	});

	it('have no address outside of TMDB’s image folder', async () => {
		const { error } = await world.run('configuration.getImageUrls', { imagePath: '../../x.png', kind: 'poster' });
		expect(error).toMatch(/"Image Path" is not a path/);
	});

	it('tell their sizes', async () => {
		const { items } = await world.run('configuration.get');
		expect(items[0]).toMatchObject({ base: `${world.tmdb.url}/t/p/`, sizes: { poster: expect.arrayContaining(['w500', 'original']) } });
	});
});
