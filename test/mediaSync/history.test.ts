import { World } from '../world';
import { chemist, heist, introduce, knight, subscriptions, unsubscribeByHand, watchlist } from './titles';

let world: World;

beforeEach(async () => {
	world = await World.start();
	introduce(world);
	watchlist(world, knight, heist, chemist);
	await world.sync();
	world.startCounting();
});

afterEach(async () => await world.close());

const history = (operation: string, more: object = {}) => ({ resource: 'history', operation, ...more });

test('Get Many lists what was synced, without asking any service', async () => {
	const run = await world.sync(history('getMany', { returnAll: true }));
	expect(run.error).toBe('');
	expect(run.results).toHaveLength(5);
	expect(run.results).toContainEqual({
		key: 'movie:155',
		outcome: 'added',
		syncedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
		...{ type: 'movie', title: 'The Grey Knight', year: 2008, ids: { tmdb: 155 } },
		source: 'watchlist',
		target: 'moviePilot',
	});
	expect((await world.sync(history('getMany', { limit: 2 }))).results).toHaveLength(2);
	expect(world.requests).toBe(0);
});

test('deleting a title from the history keeps its subscription, and lets a removed one be added again', async () => {
	unsubscribeByHand(world, knight);
	const deleted = await world.sync(history('delete', { key: 'movie:155' }));
	const message = 'Forgotten: movie:155. The next sync may add it again.';
	expect(deleted.results).toEqual([{ key: 'movie:155', deleted: true, message }]);
	expect(subscriptions(world)).toContain('film 27205');
	expect((await world.sync()).of('The Grey Knight')?.outcome).toBe('added');
});

test('deleting a key that is not there says so and changes nothing', async () => {
	for (const key of ['movie:1', '1', 'show:155', 'season:1396:9', 'nonsense']) {
		const message = `Not found: the history has no title ${key}`;
		expect((await world.sync(history('delete', { key }))).results).toEqual([{ key, deleted: false, message }]);
	}
	expect((await world.sync()).summary).toMatchObject({ unchanged: true });
});

test.each(['155', ' movie:155 ', 'tmdb:155', 'Movie:155'])('a title is named by "%s" as well', async (key) => {
	expect((await world.sync(history('delete', { key }))).results).toMatchObject([
		{ deleted: true, message: expect.stringMatching(/^Forgotten: movie:155\./) as string },
	]);
	expect((await world.sync(history('delete', { key }))).results).toMatchObject([{ deleted: false }]);
});

test.each(['1396', 'show:1396', 'tv:1396'])('"%s" names a show with all of its seasons', async (key) => {
	const known = (await world.sync(history('getMany', { returnAll: true }))).results.filter((title) =>
		String((title as { key?: string }).key).includes(':1396'),
	);
	expect(known.length).toBeGreaterThan(1);
	expect((await world.sync(history('delete', { key }))).results).toMatchObject([{ deleted: true }]);
	const left = (await world.sync(history('getMany', { returnAll: true }))).results;
	expect(left.map((title) => (title as { key?: string }).key)).toEqual(['movie:155', 'movie:27205']);
});

test('clearing needs the confirmation, keeps all subscriptions, and makes the next run look at everything', async () => {
	expect((await world.sync(history('clear'))).error).toBe('"I Want to Clear the Whole History" is off | Switch it on to confirm.');
	const before = subscriptions(world);
	expect((await world.sync(history('clear', { confirm: true }))).results).toEqual([{ deleted: 5 }]);
	expect(subscriptions(world)).toEqual(before);
	expect((await world.sync()).summary).toMatchObject({ unchanged: false, alreadySubscribed: 3, added: 0 });
});

test('a manual run of a history change warns that n8n will forget it', async () => {
	const { run } = await world.sync(history('delete', { key: 'movie:155' }), { mode: 'manual' });
	expect(run.hints.map((hint) => hint.message)).toEqual([
		'n8n forgets this change, because it saves history in production runs only: activate the workflow and let it run.',
	]);
});
