import type { Entry } from '../simulators/trakt';
import { World } from '../world';
import { chemist, heist, introduce, knight, mirror, subscribeByHand, subscriptions, unwatch, watchlist, wire } from './titles';

let world: World;
let entries: Entry[];

beforeEach(async () => {
	world = await World.start();
	introduce(world);
	entries = watchlist(world, knight, heist, mirror);
});

afterEach(async () => await world.close());

const removing = (more: object = {}) => ({ options: { removals: 'remove', maxRemovalPercent: 50, ...more } });

test('by default what has left the watchlist stays in the target', async () => {
	await world.sync();
	unwatch(world, entries[0]!);
	const run = await world.sync();
	expect(run.summary).toMatchObject({ removed: 0, toRemove: 0, titles: 2 });
	expect(subscriptions(world)).toContain('film 155');
});

test('a removal is announced by one run and carried out by the next', async () => {
	await world.sync(removing());
	unwatch(world, entries[0]!);
	const announced = await world.sync(removing());
	expect(announced.summary).toMatchObject({ toRemove: 1, removed: 0 });
	expect(announced.of('The Grey Knight')).toMatchObject({
		outcome: 'planned',
		action: 'remove',
		reason: 'It has left watchlist: the next run removes it',
	});
	expect(subscriptions(world)).toContain('film 155');
	const removed = await world.sync(removing());
	expect(removed.summary).toMatchObject({ toRemove: 0, removed: 1 });
	expect(subscriptions(world)).toEqual(['film 1396', 'film 27205']);
	expect((await world.sync(removing())).summary).toMatchObject({ removed: 0 });
});

test('a title that comes back before the second run is not removed', async () => {
	await world.sync(removing());
	unwatch(world, entries[0]!);
	await world.sync(removing());
	world.trakt.state.watchlist.add(entries[0]!.media);
	const run = await world.sync(removing());
	expect(run.summary).toMatchObject({ removed: 0, toRemove: 0 });
	expect(subscriptions(world)).toContain('film 155');
});

test('what was subscribed by hand is never removed', async () => {
	await world.close();
	world = await World.start();
	introduce(world);
	entries = watchlist(world, knight, heist);
	subscribeByHand(world, knight);
	await world.sync(removing());
	unwatch(world, entries[0]!);
	await world.sync(removing());
	await world.sync(removing());
	expect(subscriptions(world)).toContain('film 155');
});

test('"report" only lists what has left', async () => {
	const reporting = { options: { removals: 'report', maxRemovalPercent: 50 } };
	await world.sync(reporting);
	unwatch(world, entries[0]!);
	for (let round = 0; round < 3; round++) await world.sync(reporting);
	expect(subscriptions(world)).toHaveLength(3);
});

test('nothing is removed when more than the allowed share would go', async () => {
	await world.sync(removing({ maxRemovalPercent: 10 }));
	unwatch(world, entries[0]!);
	const run = await world.sync(removing({ maxRemovalPercent: 10 }));
	expect(run.summary.problems[0]).toMatch(/^Nothing was removed: 1 of 3 titles would go, more than the 10 %/);
	expect(run.summary.message).toContain('Nothing was removed: 1 of 3');
	for (let round = 0; round < 2; round++) await world.sync(removing({ maxRemovalPercent: 10, yearFrom: 1900 + round }));
	expect(subscriptions(world)).toHaveLength(3);
});

test('nothing is removed when the watchlist has become empty', async () => {
	await world.sync(removing({ maxRemovalPercent: 100 }));
	for (const entry of entries) unwatch(world, entry);
	const run = await world.sync(removing({ maxRemovalPercent: 100 }));
	expect(run.summary.problems[0]).toMatch(/^Nothing was removed, because the source has become empty/);
	for (let round = 0; round < 2; round++) await world.sync(removing({ maxRemovalPercent: 100, yearFrom: 1900 + round }));
	expect(subscriptions(world)).toHaveLength(3);
});

test('a show whose seasons arrived in the library is not taken for one that left', async () => {
	watchlist(world, wire);
	await world.sync(removing());
	const row = world.moviePilot.state.subscriptions.all().find((one) => one.tmdbid === wire.tmdb && one.season === 1);
	world.moviePilot.state.finish(row?.id ?? 0);
	world.moviePilot.state.library.addShow(wire.tmdb, { 1: Array.from({ length: 13 }, (_, at) => at + 1) });
	world.trakt.state.watchlist.addSeason(chemist, 1, { listedAt: new Date().toISOString() });
	for (let round = 0; round < 2; round++) {
		const run = await world.sync(removing({ yearFrom: 1900 + round }));
		expect(run.summary).toMatchObject({ removed: 0, toRemove: 0 });
	}
	expect(subscriptions(world)).toContain('show 1438 season 2');
});

test('a dry run announces nothing for the next run', async () => {
	await world.sync(removing());
	unwatch(world, entries[0]!);
	await world.sync({ dryRun: true, ...removing() });
	await world.sync({ dryRun: true, ...removing() });
	expect(subscriptions(world)).toHaveLength(3);
	expect((await world.sync(removing())).summary).toMatchObject({ toRemove: 1, removed: 0 });
});

test('the counts of the titles add up beside a removal', async () => {
	await world.sync(removing());
	unwatch(world, entries[0]!);
	const { summary } = await world.sync(removing());
	const { added, inLibrary, alreadySubscribed, skipped, notFound, failed, planned, titles } = summary as Record<string, number>;
	expect(added! + inLibrary! + alreadySubscribed! + skipped! + notFound! + failed! + planned!).toBe(titles! + 0);
});
