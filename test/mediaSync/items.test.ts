import type { RunOptions } from '../engine';
import type { SyncRun } from '../world';
import { Everything, type FilmSeed, type ShowSeed } from './everything';

let world: Everything;

const knight: FilmSeed = { title: 'The Dark Knight', year: 2008, trakt: 120, slug: 'the-dark-knight-2008', tmdb: 155 };
const heist: FilmSeed = { title: 'Heist', year: 1995, trakt: 121, slug: 'heist-1995', tmdb: 949 };
const chemist: ShowSeed = { title: 'The Chemist', year: 2008, trakt: 1388, slug: 'the-chemist', tmdb: 1396, tvdb: 81189, seasons: [7, 13] };

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, chemist);
});

afterEach(async () => await world.close());

const arr = { radarrRootFolder: { mode: 'list', value: '/media' }, radarrQualityProfile: { mode: 'list', value: 4 } };

const pinned = (items: unknown[]): RunOptions => ({ pinData: { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'] });

const sync = async (items: unknown[], more: object = {}) =>
	await world.sync({ operation: 'items', target: 'radarr', ...arr, ...more }, pinned(items));

const passOn = async (items: unknown[], more: object = {}) =>
	await world.sync({ operation: 'items', target: 'none', ...more }, pinned(items));

const outcomes = (run: { results: Array<{ outcome: string; reason?: string }> }) => run.results.map(({ outcome }) => outcome);

test('items of any shape are one list: what names a film or show goes on, with its item', async () => {
	const run = await passOn([
		{ type: 'movie', title: 'The Dark Knight', year: 2008, ids: { tmdb: 155 } },
		{ Const: 'x', Title: 'Heist', Year: '1995', 'Title Type': 'Movie' },
		{ tvdbId: '81189' },
		{ title: 'Nobody Knows It (2001)', category: 'movie' },
		{ id: 7, tmdbId: 155, title: 'No Type' },
		{ error: 'The feed is gone' },
	]);
	expect(run.error).toBe('');
	expect(outcomes(run)).toEqual(['planned', 'planned', 'planned', 'notFound', 'notFound']);
	expect(run.results.map(({ ids }) => ids.tmdb)).toEqual([155, 949, 1396, undefined, 155]);
	expect(run.results[3]?.reason).toMatch(/TMDB knows no films named "Nobody Knows It" of 2001/);
	expect(run.results[4]?.reason).toMatch(/film or a show/);
	expect(run.summary.problems).toEqual(['A node before this one failed for 1 item: The feed is gone']);
	expect(run.run.output('Media Sync', 0).map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([0, 1, 2, 3, 4]);
});

test('text with a title per line, as an AI agent gives it', async () => {
	const run = await passOn([{}], { titles: 'The Dark Knight (2008)\nHeist (1995)', typeWithout: 'movie' });
	expect(run.results.map(({ ids }) => ids.tmdb)).toEqual([155, 949]);
});

test('a name counts only where one title of the year and type has exactly that name', async () => {
	world.introduce(
		{ ...heist, tmdb: 950, trakt: 122, slug: 'heist-1995-2' },
		{ ...heist, tmdb: 951, trakt: 123, slug: 'heist-2001', year: 2001 },
	);
	const run = await passOn(
		['Heist (1995)', 'Heist (2001)', 'Heist (2015)', 'Dark Knight, The (2008)', 'the dark KNIGHT! (2008)', 'Knight (2008)', 'Heist'].map(
			(titles) => ({ titles }),
		),
		{
			titles: '={{ $json.titles }}',
			typeWithout: 'movie',
		},
	);
	expect(run.results.map(({ ids }) => ids.tmdb)).toEqual([undefined, 951, undefined, 155, undefined, undefined]);
	expect(run.results[0]?.reason).toMatch(/several films named "Heist" of 1995; near: Heist \(1995\), TMDB 949, Heist \(1995\), TMDB 950/);
	expect(run.results[2]?.reason).toMatch(/no films named "Heist" of 2015; near: /);
});

/** LOOK_UPS=1000 for the full number: TMDB is asked 40 times a second. */
const many = Number(process.env.LOOK_UPS ?? 100);

test('items with IMDb IDs only: a look-up each the first time, none the second time', async () => {
	const films = Array.from({ length: many }, (_, at) => ({
		title: `Film ${at}`,
		year: 2000,
		trakt: 5_000 + at,
		slug: `film-${at}`,
		tmdb: 20_000 + at,
	}));
	for (const film of films)
		world.tmdb.state.addTitles([
			{
				...film,
				imdb: `tt${1_000_000 + film.tmdb}`,
				genres: [],
				rating: 5,
				votes: 1,
				language: 'en',
				originalTitle: null,
				released: '2000-01-01',
				overview: '',
			} as never,
		]);
	const items = films.map((film) => ({ Const: `tt${1_000_000 + film.tmdb}`, 'Title Type': 'Movie' }));
	const first = await passOn(items);
	expect(first.summary).toMatchObject({ titles: many, notFound: 0, requests: many });
	const second = await passOn(items);
	expect(second.summary).toMatchObject({ titles: many, notFound: 0, requests: 0 });
}, 60_000);

test('new entries only add: what scrolled out of the window stays', async () => {
	const film = (seed: FilmSeed) => ({ type: 'movie', title: seed.title, ids: { tmdb: seed.tmdb } });
	expect((await sync([film(knight), film(heist)])).summary).toMatchObject({ added: 2 });
	const next = await sync([film(heist)], { options: { removals: 'remove', maxRemovalPercent: 100 } });
	expect(next.summary).toMatchObject({ removed: 0, toRemove: 0, alreadySubscribed: 1 });
});

test('the whole list removes what has left it, announced first, and nothing after an earlier node failed or gave nothing', async () => {
	const film = (seed: FilmSeed) => ({ type: 'movie', title: seed.title, ids: { tmdb: seed.tmdb } });
	const whole = { inputIs: 'wholeList', options: { removals: 'remove', maxRemovalPercent: 100 } };
	await sync([film(knight), film(heist)], whole);
	for (const items of [[{}], [{ error: 'gone' }], [film(heist), { error: 'gone' }], [film(heist), { title: 'Unclear' }]]) {
		expect((await sync(items, whole)).summary).toMatchObject({ removed: 0, toRemove: 0 });
	}
	expect((await sync([film(heist)], whole)).summary).toMatchObject({ toRemove: 1 });
	expect((await sync([film(heist)], whole)).summary).toMatchObject({ removed: 1 });
});

describe('several lists by a field', () => {
	const film = (seed: FilmSeed, list: string) => ({ type: 'movie', title: seed.title, ids: { tmdb: seed.tmdb }, list });
	const lists = {
		listName: '={{ $json.list }}',
		otherTargets: ['moviePilot'],
		perList: { settings: [{ list: 'For the evening', target: 'moviePilot' }] },
	};

	test('are named in the results, and Per-List Settings send one of them elsewhere', async () => {
		const run = await sync([film(knight, 'Wishes'), film(heist, 'for the evening')], lists);
		expect(run.error).toBe('');
		expect(run.results.map(({ title, source, target, outcome }) => [title, source, target, outcome])).toEqual([
			['The Dark Knight', 'Wishes', 'Radarr', 'added'],
			['Heist', 'for the evening', 'MoviePilot', 'added'],
		]);
		expect(world.moviePilot.state.subscriptions.all().map(({ tmdbid }) => tmdbid)).toEqual([949]);
		expect([...world.radarr.state.movies.values()].map(({ tmdbId }) => tmdbId)).toEqual([155]);
	});

	test('a list of which nothing came in is no error, and another target that is not chosen is one', async () => {
		const run = await sync([film(knight, 'Wishes')], lists);
		expect([run.error, run.summary.added]).toEqual(['', 1]);
		expect((await sync([film(heist, 'For the evening')], { ...lists, otherTargets: [] })).error).toMatch(/not among Other Targets/);
	});

	test('an earlier node that failed for any of them keeps all of them whole', async () => {
		const whole = { ...lists, inputIs: 'wholeList', options: { removals: 'remove', maxRemovalPercent: 100 } };
		const both = [film(knight, 'For the evening'), film(heist, 'For the evening')];
		await sync(both, whole);
		for (const items of [
			[both[0], { error: 'gone' }],
			[both[0], { error: 'gone' }],
		])
			expect((await sync(items, whole)).summary).toMatchObject({ removed: 0, toRemove: 0 });
	});
});

test('1,000 items with TMDB numbers cost no more than the watchlist of the same size', async () => {
	const films = Array.from({ length: 1_000 }, (_, at) => ({
		...{ title: `Film ${at}`, year: 2000, trakt: 5_000 + at },
		...{ slug: `film-${at}`, tmdb: 20_000 + at },
	}));
	world.introduce(...films);
	world.watchlist(...films);
	const cost = async (run: () => Promise<SyncRun>) => {
		const [before, startedAt] = [process.cpuUsage(), performance.now()];
		const { error, summary } = await run();
		const { user, system } = process.cpuUsage(before);
		expect([error, summary.titles]).toEqual(['', films.length]);
		return { ms: Math.round((user + system) / 1000), requests: summary.requests, wallMs: Math.round(performance.now() - startedAt) };
	};
	const items = films.map((film) => ({ type: 'movie', title: film.title, ids: { tmdb: film.tmdb } }));
	await passOn(items.slice(0, 10));
	const byWatchlist = await cost(async () => await world.sync({ target: 'none' }));
	const byItems = await cost(async () => await passOn(items));
	process.stdout.write(
		`1,000 titles: watchlist ${byWatchlist.wallMs} ms (${byWatchlist.ms} of CPU), ${byWatchlist.requests} requests (server included); items ${byItems.wallMs} ms (${byItems.ms} of CPU), ${byItems.requests} requests\n`,
	);
	expect(byItems.requests).toBe(0);
	expect(byItems.ms).toBeLessThan(byWatchlist.ms * 2 + 200);
});
