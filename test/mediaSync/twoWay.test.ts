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
