import { runTimeFaster } from '../fastTime';
import { bulkFilms } from '../simulators/catalogue';
import { Everything, type FilmSeed } from './everything';
import { chemist, heist, knight, mirror, nameless } from './titles';

let world: Everything;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, mirror, nameless, chemist);
});

afterEach(async () => await world.close());

const twoWay = async (more: object = {}) => await world.sync({ operation: 'twoWay', ...more });
const half = { options: { maxRemovalPercent: 60 } };
const onTmdb = (kind: 'movie' | 'tv') => world.tmdb.owner.lists.watchlist[kind];
const offTrakt = (film: FilmSeed) => world.trakt.state.watchlist.remove(world.trakt.state.library.movie(film));

/** The counts of the titles, which have to add up. */
function sum(summary: Record<string, unknown>): number {
	const names = ['added', 'inLibrary', 'alreadySubscribed', 'skipped', 'notFound', 'failed', 'planned'];
	return names.reduce((total, name) => total + Number(summary[name]), 0);
}

test('the first run gives both watchlists everything and removes nothing; a second one changes nothing', async () => {
	world.watchlist(knight, chemist, nameless);
	onTmdb('movie').push(knight.tmdb, heist.tmdb);
	const first = await twoWay();
	expect(first.error).toBe('');
	expect(first.summary).toMatchObject({ added: 2, alreadySubscribed: 1, notFound: 1, removed: 0, toRemove: 0, titles: 4 });
	expect(first.summary.message).toMatch(/^Trakt watchlist ⇄ TMDB watchlist: 2 added, 1 already there/);
	expect(first.of('Dream Heist')).toMatchObject({ outcome: 'added', source: 'TMDB watchlist', target: 'Trakt watchlist' });
	expect(world.titlesOn()).toEqual(['Dream Heist', 'Nobody Numbered Me', 'The Chemist', 'The Grey Knight']);
	expect(world.tmdbWatchlist).toEqual(['movie 155', 'movie 27205', 'tv 1396']);
	world.takeRequests();
	expect((await twoWay()).summary).toMatchObject({ added: 0, alreadySubscribed: 3, notFound: 1 });
	expect(
		Object.values(world.takeRequests())
			.flat()
			.filter((line) => !line.startsWith('GET')),
	).toEqual([]);
});

test('a dry run plans and changes nothing, not even what is remembered', async () => {
	world.watchlist(knight);
	onTmdb('movie').push(heist.tmdb);
	expect((await twoWay({ dryRun: true })).summary).toMatchObject({ planned: 2, added: 0 });
	expect([world.titlesOn(), world.tmdbWatchlist]).toEqual([['The Grey Knight'], ['movie 27205']]);
	expect((await twoWay()).summary).toMatchObject({ added: 2 });
});

describe('after both had the same', () => {
	beforeEach(async () => {
		world.watchlist(knight, heist, mirror);
		await twoWay();
	});

	test.each([
		['Trakt', () => offTrakt(knight)],
		['TMDB', () => onTmdb('movie').splice(onTmdb('movie').indexOf(knight.tmdb), 1)],
	])('what is taken off at %s is announced, and taken off the other side by the next run', async (_, takeOff) => {
		takeOff();
		const announced = await twoWay(half);
		expect(announced.summary).toMatchObject({ toRemove: 1, removed: 0, titles: 2 });
		expect(announced.of('The Grey Knight')).toMatchObject({ outcome: 'planned', action: 'remove' });
		const removed = await twoWay(half);
		expect(removed.summary).toMatchObject({ toRemove: 0, removed: 1, titles: 2 });
		expect(world.titlesOn()).toEqual(['Dream Heist', 'Mirror']);
		expect(world.tmdbWatchlist).toEqual(['movie 1396', 'movie 27205']);
		expect((await twoWay(half)).summary).toMatchObject({ removed: 0, toRemove: 0, added: 0, alreadySubscribed: 2 });
	});

	test('what comes back before the second run stays on both', async () => {
		offTrakt(knight);
		await twoWay(half);
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(knight));
		expect((await twoWay(half)).summary).toMatchObject({ removed: 0, alreadySubscribed: 3 });
	});

	test.each(['keep', 'report'])('with Removals set to "%s" nothing is ever taken off', async (removals) => {
		offTrakt(knight);
		for (let round = 0; round < 3; round++) await twoWay({ options: { removals, maxRemovalPercent: 60 } });
		expect(world.tmdbWatchlist).toContain('movie 155');
		expect(world.titlesOn()).not.toContain('The Grey Knight');
	});

	test('more than the allowed share, or an emptied side, stays and is said', async () => {
		offTrakt(knight);
		const run = await twoWay();
		expect(run.summary.problems[0]).toMatch(/^TMDB watchlist: Nothing was removed: 1 of 3 titles would go, more than the 10 %/);
		expect(run.of('The Grey Knight')).toMatchObject({ outcome: 'skipped' });
		expect(sum(run.summary)).toBe(3);
		world.trakt.state.watchlist.clear();
		for (let round = 0; round < 3; round++) {
			const emptied = await twoWay({ options: { maxRemovalPercent: 100 } });
			expect(emptied.summary.problems[0]).toMatch(/source has become empty/);
		}
		expect(world.tmdbWatchlist).toHaveLength(3);
	});

	test('a title taken off at TMDB and listed anew at Trakt is a conflict, and stays as it is', async () => {
		onTmdb('movie').splice(onTmdb('movie').indexOf(knight.tmdb), 1);
		offTrakt(knight);
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(knight));
		for (let round = 0; round < 3; round++) {
			const run = await twoWay(half);
			expect(run.summary).toMatchObject({ conflicts: 1, skipped: 1, removed: 0, toRemove: 0, titles: 3 });
			expect(run.summary.problems[0]).toBe(
				'Conflict about The Grey Knight (2008): it was taken off the TMDB watchlist and listed anew on the Trakt watchlist. Put it on both or take it off both by hand',
			);
		}
		expect(world.titlesOn()).toContain('The Grey Knight');
		expect(world.tmdbWatchlist).not.toContain('movie 155');
	});

	describe('what its service has deleted or merged was not taken off by anybody: a conflict, and nothing is removed', () => {
		const gone = (where: string) =>
			`Conflict about The Grey Knight (2008): the ${where} watchlist has lost it because its service deleted or merged the title. Put it on both or take it off both by hand`;

		test.each<[string, string, () => void]>([
			['TMDB', 'deleted', () => void world.tmdb.state.films.delete(knight.tmdb)],
			[
				'TMDB',
				'merged, so that another number answers',
				() => void world.tmdb.state.films.set(knight.tmdb, world.tmdb.state.films.get(heist.tmdb)!),
			],
			['Trakt', 'deleted', () => void (world.trakt.state.library.movie(knight).ids.tmdb = null)],
			[
				'Trakt',
				'merged into another one of that number',
				() => {
					world.trakt.state.library.movie(knight).ids.tmdb = null;
					world.trakt.state.library.movie({ ...knight, trakt: 9_120, slug: 'the-grey-knight-again' });
				},
			],
		])('at %s: %s', async (where, _, lose) => {
			lose();
			if (where === 'Trakt') offTrakt(knight);
			else onTmdb('movie').splice(onTmdb('movie').indexOf(knight.tmdb), 1);
			const before = [world.titlesOn(), world.tmdbWatchlist];
			expect((await twoWay(half)).summary).toMatchObject({ toRemove: 1, removed: 0 });
			for (let night = 0; night < 2; night++) {
				const run = await twoWay(half);
				expect(run.summary).toMatchObject({ removed: 0, toRemove: 0, conflicts: 1, titles: 3 });
				expect(run.summary.problems).toEqual([gone(where)]);
			}
			expect([world.titlesOn(), world.tmdbWatchlist]).toEqual(before);
		});

		test('a source that does not say keeps the title, and the next run asks again', async () => {
			onTmdb('movie').splice(onTmdb('movie').indexOf(knight.tmdb), 1);
			await twoWay(half);
			world.tmdb.simulator.faults.add({ kind: 'status', status: 500, match: 'GET /3/movie/155', times: 10 });
			const run = await twoWay(half);
			expect(run.summary).toMatchObject({ removed: 0, conflicts: 0 });
			expect(run.summary.message).toContain('1 could not be removed');
			expect(world.titlesOn()).toContain('The Grey Knight');
			world.tmdb.simulator.faults.clear();
			expect((await twoWay(half)).summary).toMatchObject({ removed: 1 });
		});
	});

	test('a half-read watchlist changes nothing on either side', async () => {
		const more = bulkFilms(300);
		for (const film of more) world.trakt.state.watchlist.addMovie(film);
		world.trakt.api.faults.add({ kind: 'status', status: 500, match: 'page=2', times: -1 });
		const before = world.tmdbWatchlist;
		for (let round = 0; round < 2; round++) expect((await twoWay(half)).error).toMatch(/^Trakt has a problem of its own/);
		expect(world.tmdbWatchlist).toEqual(before);
	});

	test('with other accounts there is nothing in common, so that nothing is removed', async () => {
		offTrakt(knight);
		await twoWay(half);
		const other = await world.sync({ operation: 'twoWay', authentication: 'device', ...half });
		expect(other.error).toBe('');
		expect(other.summary).toMatchObject({ removed: 0 });
	});
});

test('what fails stays pending and is tried again by the next run', async () => {
	world.watchlist(knight, heist);
	world.tmdb.simulator.faults.add({ kind: 'status', status: 422, match: 'POST', times: 1 });
	const first = await twoWay();
	expect(first.summary).toMatchObject({ added: 1, failed: 1, titles: 2 });
	expect((await twoWay()).summary).toMatchObject({ added: 1, failed: 0, alreadySubscribed: 1 });
	expect(world.tmdbWatchlist).toEqual(['movie 155', 'movie 27205']);
});

test("the account's limit at Trakt is told, and the titles stay at TMDB", async () => {
	const { limits } = world.trakt.state.me;
	world.trakt.state.me.limitsOverride = { ...limits!, watchlist: { ...limits!.watchlist, item_count: 1 } };
	onTmdb('movie').push(knight.tmdb, heist.tmdb);
	const run = await twoWay();
	expect(run.summary).toMatchObject({ failed: 2, added: 0 });
	expect(run.of('Dream Heist')?.reason).toMatch(/^Your Trakt account has reached its limit.*1 entries on the watchlist/);
	expect(world.tmdbWatchlist).toHaveLength(2);
});

test('250 titles go to Trakt in three writes', async () => {
	const films = bulkFilms(250);
	for (const film of films) {
		world.trakt.state.library.movie(film);
		onTmdb('movie').push(film.tmdb!);
	}
	world.introduce(...(films as FilmSeed[]));
	const run = await twoWay();
	expect(run.summary).toMatchObject({ added: 250 });
	expect(world.trakt.api.seen(/^POST/)).toHaveLength(3);
});

test('the history knows what both have in common, and clearing it makes the next run only add', async () => {
	world.watchlist(knight, heist, mirror);
	await twoWay();
	const history = await world.sync({ resource: 'history', operation: 'getMany', returnAll: true });
	expect(history.results.map(({ title }) => title).sort()).toEqual(['Dream Heist', 'Mirror', 'The Grey Knight']);
	expect((await world.sync({ resource: 'history', operation: 'clear', confirm: true })).results[0]).toEqual({ deleted: 3 });
	offTrakt(knight);
	expect((await twoWay(half)).summary).toMatchObject({ added: 1, toRemove: 0 });
});

describe('long watchlists are read only as far as they are new', () => {
	const FILMS = 600;
	const films = bulkFilms(FILMS + 20) as FilmSeed[];
	const asked = () => {
		const { trakt, tmdb } = world.takeRequests();
		return [...trakt!, ...tmdb!].filter((line) => !line.includes('oauth'));
	};
	const reads = (lines: string[]) => lines.filter((line) => line.startsWith('GET') && line.includes('watchlist'));

	beforeEach(async () => {
		world.introduce(...films);
		world.watchlist(...films.slice(0, FILMS), nameless);
		for (const { tmdb } of films.slice(0, FILMS)) onTmdb('movie').push(tmdb!);
		expect((await twoWay()).summary).toMatchObject({ alreadySubscribed: FILMS, added: 0, notFound: 1 });
		asked();
	}, 60_000);

	test('nothing new: one page of each list; one new on either side: one page and the title', async () => {
		expect((await twoWay()).summary).toMatchObject({ alreadySubscribed: FILMS, added: 0 });
		expect(reads(asked())).toHaveLength(3);
		world.watchlist(films[FILMS]!);
		onTmdb('movie').push(films[FILMS + 1]!.tmdb!);
		expect((await twoWay()).summary).toMatchObject({ added: 2, failed: 0 });
		// One page more at Trakt, where what was added is looked up.
		expect(reads(asked())).toHaveLength(4);
		expect((await twoWay()).summary).toMatchObject({ alreadySubscribed: FILMS + 2, added: 0 });
		expect(reads(asked())).toHaveLength(3);
	});

	test('what has left is found by a whole read of its list alone, and is removed', async () => {
		onTmdb('movie').splice(100, 1);
		world.watchlist(films[FILMS]!);
		expect((await twoWay()).summary).toMatchObject({ added: 1, toRemove: 1 });
		expect((await twoWay()).summary).toMatchObject({ removed: 1 });
		expect(world.titlesOn()).toHaveLength(FILMS + 1);
		asked();
		expect((await twoWay()).summary).toMatchObject({ alreadySubscribed: FILMS, added: 0, toRemove: 0 });
		expect(reads(asked())).toHaveLength(3);
	});

	test('a title that stays on one side alone stays known, and other media types read everything', async () => {
		onTmdb('movie').splice(100, 1);
		const keep = { options: { removals: 'keep' } };
		for (let night = 0; night < 2; night++) expect((await twoWay(keep)).summary).toMatchObject({ skipped: 1, added: 0, removed: 0 });
		asked();
		expect((await twoWay(keep)).summary).toMatchObject({ skipped: 1, alreadySubscribed: FILMS - 1 });
		expect(reads(asked())).toHaveLength(3);
		world.watchlist(chemist);
		expect((await twoWay({ ...keep, mediaTypes: ['movies'] })).summary).toMatchObject({ added: 0 });
		expect((await twoWay(keep)).summary).toMatchObject({ added: 1, failed: 0 });
	});
});
