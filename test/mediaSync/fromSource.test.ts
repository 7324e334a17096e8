import { runTimeFaster } from '../fastTime';
import { bulkFilms } from '../simulators/catalogue';
import { Everything, type FilmSeed } from './everything';
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

const taking = (more: object = {}) => ({ options: { removeFromSource: true, ...more } });
const subscriptions = () => world.moviePilot.state.subscriptions.all().length;

test('by default the watchlist stays as it is', async () => {
	world.watchlist(knight);
	await world.sync();
	expect(world.titlesOn()).toEqual(['The Grey Knight']);
});

test('what was added, subscribed or in the library is taken off; what failed or was not found stays', async () => {
	world.watchlist(knight, heist, mirror, nameless, chemist);
	world.moviePilot.state.library.addFilm(heist.tmdb);
	world.moviePilot.state.subscriptions.insert({ name: 'Mirror', type: '电影', tmdbid: mirror.tmdb, season: null });
	const run = await world.sync(taking());
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 2, inLibrary: 1, alreadySubscribed: 1, notFound: 1, takenOff: 4 });
	expect(run.summary.message).toContain('4 taken off the list');
	expect(run.of('The Chemist')).toMatchObject({ outcome: 'added', fromSource: 'removed' });
	expect(world.titlesOn()).toEqual(['Nobody Numbered Me']);
	expect(world.trakt.api.seen(/^POST .*remove$/)).toHaveLength(1);
	expect(subscriptions()).toBe(5);
});

test('a dry run shows it as planned and takes nothing off', async () => {
	world.watchlist(knight, nameless);
	const run = await world.sync({ dryRun: true, ...taking() });
	expect(run.of('The Grey Knight')).toMatchObject({ outcome: 'planned', fromSource: 'planned' });
	expect(run.of('Nobody Numbered Me')).not.toHaveProperty('fromSource');
	expect(run.summary.message).toContain('1 would be taken off the list');
	expect(world.titlesOn()).toHaveLength(2);
});

test('a title that comes back is new, and what was taken off is never removed from the target', async () => {
	world.watchlist(knight, heist);
	await world.sync(taking());
	expect(world.titlesOn()).toEqual([]);
	const options = { removals: 'remove', maxRemovalPercent: 100 };
	world.watchlist(mirror);
	for (let round = 0; round < 3; round++) await world.sync({ options: { ...options, yearFrom: 1900 + round } });
	expect(subscriptions()).toBe(3);
	const [row] = world.moviePilot.state.subscriptions.all();
	world.moviePilot.state.remove(row!.id);
	world.watchlist(knight);
	expect((await world.sync(taking())).of('The Grey Knight')).toMatchObject({ outcome: 'added', fromSource: 'removed' });
});

test('together with the removal of what has left the list it is refused, before anything is asked', async () => {
	world.watchlist(knight);
	expect((await world.sync(taking({ removals: 'remove' }))).error).toMatch(
		/^"Removals" cannot be "Remove" together with Remove From Source After Success \|/,
	);
	expect(Object.values(world.takeRequests()).flat()).toEqual([]);
});

test('a list that was not read to its end keeps its titles; the others are cleared, and are not read again for its sake', async () => {
	const [night, day] = [world.list('Night', knight, heist), world.list('Day', mirror)];
	const lists = { operation: 'lists', lists: 'me/night, me/day, justin/none', ...taking() };
	world.trakt.api.faults.add({ kind: 'status', status: 500, match: 'GET .*lists/day/items', times: 10 });
	const run = await world.sync(lists);
	expect(run.summary).toMatchObject({ added: 2, takenOff: 2 });
	expect(run.summary.problems).toContain('Nothing was taken off me/day, justin/none, because not all of it could be read.');
	expect([night, day].map(({ items }) => world.titlesOn(items))).toEqual([[], ['Mirror']]);
	world.trakt.api.faults.clear();
	expect((await world.sync(lists)).summary).toMatchObject({ added: 1, takenOff: 1 });
	await world.sync(lists);
	world.takeRequests();
	await world.sync(lists);
	expect(world.takeRequests().trakt!.filter((line) => line.endsWith('/items'))).toEqual([]);
});

test('when none of the lists was read to its end nothing is taken off', async () => {
	world.watchlist(knight);
	world.trakt.state.switches.deadEntries = 1;
	const run = await world.sync(taking());
	expect(run.summary).toMatchObject({ added: 1, takenOff: 0 });
	expect(run.summary.problems).toContain('Nothing was taken off the lists, because not every list could be read.');
	expect(world.titlesOn()).toEqual(['The Grey Knight']);
});

test("a title is taken off every list it stands on, and somebody else's list says why not", async () => {
	const [night, day] = [world.list('Night', knight, heist), world.list('Day', knight)];
	const others = world.trakt.state.addAccount('justin').addList({ name: 'Star Wars' });
	others.items.addMovie(mirror);
	const run = await world.sync({ operation: 'lists', lists: 'me/night, me/day, justin/star-wars', ...taking() });
	expect(run.summary).toMatchObject({ added: 3, takenOff: 2 });
	expect([night, day, others].map(({ items }) => world.titlesOn(items))).toEqual([[], [], ['Mirror']]);
	expect(run.of('Mirror')).toMatchObject({ fromSource: 'failed' });
	expect(run.summary.problems[0]).toMatch(
		/^1 title could not be taken off justin\/star-wars: Trakt refuses the change: the list belongs to somebody else/,
	);
});

test('what could not be taken off is tried again by the next run, although nothing has changed', async () => {
	world.watchlist(knight);
	world.trakt.api.faults.add({ kind: 'status', status: 422, match: 'POST .*remove' });
	expect((await world.sync(taking())).of('The Grey Knight')).toMatchObject({ outcome: 'added', fromSource: 'failed' });
	expect((await world.sync(taking())).of('The Grey Knight')).toMatchObject({ outcome: 'alreadySubscribed', fromSource: 'removed' });
	expect(world.titlesOn()).toEqual([]);
});

test('one season is taken off without its show, and 250 films in three requests', async () => {
	const films = bulkFilms(250);
	world.introduce(...(films as FilmSeed[]));
	world.watchlist(...(films as FilmSeed[]), wire);
	world.trakt.state.watchlist.addSeason(wire, 2);
	world.list('Wanted');
	const run = await world.sync({
		mediaTypes: ['movies', 'seasons'],
		target: 'traktList',
		targetList: { mode: 'id', value: 'me/wanted' },
		...taking(),
	});
	expect(run.summary).toMatchObject({ added: 251, takenOff: 251, skipped: 1 });
	expect(world.titlesOn()).toEqual(['The Cable']);
	expect(world.trakt.api.seen(/^POST .*remove$/)).toHaveLength(3);
	expect(world.trakt.api.seen(/^POST .*items$/)).toHaveLength(3);
});

test('TMDB favorites are taken off one by one', async () => {
	world.tmdb.owner.lists.favorite.movie.push(knight.tmdb, heist.tmdb);
	const run = await world.sync({ operation: 'tmdbFavorites', ...taking() });
	expect(run.summary).toMatchObject({ added: 2, takenOff: 2 });
	expect(world.tmdb.owner.lists.favorite.movie).toEqual([]);
});
