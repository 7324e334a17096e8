import { runTimeFaster } from '../fastTime';
import { Everything, type FilmSeed } from './everything';
import { chemist, heist, knight, mirror, wire } from './titles';

/** What several nights in a row do to one list and one target, from outside. */
let world: Everything;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, mirror, chemist, wire);
});

afterEach(async () => await world.close());

const CHOSEN: Record<string, object> = {
	moviePilot: {},
	seerr: {},
	radarr: { radarrQualityProfile: { mode: 'list', value: 4 }, radarrRootFolder: { mode: 'list', value: '/media' } },
	sonarr: { sonarrQualityProfile: { mode: 'list', value: 4 }, sonarrRootFolder: { mode: 'id', value: '/media' } },
};
const night = async (target: string, more: object = {}) => {
	world.takeRequests();
	const run = await world.sync({ target, ...CHOSEN[target], ...more });
	expect(run.error).toBe('');
	return { ...run, summary: run.summary, requests: Object.values(world.takeRequests()).flat() };
};
const offWatchlist = (film: FilmSeed) => world.trakt.state.watchlist.remove(world.trakt.state.library.movie(film));

describe('an outage is no verdict', () => {
	test.each<[string, () => () => void]>([
		[
			'moviePilot',
			() => {
				world.moviePilot.state.catalogue.unreachable = () => true;
				return () => (world.moviePilot.state.catalogue.unreachable = () => false);
			},
		],
		[
			'seerr',
			() => {
				world.seerr.state.tmdbIsDown = true;
				return () => (world.seerr.state.tmdbIsDown = false);
			},
		],
		[
			'sonarr',
			() => {
				world.sonarr.simulator.faults.add({ kind: 'status', status: 503, match: 'lookup', times: -1 });
				return () => world.sonarr.simulator.faults.clear();
			},
		],
	])(
		'of the sources of %s: what was asked for then is asked for in the next night, and the reason is the true one',
		async (target, fail) => {
			world.watchlist(knight, chemist, wire);
			const mend = fail();
			const films = target === 'sonarr' ? 0 : 1;
			for (let round = 0; round < 2; round++) {
				const out = await night(target);
				// MoviePilot finds shows by their names then, the right ones.
				const { added, notFound, failed, alreadySubscribed } = out.summary as Record<string, number>;
				expect(added! + notFound! + failed! + alreadySubscribed!).toBe(2 + films);
				expect(notFound! + failed!).toBeGreaterThanOrEqual(target === 'moviePilot' ? 1 : 2);
				expect(out.summary.message).not.toMatch(/without a TMDB number/);
			}
			mend();
			const mended = await night(target);
			expect(mended.summary).toMatchObject({ failed: 0, notFound: 0 });
			expect(mended.summary.added).toBeGreaterThan(0);
			const there = {
				moviePilot: world.moviePilot.state.subscriptions.all().length,
				seerr: world.seerr.state.requests.length,
				sonarr: world.sonarr.state.series.size,
			};
			expect(there).toMatchObject({ [target]: { moviePilot: 6, seerr: 3, sonarr: 2 }[target] });
			expect((await night(target)).requests).toHaveLength(1);
		},
	);
});

describe('what is refused for good', () => {
	test.each<[string, () => void, number]>([
		[
			'seerr',
			() => {
				world.seerr.state.put('movie', heist.tmdb, { status: 6 });
				world.seerr.state.films.delete(mirror.tmdb);
				world.seerr.state.shows.set(wire.tmdb, { ...wire, tvdb: null } as never);
			},
			1,
		],
		['radarr', () => world.radarr.state.exclusions.push(heist.tmdb), 1],
		['sonarr', () => world.sonarr.state.exclusions.push(wire.tvdb), 1],
		['moviePilot', () => world.watchlist({ ...knight, title: 'Unnumbered', trakt: 977, slug: 'unnumbered', tmdb: null }), 1],
	])('at %s is said once, and the nights after it cost one request', async (target, refuse, perNight) => {
		refuse();
		world.watchlist(knight, heist, mirror, chemist, wire);
		const first = await night(target);
		expect(first.summary.added).toBeGreaterThan(0);
		for (let round = 0; round < 3; round++) {
			const quiet = await night(target);
			expect(quiet.requests).toHaveLength(perNight);
			expect(quiet.summary.message).toMatch(/: nothing new$/);
		}
		// Something else that is new does not bring it up again.
		const film = { ...knight, title: 'Brand New', trakt: 978, slug: 'brand-new', tmdb: 978 };
		const show = { ...wire, title: 'New Show', trakt: 979, slug: 'new-show', tmdb: 979, tvdb: 979 };
		world.introduce(film, show);
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(film));
		world.trakt.state.watchlist.add(world.trakt.state.library.show(show));
		const news = await night(target);
		expect(news.summary.added).toBeGreaterThan(0);
		expect(news.summary.message).not.toMatch(/without a TMDB number|not found|Not found/);
		expect((await night(target)).requests).toHaveLength(1);
	});
});

describe('one list that vanished', () => {
	test.each<[string, () => void]>([
		['deleted', () => void world.trakt.state.me.lists.splice(1, 1)],
		[
			'private now',
			() =>
				world.trakt.api.faults.add({ kind: 'status', status: 401, match: 'lists/day', times: -1, headers: { 'x-private-user': 'true' } }),
		],
	])('(%s) stops only itself: it is named, the other goes on, and nothing of it is removed', async (_, vanish) => {
		const [nightly] = [world.list('Night', knight), world.list('Day', heist)];
		const lists = { operation: 'lists', lists: 'me/night, me/day', options: { removals: 'remove', maxRemovalPercent: 100 } };
		expect((await night('moviePilot', lists)).summary).toMatchObject({ added: 2 });
		vanish();
		nightly.items.add(world.trakt.state.library.movie(mirror));
		const next = await night('moviePilot', lists);
		expect(next.summary).toMatchObject({ added: 1, removed: 0, toRemove: 0 });
		expect(next.summary.problems.join()).toContain('me/day');
		for (let round = 0; round < 3; round++) expect((await night('moviePilot', lists)).summary).toMatchObject({ removed: 0, toRemove: 0 });
		expect(world.moviePilot.state.subscriptions.all().map(({ tmdbid }) => tmdbid)).toContain(heist.tmdb);
	});
});

test.each(['moviePilot', 'seerr', 'radarr'])('what Trakt has deleted was not taken off by the user: %s keeps it', async (target) => {
	const removing = { options: { removals: 'remove', maxRemovalPercent: 100 } };
	world.watchlist(knight, heist, mirror);
	await night(target, removing);
	offWatchlist(knight);
	offWatchlist(heist);
	world.trakt.state.library.movie(knight).ids.tmdb = null;
	expect((await night(target, removing)).summary).toMatchObject({ toRemove: 2 });
	const carried = await night(target, removing);
	expect(carried.summary).toMatchObject({ removed: 1, conflicts: 1 });
	expect(carried.summary.problems[0]).toMatch(/^Conflict about The Grey Knight \(2008\): .*deleted or merged/);
	const held: Record<string, number[]> = {
		moviePilot: world.moviePilot.state.subscriptions.all().map(({ tmdbid }) => Number(tmdbid)),
		seerr: world.seerr.state.requests.map(({ media }) => media.tmdbId),
		radarr: [...world.radarr.state.movies.values()].map(({ tmdbId }) => tmdbId),
	};
	expect(held[target]!.sort((a, b) => a - b)).toEqual([knight.tmdb, mirror.tmdb]);
	expect((await night(target, removing)).summary).toMatchObject({ removed: 0, toRemove: 0, conflicts: 0 });
});

test('the guard counts titles, not seasons: a show of 20 seasons is one of the titles', async () => {
	const long = { ...wire, title: 'Long', trakt: 881, slug: 'long', tmdb: 881, tvdb: 881, seasons: Array.from({ length: 20 }, () => 2) };
	world.introduce(long);
	const films = Array.from({ length: 10 }, (_, at) => ({
		...knight,
		title: `Film ${at}`,
		trakt: 900 + at,
		slug: `film-${at}`,
		tmdb: 900 + at,
	}));
	world.introduce(...films);
	world.watchlist(long, ...films);
	const removing = { options: { removals: 'remove', maxRemovalPercent: 10 } };
	expect((await night('moviePilot', removing)).summary).toMatchObject({ added: 11 });
	world.trakt.state.watchlist.remove(world.trakt.state.library.show(long));
	expect((await night('moviePilot', removing)).summary).toMatchObject({ problems: [], toRemove: 20 });
	expect((await night('moviePilot', removing)).summary).toMatchObject({ removed: 20 });
});
