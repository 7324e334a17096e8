import { SonarrTarget, type SonarrOptions } from '../../nodes/MediaSync/targets/sonarr/target';
import { sonarrPolicy } from '../../nodes/Sonarr/client/policy';
import type { TestClient } from '../shared/service';
import { startSonarr, type SonarrOptions as Switches, type SonarrSimulator } from '../simulators/sonarr';
import { clientOf, movie, season, show, Sync } from './kit';

const CHEMIST = { tvdb: 81189, tmdb: 1396, imdb: 'tt0903747', title: 'The Chemist', year: 2008, seasons: [7, 13, 13] };
const CABLE = { tvdb: 79126, tmdb: 1438, imdb: 'tt0306414', title: 'The Cable', year: 2002, seasons: [13, 12] };
const CHOSEN: SonarrOptions = { qualityProfileId: 4, rootFolderPath: '/media', tagIds: [1] };

const chemist = show('The Chemist', { tmdb: 1396, tvdb: 81189 });
const cable = show('The Cable', { tmdb: 1438, tvdb: 79126 });
const season2 = season('The Chemist S2', { tmdb: 1396, tvdb: 81189 }, 2);

let sonarr: SonarrSimulator;
let kit: TestClient;

async function open(switches: Switches = {}) {
	sonarr = await startSonarr(switches);
	sonarr.state.known.clear();
	sonarr.state.know(CHEMIST, CABLE);
	kit = clientOf(sonarr, sonarrPolicy);
}

beforeEach(async () => await open());
afterEach(async () => await sonarr.close());

const sync = (titles = [chemist, cable], options: SonarrOptions = CHOSEN) =>
	new Sync(titles, () => new SonarrTarget(kit.client, options), kit);

/** "The Chemist: 1 2 3", the monitored seasons of each show. */
const shelf = () =>
	[...sonarr.state.series.values()]
		.map(
			(one) =>
				`${one.show.title}: ${one.seasons
					.filter(({ monitored }) => monitored)
					.map(({ seasonNumber }) => seasonNumber)
					.join(' ')}`,
		)
		.sort();
const requests = (pattern: RegExp) => sonarr.simulator.seen(pattern).length;

test('a show is added whole with one request, without its specials, as chosen', async () => {
	const run = await sync([chemist], { ...CHOSEN, seriesType: 'anime', seasonFolder: false }).run();
	expect(run.lines).toEqual(['The Chemist: added (1 added, 2 added, 3 added)']);
	expect(shelf()).toEqual(['The Chemist: 1 2 3']);
	expect(sonarr.state.byTvdb(81189)).toMatchObject({
		qualityProfileId: 4,
		rootFolderPath: '/media',
		tags: [1],
		seriesType: 'anime',
		seasonFolder: false,
		monitorNewItems: 'all',
	});
	expect(sonarr.state.searches).toEqual(['81189']);
	expect(requests(/^(POST|PUT)/)).toBe(1);
});

test('a single season is added alone, and later seasons are not monitored with it', async () => {
	expect((await sync([season2]).run()).counts).toBe('added 1');
	expect(shelf()).toEqual(['The Chemist: 2']);
	expect(sonarr.state.byTvdb(81189)).toMatchObject({ monitorNewItems: 'none' });
});

test('the same sync run three times adds once, and asks nothing per title the second time', async () => {
	const one = sync();
	expect((await one.run()).counts).toBe('added 2');
	sonarr.simulator.requests = [];
	expect((await one.run()).counts).toBe('alreadySubscribed 2');
	expect((await one.run()).counts).toBe('alreadySubscribed 2');
	expect(sonarr.simulator.requests).toHaveLength(8);
	expect(requests(/lookup/)).toBe(0);
	expect(shelf()).toEqual(['The Cable: 1 2', 'The Chemist: 1 2 3']);
});

test('the same sync run twice at the same moment adds once', async () => {
	const [a, b] = await Promise.all([sync().run(), sync().run()]);
	expect([a.counts, b.counts].sort()).toEqual(['added 2', 'alreadySubscribed 2']);
	expect(shelf()).toEqual(['The Cable: 1 2', 'The Chemist: 1 2 3']);
});

test('two syncs that want different seasons of one show at the same moment both get them', async () => {
	const one = season('The Chemist S1', { tmdb: 1396, tvdb: 81189 }, 1);
	await Promise.all([sync([one]).run(), sync([season2]).run()]);
	expect(shelf()).toEqual(['The Chemist: 1 2']);
});

test('a show and one of its seasons on the same list are added once', async () => {
	const run = await sync([season2, chemist]).run();
	expect(run.results.map(({ outcome }) => outcome)).not.toContain('failed');
	expect(shelf()).toEqual(['The Chemist: 1 2 3']);
	expect(requests(/^POST .*series/)).toBe(1);
});

test('what was added by hand meanwhile is refused by Sonarr; what it lacks is monitored and searched for', async () => {
	sonarr.simulator.onRequest = (request) => {
		if (request.method === 'POST' && request.url.endsWith('/series') && sonarr.state.series.size === 0) sonarr.state.put(CHEMIST, [1]);
	};
	const run = await sync([chemist]).run();
	expect(run.lines).toEqual(['The Chemist: added (1 alreadySubscribed, 2 added, 3 added)']);
	expect(shelf()).toEqual(['The Chemist: 1 2 3']);
	expect(sonarr.state.searches).toEqual(['81189 season 2', '81189 season 3']);
});

test('complete seasons are in the library, the others are monitored', async () => {
	sonarr.state.put(CHEMIST, [1], [1]);
	sonarr.state.put(CABLE, [], [1, 2]);
	const run = await sync().run();
	expect(run.lines).toEqual(['The Chemist: added (2 added, 3 added)', 'The Cable: inLibrary']);
	expect(shelf()).toEqual(['The Cable: ', 'The Chemist: 1 2 3']);
});

test('a season that is there in part is no complete one, although Sonarr shows 100 % of an unmonitored season', async () => {
	const series = sonarr.state.put(CABLE, [], []);
	Object.assign(series.seasons[1]!, { files: 3 });
	const run = await sync([cable]).run();
	expect(run.lines).toEqual(['The Cable: added (1 added, 2 added)']);
});

test('a show that is not monitored as a whole is monitored again', async () => {
	sonarr.state.put(CHEMIST, [1, 2, 3]).monitored = false;
	expect((await sync([chemist]).run()).counts).toBe('added 1');
	expect(sonarr.state.byTvdb(81189)?.monitored).toBe(true);
});

describe('a show that Trakt has no TVDB number of', () => {
	const bare = show('The Chemist', { tmdb: 1396 });

	test.each([true, false])('is looked up by its TMDB number (Sonarr tells it: %s)', async (knowsTmdb) => {
		await sonarr.close();
		await open({ knowsTmdb });
		const one = sync([bare]);
		expect((await one.run()).counts).toBe('added 1');
		expect((await one.run()).counts).toBe('alreadySubscribed 1');
		expect(shelf()).toEqual(['The Chemist: 1 2 3']);
		// What Sonarr itself numbers is not looked up again.
		expect(requests(/lookup/)).toBe(knowsTmdb ? 1 : 2);
	});

	test('or by its IMDb number', async () => {
		const one = sync([show('The Chemist', { imdb: 'tt0903747' })]);
		expect((await one.run()).counts).toBe('added 1');
		expect((await one.run()).counts).toBe('alreadySubscribed 1');
	});

	test('and is never taken for another with the same title', async () => {
		const run = await sync([show('The Chemist', { trakt: 1 }), show('The Cable', { tmdb: 424242 })]).run();
		expect(run.lines).toEqual(['The Chemist: notFound', 'The Cable: notFound']);
		expect(shelf()).toEqual([]);
	});
});

test.each(['resetAfter', 'lostAfter'] as const)('an answer that is lost (%s) is looked up: nothing is added twice', async (kind) => {
	sonarr.simulator.faults.add({ kind, match: '^POST /api/v3/series', times: 1 });
	const one = sync([chemist]);
	expect((await one.run()).counts).toBe('added 1');
	expect(requests(/^POST .*series/)).toBe(1);
	expect((await one.run()).counts).toBe('alreadySubscribed 1');
});

test('a search that fails is told, and the season stays monitored', async () => {
	sonarr.state.put(CHEMIST, [1, 3]);
	sonarr.simulator.faults.add({ kind: 'status', status: 400, match: '^POST .*command', times: 1 });
	const run = await sync([chemist]).run();
	expect(run.lines).toEqual(['The Chemist: failed (1 alreadySubscribed, 2 failed, 3 alreadySubscribed)']);
	expect(run.reason('The Chemist')).toMatch(/^It is monitored now, but the search for it could not be started/);
	expect(shelf()).toEqual(['The Chemist: 1 2 3']);
});

test('films, and seasons that do not exist, are told apart from failures', async () => {
	const run = await sync([movie('Mirror', 1396), season('The Cable S9', { tmdb: 1438, tvdb: 79126 }, 9)]).run();
	expect(run.lines).toEqual(['Mirror: skipped', 'The Cable S9: notFound']);
	expect(run.reason('The Cable S9')).toBe('Sonarr knows no season 9 of it yet');
	expect(shelf()).toEqual([]);
});

test('a metadata server that is down fails the title, and the next run tries again', async () => {
	sonarr.simulator.faults.add({ kind: 'status', status: 503, match: 'lookup', times: 4 });
	const one = sync([chemist]);
	expect((await one.run()).counts).toBe('failed 1');
	expect((await one.run()).counts).toBe('added 1');
});

test.each<[string, SonarrOptions, RegExp]>([
	['quality profile', { ...CHOSEN, qualityProfileId: 99 }, /^"Quality Profile" is "99", which Sonarr does not have$/],
	['root folder', { ...CHOSEN, rootFolderPath: '/gone' }, /^"Root Folder" is "\/gone", which Sonarr does not have$/],
])('a %s that Sonarr does not have is told before anything is written', async (_, options, message) => {
	const error = (await sync(undefined, options)
		.run()
		.catch((thrown: Error) => thrown)) as Error;
	expect(error.message).toMatch(message);
	expect(requests(/^POST/)).toBe(0);
});

test('seasons of one show, from a season and from the whole show, go in one POST; later seasons are monitored too', async () => {
	sonarr.state.refreshMs = () => 20;
	const one = season('The Chemist S1', { tmdb: 1396, tvdb: 81189 }, 1);
	const specials = season('The Chemist S0', { tmdb: 1396, tvdb: 81189 }, 0);
	expect((await sync([one, season2, chemist, specials]).run()).counts).toMatch(/^added 4$|added/);
	await refreshed();
	expect(shelf()).toEqual(['The Chemist: 0 1 2 3']);
	expect(sonarr.state.byTvdb(81189)?.monitorNewItems).toBe('all');
	expect(requests(/^(POST .*series|PUT)/)).toBe(1);
});

test('a season that follows in the next run waits for the refresh of the new show', async () => {
	sonarr.state.refreshMs = () => 30;
	const one = sync([season2]);
	await one.run();
	one.titles = [season2, season('The Chemist S3', { tmdb: 1396, tvdb: 81189 }, 3)];
	expect((await one.run()).counts).toBe('added 1, alreadySubscribed 1');
	await refreshed();
	expect(shelf()).toEqual(['The Chemist: 2 3']);
});

test('a refresh that does not end leaves the season for the next run', async () => {
	const series = sonarr.state.put(CHEMIST, [1]);
	const body = { seriesIds: [series.id], isNewSeries: true };
	const command = { id: 1, name: 'RefreshSeries', commandName: 'Refresh Series', status: 'started' as const, queued: '', body };
	sonarr.state.commands.push(command);
	const one = sync([season2]);
	const run = await one.run();
	expect(run.counts).toBe('failed 1');
	expect(run.reason('The Chemist S2')).toMatch(/^Sonarr is still refreshing the show that was just added/);
	sonarr.state.commands = [];
	expect((await one.run()).counts).toBe('added 1');
});

test('a single season does not switch an unmonitored show on, unless that is chosen', async () => {
	sonarr.state.put(CHEMIST, [1]).monitored = false;
	const run = await sync([season2]).run();
	expect(run.lines).toEqual(['The Chemist S2: skipped']);
	expect(run.reason('The Chemist S2')).toMatch(/not monitored there/);
	expect(sonarr.state.byTvdb(81189)?.monitored).toBe(false);
	expect((await sync([season2], { ...CHOSEN, monitorUnmonitored: true }).run()).counts).toBe('added 1');
	expect(sonarr.state.byTvdb(81189)?.monitored).toBe(true);
});

test('what stands on the exclusions is skipped, unless it is chosen to be added', async () => {
	sonarr.state.exclusions = [81189];
	const run = await sync().run();
	expect(run.lines).toEqual(['The Chemist: skipped', 'The Cable: added (1 added, 2 added)']);
	expect(run.reason('The Chemist')).toMatch(/import list exclusions of Sonarr/);
	expect((await sync(undefined, { ...CHOSEN, addExcluded: true }).run()).counts).toBe('added 1, alreadySubscribed 1');
});

test.each([
	['dead', { tvdb: 999, tmdb: 1396 }],
	['merged', { tvdb: 777, imdb: 'tt0903747' }],
])('a %s TVDB number falls back to the others', async (_, ids) => {
	// A merged number answers with the show that took it over.
	sonarr.state.moved.set(777, 81189);
	const one = sync([show('The Chemist', ids)]);
	expect((await one.run()).counts).toBe('added 1');
	expect((await one.run()).counts).toBe('alreadySubscribed 1');
	expect(shelf()).toEqual(['The Chemist: 1 2 3']);
});

test('another show than the one that was asked for is said with both titles and taken back', async () => {
	sonarr.state.moved.set(79126, 81189);
	const answered = CABLE.tvdb;
	sonarr.state.answersLookUpsOfMoved = true;
	const run = await sync([cable]).run();
	expect(run.counts).toBe('failed 1');
	expect(run.reason('The Cable')).toBe(
		`Sonarr added The Chemist (TVDB 81189) in place of The Cable (TVDB ${answered}). It was taken back. Look at the numbers of the title, or add it in Sonarr by hand.`,
	);
	expect(shelf()).toEqual([]);
});

/** Every refresh in the background has ended. */
async function refreshed(): Promise<void> {
	while (sonarr.state.commands.some(({ status }) => status !== 'completed')) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ROUNDS = Number(process.env.SONARR_ROUNDS ?? 6);

test(`${ROUNDS} rounds of shows and seasons with a refresh of 50 to 3,000 ms (a hundredth of it here): none is lost`, async () => {
	let lost = 0;
	let asked = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const random = randomOf(round + 1);
		sonarr.state.series.clear();
		sonarr.state.commands = [];
		sonarr.state.refreshMs = () => 0.5 + random() * 29.5;
		const all = [1, 2, 3].map((number) => season(`The Chemist S${number}`, { tmdb: 1396, tvdb: 81189 }, number));
		const more = [1, 2].map((number) => season(`The Cable S${number}`, { tmdb: 1438, tvdb: 79126 }, number));
		const wanted = [...all, ...more, chemist, cable].filter(() => random() < 0.5);
		const cut = Math.floor(random() * wanted.length);
		const [here, there] = [wanted.slice(0, cut), wanted.slice(cut)];
		const one = sync(here);
		// Two lists in the same run, side by side with another run, and all of it in the next run.
		await Promise.all([one.run(), sync(there).run()]);
		one.titles = wanted;
		await one.run();
		await refreshed();
		for (const { ids, type, season: number } of wanted) {
			const series = sonarr.state.byTvdb(ids.tvdb);
			const numbers = type === 'show' ? (series?.show.seasons ?? [0]).map((_, index) => index + 1) : [number];
			asked += numbers.length;
			lost += numbers.filter((one) => series?.seasons.find(({ seasonNumber }) => seasonNumber === one)?.monitored !== true).length;
		}
	}
	if (process.env.SONARR_ROUNDS !== undefined) process.stdout.write(`Sonarr: ${ROUNDS} rounds, ${asked} seasons asked for, ${lost} lost\n`);
	expect(lost).toBe(0);
}, 600_000);

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

describe('removals', () => {
	const leave = async (one: Sync, titles: Sync['titles']) => {
		one.titles = titles;
		await one.run({ removals: 'remove' });
		return await one.run({ removals: 'remove' });
	};

	test('delete a show that this sync added when all of it has left', async () => {
		const one = sync();
		await one.run({ removals: 'remove' });
		const run = await leave(one, [cable]);
		expect(run.counts).toBe('alreadySubscribed 1, removed 3');
		expect(shelf()).toEqual(['The Cable: 1 2']);
	});

	test('only stop monitoring what this sync added, when more of the show is wanted', async () => {
		sonarr.state.put(CHEMIST, [1]);
		const one = sync([season2, cable]);
		await one.run({ removals: 'remove' });
		expect((await leave(one, [cable])).counts).toBe('alreadySubscribed 1, removed 1');
		expect(shelf()).toEqual(['The Cable: 1 2', 'The Chemist: 1']);
	});

	test('keep a show in Sonarr of which somebody has other seasons on the disk', async () => {
		sonarr.state.put(CHEMIST, [], [1]);
		const one = sync([season2, cable]);
		await one.run({ removals: 'remove' });
		await leave(one, [cable]);
		expect(shelf()).toEqual(['The Cable: 1 2', 'The Chemist: ']);
	});

	test('find a show by the number that the history has, also where Sonarr does not tell it', async () => {
		await sonarr.close();
		await open({ knowsTmdb: false });
		const one = sync();
		await one.run({ removals: 'remove' });
		await leave(one, [cable]);
		expect(shelf()).toEqual(['The Cable: 1 2']);
	});
});
