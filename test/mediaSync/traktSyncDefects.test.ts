import { runTimeFaster } from '../fastTime';
import { bulkFilms } from '../simulators/catalogue';
import { World } from '../world';
import {
	chemist,
	heist,
	introduce,
	knight,
	mirror,
	ownList,
	subscribeByHand,
	subscriptions,
	unsubscribeByHand,
	unwatch,
	watchlist,
	wire,
} from './titles';

/**
 * What MoviePilot's own TraktSync 0.5.0 gets wrong, measured on the real plugin in a real 2.5.6
 * backend, and what Media Sync does in its place on a server of the same version. Its broken sign-in
 * callback has its counterpart in the tests on a full n8n server, where the consent page is gone through.
 */
let world: World;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(50);
});

afterAll(() => endFastTime());

beforeEach(async () => {
	world = await World.start({ generation: 'v2.5.6', login: true });
	introduce(world);
});

afterEach(async () => await world.close());

const lookAgain = (round: number) => ({ options: { yearFrom: 1900 + round } });

test('1. what is subscribed or in the library already is no error, is remembered, and stays so in every run', async () => {
	watchlist(world, knight, heist);
	subscribeByHand(world, knight);
	world.moviePilot.state.library.addFilm(heist.tmdb);
	for (let round = 0; round < 3; round++) {
		expect((await world.sync(lookAgain(round))).summary).toMatchObject({ alreadySubscribed: 1, inLibrary: 1, failed: 0, added: 0 });
	}
	const history = await world.sync({ resource: 'history', operation: 'getMany', returnAll: true });
	expect(history.results.map((entry) => entry.outcome).sort()).toEqual(['alreadySubscribed', 'inLibrary']);
});

test('2. a film is not skipped because a show with the same TMDB number was synced before', async () => {
	watchlist(world, chemist);
	await world.sync();
	ownList(world, 'Art House', mirror);
	world.moviePilot.state.subscriptions.clear();
	const run = await world.sync({ operation: 'lists', lists: 'me/art-house' });
	expect(run.of('Mirror')?.outcome).toBe('added');
	expect(subscriptions(world)).toEqual(['film 1396']);
});

test('3. a whole show means all of its seasons, not season 1', async () => {
	watchlist(world, chemist);
	await world.sync();
	expect(subscriptions(world)).toEqual(['show 1396 season 1', 'show 1396 season 2', 'show 1396 season 3']);
});

test('4. seasons on a list are synced, app.trakt.tv addresses are read, a list given twice is fetched once', async () => {
	const list = ownList(world, 'Mixed', knight);
	list.items.addSeason(chemist, 2);
	const run = await world.sync({
		operation: 'lists',
		lists:
			'https://app.trakt.tv/profile/sample-user/lists/mixed, sample-user/mixed, https://trakt.tv/users/sample-user/lists/mixed?sort=rank,asc',
	});
	expect(run.summary).toMatchObject({ added: 2 });
	expect(subscriptions(world)).toEqual(['film 155', 'show 1396 season 2']);
	expect(world.trakt.api.seen(/\/items\//)).toHaveLength(1);
});

test('5. success is never reported when Trakt failed or the set-up is wrong', async () => {
	watchlist(world, knight);
	world.trakt.api.faults.add({ kind: 'html502', times: -1 });
	expect((await world.sync()).run.status).toBe('error');
	world.trakt.api.faults.clear();
	const { data } = world.engine.credentials.get('moviePilot')!;
	world.engine.credentials.write('moviePilot', { ...data, apiToken: 'wrong', username: '', password: '', accessToken: '' });
	const run = await world.sync();
	expect(run.run.status).toBe('error');
	expect(run.error).toMatch(/^MoviePilot does not accept the sign-in of this credential \| Check the API Token/);
});

test('7. deleting history never deletes a subscription', async () => {
	watchlist(world, knight);
	await world.sync();
	await world.sync({ resource: 'history', operation: 'delete', key: 'movie:155' });
	await world.sync({ resource: 'history', operation: 'clear', confirm: true });
	expect(subscriptions(world)).toEqual(['film 155']);
});

test('8. every page is read, a 429 is waited for, removals can be mirrored, and a removed title can be added again', async () => {
	for (const film of bulkFilms(260)) {
		world.trakt.state.watchlist.addMovie(film);
		world.moviePilot.state.catalogue.addFilm({ tmdbid: film.tmdb!, title: film.title, year: film.year });
	}
	const [entry] = watchlist(world, knight);
	world.trakt.api.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '2' } });
	const options = { removals: 'remove', checkLibrary: false };
	expect((await world.sync({ options })).summary).toMatchObject({ added: 261 });
	unwatch(world, entry!);
	await world.sync({ options });
	expect((await world.sync({ options })).summary).toMatchObject({ removed: 1 });
	unsubscribeByHand(world, { ...knight, tmdb: bulkFilms(1)[0]!.tmdb! });
	expect((await world.sync({ options: { ...options, readdRemoved: true } })).summary).toMatchObject({ added: 1 });
});

test('nothing is asked per title of what is there already: the cost of a second look does not grow with it', async () => {
	watchlist(world, knight, heist, mirror, wire);
	await world.sync();
	world.startCounting();
	await world.sync(lookAgain(1));
	// The watchlist, the subscriptions, and the seasons of the one show.
	expect(world.requests).toBe(3);
});
