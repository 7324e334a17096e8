import { expectedCounts, expectedSubscriptions } from '../demo/expected';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import { World, type WorldOptions } from '../world';
import {
	chemist,
	heist,
	introduce,
	knight,
	mirror,
	nameless,
	subscribeByHand,
	subscriptions,
	unsubscribeByHand,
	unwatch,
	watchlist,
	wire,
} from './titles';

let world: World;

async function open(options: WorldOptions = {}) {
	world = await World.start(options);
	introduce(world);
}

afterEach(async () => await world.close());

describe.each([
	['version 3', { generation: 'v3.0.0' }],
	['late version 2', { generation: 'v2.12.0' }],
	['version 2.5.6 with user name and password', { generation: 'v2.5.6', login: true }],
] as Array<[string, WorldOptions]>)('the sample watchlist into MoviePilot %s', (_, options) => {
	beforeEach(async () => {
		world = await World.start(options);
		fillTrakt(world.trakt.state);
		fillMoviePilot(world.moviePilot.state);
	});

	test('comes to what the sample data demands, and three runs add everything once', async () => {
		const first = await world.sync();
		expect(first.error).toBe('');
		expect(first.summary).toMatchObject(expectedCounts());
		expect(subscriptions(world)).toHaveLength(expectedSubscriptions());
		expect(new Set(subscriptions(world)).size).toBe(expectedSubscriptions());
		// A changed setting makes the second and third run look at everything again.
		await world.sync({ options: { minRating: 0, yearFrom: 1900 } });
		const third = await world.sync({ options: { yearFrom: 1901 } });
		expect(third.summary).toMatchObject({ added: 0, failed: 0 });
		expect(subscriptions(world)).toHaveLength(expectedSubscriptions());
	});
});

test('an API token alone reaches a server before 2.9 through its Radarr- and Sonarr-compatible part', async () => {
	await open({ generation: 'v2.5.6' });
	watchlist(world, knight, heist, wire);
	world.moviePilot.state.library.addFilm(heist.tmdb);
	subscribeByHand(world, wire, 1);
	const run = await world.sync();
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 2, inLibrary: 1, failed: 0 });
	expect(subscriptions(world)).toEqual(['film 155', 'show 1438 season 1', 'show 1438 season 2']);
});

test('a run without changes makes one request and gives no titles', async () => {
	await open();
	watchlist(world, knight, heist, chemist);
	await world.sync();
	world.startCounting();
	const run = await world.sync();
	expect(world.requests).toBe(1);
	expect(run.summary).toMatchObject({ unchanged: true, titles: 0, requests: 1 });
	expect(run.summary.message).toBe('Trakt watchlist → MoviePilot: nothing new');
});

test('a title that was put on the watchlist since is added by the next run', async () => {
	await open();
	watchlist(world, knight);
	await world.sync();
	world.trakt.state.watchlist.add(world.trakt.state.library.movie(heist));
	const run = await world.sync();
	expect(run.of('Dream Heist')?.outcome).toBe('added');
	expect(run.of('The Grey Knight')?.outcome).toBe('alreadySubscribed');
});

test('a first run makes three requests besides one library look-up and one add per new film', async () => {
	await open();
	watchlist(world, knight, heist);
	subscribeByHand(world, heist);
	const run = await world.sync();
	expect(run.summary.requests).toBe(5);
	expect(world.requests).toBe(5);
});

test('without the library check a new film costs one request, and all together one look at the list', async () => {
	await open();
	watchlist(world, knight, heist);
	const run = await world.sync({ options: { checkLibrary: false } });
	expect(run.summary).toMatchObject({ added: 2, requests: 5 });
});

test('a dry run plans and changes nothing, not even what is remembered', async () => {
	await open();
	watchlist(world, knight, wire);
	const dry = await world.sync({ dryRun: true });
	expect(dry.summary).toMatchObject({ planned: 2, added: 0, dryRun: true });
	expect(dry.summary.message).toBe(
		'Trakt watchlist → MoviePilot (dry run): would add 2\nNothing was changed. To do it, switch Dry Run off in the node.\nWould add: The Grey Knight (2008), The Cable (2002)',
	);
	expect(subscriptions(world)).toEqual([]);
	expect(world.moviePilot.simulator.seen(/^(POST|PUT|DELETE) (?!.*notexists)/)).toEqual([]);
	expect((await world.sync()).summary).toMatchObject({ added: 2 });
});

test('without a target every title goes to the next node and MoviePilot is not asked', async () => {
	await open();
	watchlist(world, knight, nameless, wire);
	const run = await world.sync({ target: 'none' });
	expect(run.results.map((result) => [result.title, result.outcome])).toEqual([
		['The Grey Knight', 'planned'],
		['Nobody Numbered Me', 'planned'],
		['The Cable', 'planned'],
	]);
	expect(world.moviePilot.simulator.requests).toEqual([]);
	expect(world.trakt.api.requests).toHaveLength(1);
});

test('a film and a show with the same TMDB number are two things', async () => {
	await open();
	watchlist(world, mirror, chemist);
	const run = await world.sync();
	expect(run.summary).toMatchObject({ added: 2 });
	expect(subscriptions(world)).toEqual(['film 1396', 'show 1396 season 1', 'show 1396 season 2', 'show 1396 season 3']);
});

test('a season on the watchlist is added by itself, and once although its show is there too', async () => {
	await open();
	world.trakt.state.watchlist.addSeason(chemist, 2);
	watchlist(world, chemist);
	const run = await world.sync();
	expect(subscriptions(world)).toEqual(['show 1396 season 1', 'show 1396 season 2', 'show 1396 season 3']);
	expect(run.summary).toMatchObject({ titles: 2, failed: 0 });
	expect(world.moviePilot.simulator.seen(/^POST \/api\/v1\/subscribe\/$/)).toHaveLength(3);
});

test('only the seasons that the library lacks are added', async () => {
	await open();
	watchlist(world, chemist);
	world.moviePilot.state.library.addShow(chemist.tmdb, { 1: [1, 2, 3, 4, 5, 6, 7], 2: [1, 2] });
	const run = await world.sync();
	expect(run.of('The Chemist')?.seasons).toEqual([
		{ season: 2, outcome: 'added' },
		{ season: 3, outcome: 'added' },
	]);
});

test('a season that MoviePilot does not list yet is not taken for one in the library', async () => {
	await open();
	const { title, year, tmdb: tmdbid, tvdb: tvdbid } = chemist;
	world.moviePilot.state.catalogue.addShow({ tmdbid, title, originalTitle: title, year, tvdbid, seasons: { 1: 7, 2: 13 } });
	world.trakt.state.watchlist.addSeason(chemist, 3);
	const run = await world.sync();
	expect(run.summary).toMatchObject({ titles: 1, inLibrary: 0 });
});

test('a title removed in MoviePilot by hand is not added again unless asked', async () => {
	await open();
	watchlist(world, knight);
	await world.sync();
	unsubscribeByHand(world, knight);
	world.trakt.state.watchlist.add(world.trakt.state.library.movie(heist));
	const run = await world.sync();
	expect(run.of('The Grey Knight')).toMatchObject({ outcome: 'skipped' });
	expect(run.of('The Grey Knight')?.reason).toMatch(/^Synced on \d{4}-\d\d-\d\d and no longer in MoviePilot/);
	expect(subscriptions(world)).toEqual(['film 27205']);
	const asked = await world.sync({ options: { readdRemoved: true } });
	expect(asked.of('The Grey Knight')?.outcome).toBe('added');
});

test('a title that was fetched meanwhile counts as in the library, and is looked up only once', async () => {
	await open();
	watchlist(world, knight, heist);
	await world.sync();
	const [row] = world.moviePilot.state.subscriptions.all();
	world.moviePilot.state.finish(row?.id ?? 0);
	world.moviePilot.state.library.addFilm(row?.tmdbid ?? 0);
	const settings = (yearFrom: number) => ({ options: { yearFrom } });
	expect((await world.sync(settings(1900))).summary).toMatchObject({ inLibrary: 1, alreadySubscribed: 1 });
	world.startCounting();
	expect((await world.sync(settings(1901))).summary).toMatchObject({ inLibrary: 1 });
	expect(world.moviePilot.simulator.seen(/lookup/)).toEqual([]);
});

test('a title that leaves the watchlist and comes back is new again', async () => {
	await open();
	const [entry] = watchlist(world, knight);
	watchlist(world, heist);
	await world.sync();
	unwatch(world, entry!);
	await world.sync();
	unsubscribeByHand(world, knight);
	world.trakt.state.watchlist.add(entry!.media);
	expect((await world.sync()).of('The Grey Knight')?.outcome).toBe('added');
});

test('every item is paired with the input item it came from, and each item has its own summary', async () => {
	await open();
	watchlist(world, knight);
	const { run } = await world.sync({}, { items: [{}, {}] });
	expect(run.output('Media Sync', 1).map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(run.output('Media Sync', 0)[0]?.pairedItem).toEqual({ item: 0 });
});

test('a manual run reads everything each time, because n8n keeps no memory of it', async () => {
	await open();
	watchlist(world, knight);
	await world.sync({}, { mode: 'manual' });
	expect((await world.sync({}, { mode: 'manual' })).summary).toMatchObject({ alreadySubscribed: 1, unchanged: false });
});

test.each(['v2.5.6', 'v3.0.0'] as const)(
	'a show that MoviePilot %s does not recognise is not taken for a complete one',
	async (generation) => {
		await open({ generation, login: true });
		watchlist(world, { ...wire, trakt: 900, slug: 'unknown-show', title: 'Unknown Show', tmdb: 987_654 });
		const run = await world.sync();
		expect(run.of('Unknown Show')).toMatchObject({
			outcome: 'notFound',
			reason: expect.stringMatching(/^MoviePilot knows no season of it at the moment/),
		});
	},
);

test('the message is in the language that the options name, as text, Markdown and HTML', async () => {
	await open();
	watchlist(world, knight);
	const run = await world.sync({ options: { language: 'zh' } });
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({
		message: expect.stringMatching(/^Trakt 想看列表 → MoviePilot：已添加 1 部\n已添加：/),
		markdown: expect.stringMatching(/^\*\*Trakt 想看列表 → MoviePilot\*\*：已添加 1 部/),
		html: expect.stringMatching(/^<p><b>Trakt 想看列表 → MoviePilot<\/b>：已添加 1 部<\/p><ul><li><b>已添加<\/b>：/),
	});
});
