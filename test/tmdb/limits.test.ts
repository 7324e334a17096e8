import { systemClock } from '../../nodes/shared/util/clock';
import { connectTmdb } from '../../nodes/Tmdb/client/client';
import { readTmdbList, setTmdbList } from '../../nodes/Tmdb/client/lists';
import { runTimeFaster } from '../fastTime';
import { FakeClock } from '../shared/fakeClock';
import { bulkFilms, films } from '../simulators/catalogue';
import { clientFor } from './client';
import { TmdbWorld } from './world';

const film = films[1]!;
let world: TmdbWorld;
let normalTime: () => void = () => {};

afterEach(async () => {
	normalTime();
	normalTime = () => {};
	await TmdbWorld.closeAll();
});

describe('Limits', () => {
	it('of 40 requests a second are never reached', async () => {
		world = await TmdbWorld.start({ perSecond: Number.POSITIVE_INFINITY });
		const many = bulkFilms(1_000);
		world.tmdb.state.addTitles(many);
		world.me.lists.watchlist.movie = many.map(({ tmdb }) => tmdb!);
		const clock = new FakeClock();
		const { now, sleep } = systemClock;
		normalTime = () => Object.assign(systemClock, { now, sleep });
		Object.assign(systemClock, { now: () => clock.now(), sleep: async (ms: number) => await clock.sleep(ms) });
		const sent: number[] = [];
		world.tmdb.simulator.onRequest = () => void sent.push(clock.now());
		const client = await connectTmdb(clientFor(world));
		const titles = await clock.drive(readTmdbList(client, 'watchlist', 'movie'), 20_000);
		expect([titles.length, sent.length]).toEqual([1_000, 51]);
		const inOneSecond = sent.map((at) => sent.filter((other) => other >= at && other < at + 1_000).length);
		expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(40);
		expect(Math.max(...inOneSecond)).toBeGreaterThan(30);
	});

	it('that are reached all the same are waited for, as long as TMDB asks', async () => {
		world = await TmdbWorld.start();
		normalTime = runTimeFaster(20);
		const headers = { 'retry-after': '4', 'content-type': 'application/json' };
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: '/3/movie/',
			status: 429,
			headers,
			body: '{"success":false,"status_code":25}',
		});
		const { items } = await world.run('movie.get', { title: film.tmdb });
		expect(items[0]?.title).toBe(film.title);
		const [first, second] = world.requests.filter(({ path }) => path.startsWith('/3/movie/'));
		expect(second!.at - first!.at).toBeGreaterThanOrEqual(195);
	});

	it('that last too long are told', async () => {
		world = await TmdbWorld.start({ credential: {} });
		const headers = { 'retry-after': '900', 'content-type': 'application/json' };
		world.addCredential('busy', world.tmdb.credential('owner'));
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: '/3/movie/',
			status: 429,
			headers,
			body: '{"success":false,"status_code":25}',
		});
		const { error } = await world.run('movie.get', { title: film.tmdb }, { credential: 'busy' });
		expect(error).toBe(
			'TMDB asks to wait: too many requests were made | Run the workflow again in 15 min. Other workflows that use the same account count too.',
		);
	});

	it('of 500 pages end what is read, and are told where somebody insists', async () => {
		world = await TmdbWorld.start();
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: '/3/trending',
			status: 400,
			headers: { 'content-type': 'application/json' },
			body: '{"success":false,"status_code":22,"status_message":"Invalid page"}',
		});
		expect((await world.run('trending.getMany', { type: 'tv', period: 'day' })).error).toMatch(/^TMDB gives the first 500 pages only/);
	});
});

describe('Trouble on the way', () => {
	it.each([
		['a gateway page', { kind: 'html502' as const }],
		['a cut connection', { kind: 'resetBefore' as const }],
		['half an answer', { kind: 'truncated' as const }],
	])('%s is got over', async (_, fault) => {
		world = await TmdbWorld.start();
		normalTime = runTimeFaster(20);
		world.tmdb.simulator.faults.add({ ...fault, match: '/3/movie/' });
		expect((await world.run('movie.get', { title: film.tmdb })).items[0]?.title).toBe(film.title);
	});

	it('a list is not created twice for a lost answer: the person is told to look', async () => {
		world = await TmdbWorld.start();
		world.tmdb.simulator.faults.add({ kind: 'lostAfter', match: 'POST /4/list' });
		const lists = world.tmdb.state.lists.size;
		const { error } = await world.run('list.create', { name: 'Once' });
		expect(error).toMatch(/It may have been carried out all the same: look at TMDB/);
		expect(world.tmdb.state.lists.size).toBe(lists + 1);
	});

	it('a sentence of TMDB’s own is passed on', async () => {
		world = await TmdbWorld.start();
		const body = '{"success":false,"status_code":20,"status_message":"Invalid date range: Should be a range no longer than 14 days."}';
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: '/3/discover',
			status: 422,
			headers: { 'content-type': 'application/json' },
			body,
		});
		const { error } = await world.run('discover.movie', { sortBy: 'popularity.desc' });
		expect(error).toMatch(/^TMDB refused the request: Invalid date range: Should be a range no longer than 14 days\./);
	});

	it('an execution that was stopped sends nothing more', async () => {
		world = await TmdbWorld.start();
		let stopped = false;
		const client = await connectTmdb(clientFor(world), () => stopped);
		await setTmdbList(client, 'favorite', 'movie', film.tmdb!, true);
		stopped = true;
		world.startCounting();
		await expect(setTmdbList(client, 'favorite', 'movie', film.tmdb!, false)).rejects.toThrow('The execution was cancelled');
		expect(world.requests).toEqual([]);
	});
});
