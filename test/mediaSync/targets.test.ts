import { runTimeFaster } from '../fastTime';
import { bulkFilms } from '../simulators/catalogue';
import { Everything } from './everything';
import { chemist, heist, knight, mirror, nameless, wire } from './titles';

let world: Everything;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, mirror, nameless, chemist, wire);
});

afterEach(async () => await world.close());

const arr = (name: string) => ({
	[`${name}QualityProfile`]: { mode: 'list', value: 4 },
	[`${name}RootFolder`]: { mode: 'list', value: '/media' },
});

interface Case {
	target: string;
	fields?: object;
	/** What the target has, sorted; a duplicate shows twice. */
	has(): string[];
	/** What two films, a show of three seasons and one of two come to. */
	wanted: string[];
	/** Titles that it cannot take. */
	skipped: number;
}

const films = ['movie 155', 'movie 27205'];
const seasons = ['tv 1396 season 1', 'tv 1396 season 2', 'tv 1396 season 3', 'tv 1438 season 1', 'tv 1438 season 2'];

const cases: Case[] = [
	{
		target: 'moviePilot',
		has: () =>
			world.moviePilot.state.subscriptions
				.all()
				.map((row) => (row.season ? `tv ${row.tmdbid} season ${row.season}` : `movie ${row.tmdbid}`))
				.sort(),
		wanted: [...films, ...seasons],
		skipped: 0,
	},
	{
		target: 'seerr',
		has: () =>
			world.seerr.state.requests
				.flatMap(({ type, media, seasons }) =>
					type === 'movie' ? [`movie ${media.tmdbId}`] : seasons.map(({ seasonNumber }) => `tv ${media.tmdbId} season ${seasonNumber}`),
				)
				.sort(),
		wanted: [...films, ...seasons],
		skipped: 0,
	},
	{
		target: 'radarr',
		fields: arr('radarr'),
		has: () => [...world.radarr.state.movies.values()].map(({ tmdbId }) => `movie ${tmdbId}`).sort(),
		wanted: films,
		skipped: 2,
	},
	{
		target: 'sonarr',
		fields: arr('sonarr'),
		has: () =>
			[...world.sonarr.state.series.values()]
				.flatMap(({ show, seasons }) =>
					seasons.filter(({ monitored }) => monitored).map(({ seasonNumber }) => `tv ${show.tmdb} season ${seasonNumber}`),
				)
				.sort(),
		wanted: seasons,
		skipped: 2,
	},
	{
		target: 'traktList',
		fields: { targetList: { mode: 'id', value: 'me/wanted' } },
		has: () => world.titlesOn(world.trakt.state.me.list('wanted')!.items),
		wanted: ['Dream Heist', 'The Cable', 'The Chemist', 'The Grey Knight'],
		skipped: 0,
	},
	{ target: 'tmdbWatchlist', has: () => world.tmdbWatchlist, wanted: [...films, 'tv 1396', 'tv 1438'], skipped: 0 },
];

/** A changed filter makes a run look at everything again. */
const lookAgain = (round: number) => ({ options: { yearFrom: 1900 + round } });

function sum(summary: Record<string, unknown>): number {
	const names = ['added', 'inLibrary', 'alreadySubscribed', 'skipped', 'notFound', 'failed', 'planned'];
	return names.reduce((total, name) => total + Number(summary[name]), 0);
}

describe.each(cases)('into $target', ({ target, fields, has, wanted, skipped }) => {
	beforeEach(() => {
		world.list('Wanted');
		world.watchlist(knight, heist, chemist, wire);
	});

	test('the same sync three times adds everything once, and the counts add up to the titles each time', async () => {
		for (let round = 0; round < 3; round++) {
			const run = await world.sync({ target, ...fields, ...lookAgain(round) });
			expect(run.error).toBe('');
			expect(run.summary).toMatchObject({ titles: 4, skipped, failed: 0, [round === 0 ? 'added' : 'alreadySubscribed']: 4 - skipped });
			expect(sum(run.summary)).toBe(4);
			expect(has()).toEqual(wanted);
		}
	});

	test('twice at the same moment adds everything once', async () => {
		const runs = await Promise.all([0, 1].map(async () => await world.sync({ target, ...fields })));
		expect(runs.map(({ error }) => error)).toEqual(['', '']);
		expect(has()).toEqual(wanted);
		for (const run of runs) expect(run.summary).toMatchObject({ titles: 4, failed: 0 });
	});

	test('a dry run plans and writes nothing', async () => {
		const run = await world.sync({ target, ...fields, dryRun: true });
		expect(run.summary).toMatchObject({ planned: 4 - skipped, skipped, titles: 4 });
		expect(has()).toEqual([]);
	});

	test('what a refused write was about stays pending, and the next run adds it', async () => {
		const simulator = target === 'traktList' ? 'trakt' : target === 'tmdbWatchlist' ? 'tmdb' : target;
		world.simulators[simulator]!.faults.add({ kind: 'status', status: 422, match: '^(POST|PUT) (?!.*notexists)', times: 1 });
		const run = await world.sync({ target, ...fields });
		expect(Number(run.summary.failed)).toBeGreaterThan(0);
		expect(sum(run.summary)).toBe(4);
		const next = await world.sync({ target, ...fields });
		expect(next.summary).toMatchObject({ unchanged: false, failed: 0, titles: 4 });
		expect(has()).toEqual(wanted);
	});

	test('a title that has left the watchlist is announced and then removed', async () => {
		const options = { removals: 'remove', maxRemovalPercent: 60 };
		world.trakt.state.watchlist.clear();
		world.watchlist(knight, mirror, chemist, wire);
		await world.sync({ target, ...fields, options });
		const before = has();
		const gone = target === 'sonarr' ? world.trakt.state.library.show(wire) : world.trakt.state.library.movie(knight);
		world.trakt.state.watchlist.remove(gone);
		expect(has()).toEqual(before);
		await world.sync({ target, ...fields, options });
		expect(has()).toEqual(before);
		const removed = await world.sync({ target, ...fields, options });
		expect(removed.summary.removed).toBe(target === 'sonarr' ? 2 : 1);
		expect(has()).toHaveLength(before.length - Number(removed.summary.removed));
	});
});

test('what a target cannot take is skipped with the reason', async () => {
	world.watchlist(knight, chemist);
	world.trakt.state.watchlist.addSeason(wire, 2);
	const reasons = async (target: string, fields = {}) =>
		Object.fromEntries(
			(await world.sync({ target, ...fields, dryRun: true })).results
				.filter(({ outcome }) => outcome === 'skipped')
				.map(({ title, reason }) => [title, reason]),
		);
	expect(await reasons('radarr', arr('radarr'))).toEqual({
		'The Chemist': 'Radarr takes films only; sync shows into Sonarr or Seerr',
		'The Cable': 'Radarr takes films only; sync shows into Sonarr or Seerr',
	});
	expect(await reasons('sonarr', arr('sonarr'))).toEqual({ 'The Grey Knight': 'Sonarr takes shows only; sync films into Radarr or Seerr' });
	expect(await reasons('tmdbWatchlist')).toEqual({ 'The Cable': 'The TMDB watchlist takes whole shows, not single seasons' });
});

test('an unknown target, a list that is none and the source itself are refused by name', async () => {
	world.list('Night', knight);
	expect((await world.sync({ target: 'plex' })).error).toMatch(/^"Target" is "plex", which is none of its values \|/);
	expect((await world.sync({ target: 'traktList', targetList: { __rl: true, mode: 'id', value: '={{ "" }}' } })).error).toMatch(
		/^"Target List" is empty \|/,
	);
	expect((await world.sync({ operation: 'tmdbWatchlist', target: 'tmdbWatchlist' })).error).toMatch(
		/^"Target" is the TMDB watchlist, which is also the source/,
	);
	const { slug } = world.trakt.state.me;
	const itself = await world.sync({
		operation: 'lists',
		lists: 'me/night',
		target: 'traktList',
		targetList: { mode: 'id', value: `${slug}/night` },
	});
	expect(itself.error).toMatch(/^"Target List" is .*\/night, which is also one of the lists to sync \|/);
	expect(world.takeRequests().trakt?.filter((line) => !line.startsWith('GET'))).toEqual([]);
});

describe('a Trakt list as the target', () => {
	const into = async (list: string, more: object = {}) =>
		await world.sync({ target: 'traktList', targetList: { mode: 'id', value: list }, ...more });

	test('takes seasons, and names titles that Trakt does not know', async () => {
		const list = world.list('Wanted');
		world.trakt.state.watchlist.addSeason(wire, 2);
		expect((await into('me/wanted')).summary).toMatchObject({ added: 1 });
		expect(world.titlesOn(list.items)).toEqual(['The Cable season 2']);
		world.tmdb.owner.lists.favorite.movie.push(777);
		world.tmdb.state.addTitles([{ ...world.tmdb.state.films.values().next().value!, tmdb: 777, title: 'Only at TMDB' }]);
		const run = await world.sync({ operation: 'tmdbFavorites', target: 'traktList', targetList: { mode: 'id', value: 'me/wanted' } });
		expect(run.of('Only at TMDB')).toMatchObject({ outcome: 'notFound', reason: 'Trakt does not know it by its IDs' });
	});

	test('full tells the limit of the account and asks no more', async () => {
		world.list('Wanted');
		world.watchlist(knight, heist, mirror);
		const { limits } = world.trakt.state.me;
		world.trakt.state.me.limitsOverride = { ...limits!, list: { ...limits!.list, item_count: 2 } };
		const run = await into('me/wanted');
		expect(run.summary).toMatchObject({ failed: 3, titles: 3 });
		expect(run.of('Mirror')?.reason).toMatch(/^Your Trakt account has reached its limit\..*2 entries on each list/);
		expect((await into('me/wanted')).summary.failed).toBe(3);
	});

	test('gets 250 films in three writes; after a lost answer everything is there once and counted once', async () => {
		const films = bulkFilms(250);
		for (const film of films) world.trakt.state.watchlist.addMovie(film);
		const list = world.list('Wanted');
		world.trakt.api.faults.add({ kind: 'resetAfter', match: 'POST .*items', skip: 1, times: 5 });
		const run = await into('me/wanted');
		expect(run.summary).toMatchObject({ titles: 250, failed: 0 });
		expect(sum(run.summary)).toBe(250);
		expect(list.items.size).toBe(250);
		expect(world.trakt.api.seen(/^POST .*items$/).length).toBeLessThanOrEqual(8);
	});

	test("of somebody else's is refused in words", async () => {
		world.trakt.state.addAccount('justin').addList({ name: 'Star Wars' });
		world.watchlist(knight);
		expect((await into('justin/star-wars')).of('The Grey Knight')?.reason).toMatch(
			/^Trakt refuses the change: the list belongs to somebody else/,
		);
	});
});

describe('Per-List Settings', () => {
	const rows = (...settings: object[]) => ({ perList: { settings } });

	test('a list without a row uses the general fields, one with a row its own', async () => {
		world.list('Night', knight);
		world.list('Day', heist);
		const run = await world.sync({
			operation: 'lists',
			lists: 'me/night, me/day',
			target: 'radarr',
			...arr('radarr'),
			...rows({
				list: 'me/day',
				radarrQualityProfile: { mode: 'list', value: 1 },
				radarrRootFolder: { mode: 'id', value: '/archive' },
				radarrTags: [2],
			}),
		});
		expect(run.error).toBe('');
		const movies = [...world.radarr.state.movies.values()].map(({ title, qualityProfileId, rootFolderPath, tags }) => ({
			title,
			qualityProfileId,
			rootFolderPath,
			tags,
		}));
		expect(movies.sort((a, b) => a.title.localeCompare(b.title))).toEqual([
			{ title: 'Dream Heist', qualityProfileId: 1, rootFolderPath: '/archive/', tags: [2] },
			{ title: 'The Grey Knight', qualityProfileId: 4, rootFolderPath: '/media', tags: [] },
		]);
	});

	test('each list may be requested as another Seerr user', async () => {
		const mum = world.seerr.state.addUser('mum');
		world.list('Mine', chemist);
		world.list('Mum', heist);
		await world.sync({
			operation: 'lists',
			lists: 'me/mine, me/mum',
			target: 'seerr',
			...rows({ list: 'me/mum', seerrUser: { mode: 'list', value: mum.id } }),
		});
		const who = Object.fromEntries(world.seerr.state.requests.map(({ media, requestedBy }) => [media.tmdbId, requestedBy.displayName]));
		expect(who).toEqual({ [chemist.tmdb]: 'admin', [heist.tmdb]: 'mum' });
	});

	test('each list may go onto another Trakt list, also a removal', async () => {
		world.list('Night', knight, heist);
		world.list('Day', mirror);
		const [a, b] = [world.list('A'), world.list('B')];
		const parameters = {
			operation: 'lists',
			lists: 'me/night, me/day',
			target: 'traktList',
			targetList: { mode: 'id', value: 'me/a' },
			...rows({ list: 'me/day', targetList: { mode: 'id', value: 'me/b' } }),
			options: { removals: 'remove', maxRemovalPercent: 60 },
		};
		await world.sync(parameters);
		expect([world.titlesOn(a.items), world.titlesOn(b.items)]).toEqual([['Dream Heist', 'The Grey Knight'], ['Mirror']]);
		world.trakt.state.me.list('day')!.items.remove(world.trakt.state.library.movie(mirror));
		await world.sync(parameters);
		expect((await world.sync(parameters)).summary).toMatchObject({ removed: 1 });
		expect(world.titlesOn(b.items)).toEqual([]);
	});

	test('a row for a list that is not synced is refused by name', async () => {
		world.list('Night', knight);
		const run = await world.sync({
			operation: 'lists',
			lists: 'me/night',
			target: 'radarr',
			...arr('radarr'),
			...rows({ list: 'me/nigth' }),
		});
		expect(run.error).toMatch(
			/^"Per-List Settings" names me\/nigth, which "Lists" does not have \| Write the list as it stands in Lists: me\/night\.$/,
		);
	});
});

describe('Per-List Settings with another target', () => {
	const parameters = {
		operation: 'lists',
		lists: 'me/films, me/shows, me/kids',
		target: 'moviePilot',
		otherTargets: ['radarr', 'sonarr'],
		perList: {
			settings: [
				{ list: 'me/films', target: 'radarr', ...arr('radarr') },
				{ list: 'me/shows', target: 'sonarr', ...arr('sonarr') },
			],
		},
	};

	const has = (target: string) => cases.find((one) => one.target === target)!.has();

	beforeEach(() => {
		world.list('Films', knight, heist);
		world.list('Shows', chemist);
		world.list('Kids', heist, wire);
	});

	test('sends every list where it belongs, once however often it runs; a title on two lists goes to both', async () => {
		const run = await world.sync(parameters);
		expect(run.error).toBe('');
		expect(run.summary).toMatchObject({ added: 5, titles: 5, failed: 0 });
		const addedThere = () => [has('radarr'), has('sonarr'), has('moviePilot')];
		const everything = [
			['movie 155', 'movie 27205'],
			['tv 1396 season 1', 'tv 1396 season 2', 'tv 1396 season 3'],
			['movie 27205', 'tv 1438 season 1', 'tv 1438 season 2'],
		];
		expect(addedThere()).toEqual(everything);
		await world.sync(parameters);
		await world.sync(parameters);
		expect(addedThere()).toEqual(everything);
		expect(run.summary.message).toMatch(
			/^Trakt list me\/kids → MoviePilot; Trakt list me\/films → Radarr; Trakt list me\/shows → Sonarr: 5 added/,
		);
	});

	test('a target that is down does not stop the others, and gets its titles in the next run', async () => {
		world.radarr.simulator.faults.add({ kind: 'status', status: 401, times: -1 });
		const run = await world.sync(parameters);
		expect(run.summary).toMatchObject({ added: 3, titles: 3, unchanged: false });
		expect(run.summary.problems).toEqual([expect.stringMatching(/^me\/films: Radarr .+\. .+/)]);
		expect(has('radarr')).toEqual([]);
		world.radarr.simulator.faults.clear();
		expect((await world.sync(parameters)).summary).toMatchObject({ problems: [] });
		expect(has('radarr')).toEqual(films);
	});

	test('a list that moves to another target is removed from neither', async () => {
		const removing = { ...parameters, options: { removals: 'remove', maxRemovalPercent: 100 } };
		await world.sync(removing);
		const moved = { ...removing, perList: { settings: [{ list: 'me/shows', target: 'sonarr', ...arr('sonarr') }] } };
		for (let run = 0; run < 3; run += 1) expect((await world.sync(moved)).summary).toMatchObject({ removed: 0, toRemove: 0 });
		expect(has('radarr')).toEqual(films);
		expect(has('moviePilot')).toEqual(expect.arrayContaining(films));
	});

	test.each([
		[
			{ otherTargets: ['sonarr'] },
			/^"Per-List Settings" sends me\/films to Radarr, which is not among Other Targets \| Add Radarr to Other Targets/,
		],
		[{ perList: { settings: [{ list: 'me/films', target: 'plex' }] } }, /^"Target" is "plex", which is none of its values \|/],
	])('what cannot be used is said before anything is written: %j', async (wrong, message) => {
		expect((await world.sync({ ...parameters, ...wrong })).error).toMatch(message);
		expect([has('radarr'), has('sonarr'), has('moviePilot')]).toEqual([[], [], []]);
	});
});

describe('from TMDB', () => {
	test.each([
		['tmdbWatchlist', 'watchlist', 'TMDB watchlist'],
		['tmdbFavorites', 'favorite', 'TMDB favorites'],
	] as const)('%s are synced whole', async (operation, list, label) => {
		world.tmdb.owner.lists[list].movie.push(knight.tmdb, mirror.tmdb);
		world.tmdb.owner.lists[list].tv.push(chemist.tmdb);
		const run = await world.sync({ operation });
		expect(run.error).toBe('');
		expect(run.summary).toMatchObject({ added: 3, titles: 3 });
		expect(run.of('Mirror')).toMatchObject({ source: label, target: 'MoviePilot', ids: { tmdb: 1396 } });
		expect(run.summary.message).toMatch(new RegExp(`^${label} → MoviePilot: 3 added`));
		expect((await world.sync({ operation })).summary).toMatchObject({ alreadySubscribed: 3, unchanged: false });
		expect(world.takeRequests().trakt).toEqual([]);
	});

	test('a list that cannot be read to its end changes nothing', async () => {
		const known = [...world.tmdb.state.films.keys()];
		world.tmdb.owner.lists.watchlist.movie.push(...known.slice(0, 45));
		world.tmdb.simulator.faults.add({ kind: 'status', status: 500, match: 'page=3', times: -1 });
		expect((await world.sync({ operation: 'tmdbWatchlist' })).error).toMatch(/^TMDB has a problem of its own/);
		expect(world.moviePilot.simulator.seen(/^POST/)).toEqual([]);
	});

	test('filters by type, genre and rating work by what TMDB says', async () => {
		world.tmdb.owner.lists.watchlist.movie.push(knight.tmdb);
		world.tmdb.owner.lists.watchlist.tv.push(chemist.tmdb);
		const run = await world.sync({ operation: 'tmdbWatchlist', dryRun: true, mediaTypes: ['movies'], options: { genres: 'western' } });
		expect(run.results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['skipped', 'None of its genres is among those asked for'],
		]);
	});
});

test('the device credential signs in as well as the Connect button', async () => {
	world.watchlist(knight);
	const { watchFlowTraktOAuth2Api: _, ...credentials } = world.credentials;
	expect((await world.sync({ authentication: 'device' }, { credentials })).summary).toMatchObject({ added: 1 });
});
