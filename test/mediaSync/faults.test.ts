import { runTimeFaster } from '../fastTime';
import { bulkFilms } from '../simulators/catalogue';
import { World, type SyncRun } from '../world';
import { chemist, heist, introduce, knight, mirror, subscriptions, unwatch, watchlist, wire } from './titles';

let world: World;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(50);
});

afterAll(() => endFastTime());

async function open(films = 0) {
	world = await World.start();
	introduce(world);
	for (const film of bulkFilms(films)) {
		world.trakt.state.watchlist.addMovie(film);
		world.moviePilot.state.catalogue.addFilm({ tmdbid: film.tmdb!, title: film.title, year: film.year });
	}
}

afterEach(async () => await world.close());

/** Removals on: whatever is read wrongly must not look as if it had left the list. */
const settings = { options: { removals: 'remove', maxRemovalPercent: 100, checkLibrary: false } };

/** Another setting makes a run read everything. */
const whole = { options: { ...settings.options, yearFrom: 1 } };

function nothingHappened(run: SyncRun, sentence: RegExp) {
	expect(run.error).toMatch(sentence);
	expect(run.results).toEqual([]);
	expect(world.moviePilot.simulator.seen(/^(POST|PUT|DELETE)/)).toEqual([]);
}

describe('a watchlist that cannot be read to its end', () => {
	beforeEach(async () => {
		await open(600);
		await world.sync(settings);
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(knight));
		world.startCounting();
	});

	test.each([
		[
			'a 5xx on the third page',
			{ kind: 'status', status: 500, match: 'page=3', times: -1 },
			/^Trakt has a problem of its own \(HTTP 500\) \| .*Run it again/,
		],
		[
			'a gateway page on the third page',
			{ kind: 'html502', match: 'page=3', times: -1 },
			/^Trakt has a problem of its own \(HTTP 502\) \|/,
		],
		[
			'a connection that breaks half way',
			{ kind: 'cutBody', match: 'page=2', times: -1 },
			/^The connection to Trakt broke before its answer was complete \| .*Run the workflow again/,
		],
		['half of the JSON', { kind: 'truncated', match: 'page=2', times: -1 }, /^Trakt sent an answer that cannot be read \|/],
		['a firewall', { kind: 'cloudflare403', match: 'page=3', times: -1 }, /^A firewall in front of Trakt blocked the request \|/],
		[
			'a locked account',
			{ kind: 'status', status: 423, headers: { 'x-account-locked': 'true' }, match: 'page=2' },
			/^This Trakt account is locked \|/,
		],
	] as const)('(%s) changes nothing and marks nothing as synced', async (_, fault, sentence) => {
		world.trakt.api.faults.add({ ...fault });
		nothingHappened(await world.sync(whole), sentence);
		world.trakt.api.faults.clear();
		const next = await world.sync(whole);
		expect(next.summary).toMatchObject({ added: 1, removed: 0, toRemove: 0, alreadySubscribed: 600 });
	});

	test.each([
		['a page count that lies', { pageCount: 1 }, 250, 601],
		['an item count that lies', { itemCount: 700 }, 601, 700],
	])('(%s) removes nothing, adds what is new, and is said once', async (_, lies, received, announced) => {
		world.trakt.state.lies = lies;
		const run = await world.sync(whole);
		expect(run.error).toBe('');
		expect(run.summary).toMatchObject({ removed: 0, toRemove: 0, added: 1 });
		expect(run.summary.message).toContain(`${announced} entries are announced and ${received} are sent, time and again`);
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(heist));
		const next = await world.sync(whole);
		expect(next.summary).toMatchObject({ removed: 0, toRemove: 0 });
		expect(next.summary.problems).toEqual([]);
		world.trakt.state.lies = {};
		expect((await world.sync(whole)).summary).toMatchObject({ removed: 0, toRemove: 0, failed: 0 });
		expect(subscriptions(world)).toHaveLength(602);
	});
});

test('a watchlist that changes while it is read is read again, and what stayed is neither lost nor doubled', async () => {
	await open(600);
	const entries = watchlist(world, knight);
	world.trakt.api.onRequest = (request) => {
		if (request.url.includes('page=3')) unwatch(world, entries[0]!);
	};
	const run = await world.sync(settings);
	expect(run.summary).toMatchObject({ added: 600, titles: 600 });
});

test('transient failures of both services are got over', async () => {
	await open(300);
	world.trakt.api.faults.add({ kind: 'status', status: 503 });
	world.trakt.api.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '1' }, match: 'page=2' });
	world.trakt.api.faults.add({ kind: 'truncated', match: 'page=1', skip: 1 });
	world.moviePilot.simulator.faults.add({ kind: 'status', status: 503, match: 'GET /api/v1/subscribe/' });
	const run = await world.sync(settings);
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 300 });
});

test('MoviePilot being down fails the run before anything is written, with the remedy', async () => {
	await open();
	watchlist(world, knight);
	world.moviePilot.simulator.faults.add({ kind: 'html502', times: -1 });
	const run = await world.sync();
	expect(run.error).toMatch(/^MoviePilot has a problem of its own \(HTTP 502\) \| Nothing is wrong with your workflow/);
	world.moviePilot.simulator.faults.clear();
	expect((await world.sync()).summary).toMatchObject({ added: 1 });
});

describe('an add whose answer is lost', () => {
	test.each([
		['reset after the write', { kind: 'resetAfter' }],
		['a 502 in place of the answer', { kind: 'lostAfter' }],
		['reset before the write', { kind: 'resetBefore' }],
		['half of the answer', { kind: 'cutBody' }],
	] as const)('(%s) is looked up and comes to one subscription and one notification', async (_, fault) => {
		await open();
		watchlist(world, knight, heist, wire);
		world.moviePilot.simulator.faults.add({ ...fault, match: 'POST /api/v1/subscribe/$', times: 2 });
		const run = await world.sync();
		expect(run.summary).toMatchObject({ added: 3, failed: 0 });
		expect(subscriptions(world)).toEqual(['film 155', 'film 27205', 'show 1438 season 1', 'show 1438 season 2']);
		expect(world.moviePilot.state.notifications).toHaveLength(4);
		expect((await world.sync()).summary).toMatchObject({ unchanged: true });
	});

	test('stays pending when MoviePilot is gone, and is settled by the next run', async () => {
		await open();
		watchlist(world, knight, heist);
		world.moviePilot.simulator.faults.add({ kind: 'resetAfter', match: 'POST /api/v1/subscribe/$' });
		world.moviePilot.simulator.faults.add({ kind: 'html502', match: 'GET /api/v1/subscribe/', skip: 1, times: -1 });
		const run = await world.sync();
		expect(run.summary).toMatchObject({ added: 1, failed: 1 });
		expect(run.results.find((result) => result.outcome === 'failed')?.reason).toMatch(/^The connection to MoviePilot broke/);
		world.moviePilot.simulator.faults.clear();
		expect((await world.sync()).summary).toMatchObject({ alreadySubscribed: 2, failed: 0 });
		expect(subscriptions(world)).toEqual(['film 155', 'film 27205']);
	});
});

test('two runs at the same moment add everything once', async () => {
	await open();
	watchlist(world, knight, heist, chemist);
	const runs = await Promise.all([world.sync(), world.sync()]);
	expect(runs.map((run) => run.error)).toEqual(['', '']);
	expect(subscriptions(world)).toEqual(['film 155', 'film 27205', 'show 1396 season 1', 'show 1396 season 2', 'show 1396 season 3']);
});

test('a film that MoviePilot takes for a show of the same number is reported, not counted as added', async () => {
	world = await World.start({ generation: 'v2.5.6', login: true });
	introduce(world);
	watchlist(world, chemist);
	await world.sync();
	world.trakt.state.watchlist.add(world.trakt.state.library.movie(mirror));
	const run = await world.sync();
	expect(run.of('Mirror')).toMatchObject({ outcome: 'failed' });
	expect(run.of('Mirror')?.reason).toMatch(
		/^MoviePilot took the show .*The Chemist season 1 \(TMDB 1396\) for Mirror \(1975\) \(TMDB 1396\) and added nothing/,
	);
});
