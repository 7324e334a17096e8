import { resource, slugOf } from '../simulators/hdHive';
import { HdHiveWorld } from './world';

let world: HdHiveWorld;

beforeEach(async () => (world = await HdHiveWorld.start()));
afterEach(async () => await world.close());

const best = async (parameters: object = {}, options: object = {}) =>
	await world.run('resource.unlockBest', { mediaType: 'movie', tmdbId: '550', maxPoints: 10, ...parameters }, options);

interface Place {
	slug: string;
	fits: boolean;
	why: string;
}

it('unlocks the first that fits, and explains the whole ranking', async () => {
	const { items, error } = await best({ maxPoints: 5, preferences: { panTypes: '115', resolutions: '4K', validatedOnly: true } });
	expect(error).toBe('');
	expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('dirty'), accessCode: 'kd19', pointsSpent: 4 });
	expect(items[0]?.message).toBe(
		'搏击俱乐部 dirty was unlocked for 4 points: pan type 115 (choice 1), resolution 4K (choice 1), validated, costs 4 points, unlocked by 15. 1 of 6 fit.',
	);
	const places = items[0]?.ranking as unknown as Place[];
	expect(places).toHaveLength(6);
	expect(places.filter(({ fits }) => fits)).toHaveLength(1);
	expect(places.find(({ slug }) => slug === slugOf('broken'))?.why).toContain('reported as gone');
	expect(places.find(({ slug }) => slug === slugOf('official'))?.why).toBe('costs 10 points, more than 5');
});

it('only plans in a dry run', async () => {
	const { items } = await best({ dryRun: true });
	expect(items[0]).toMatchObject({ outcome: 'planned' });
	expect(items[0]?.message).toContain('would be unlocked');
	expect(world.hive.simulator.seen(/unlock/)).toEqual([]);
});

it('takes what is unlocked already, without looking at the price', async () => {
	world.hive.state.me.unlocked.add(slugOf('official'));
	expect((await best({ maxPoints: 0 })).items[0]).toMatchObject({ slug: slugOf('official'), pointsSpent: 0, alreadyOwned: true });
});

it('says that nothing fits, and spends nothing', async () => {
	const { items, error } = await best({ preferences: { resolutions: '8K' } });
	expect([error, items[0]?.outcome, items[0]?.message]).toEqual(['', 'notFound', 'None of the 6 resources was unlocked: none fits.']);
	expect((await best({ tmdbId: '999' })).items[0]?.message).toBe('HDHive has no resources for this title.');
});

it('takes the next one when the first is gone by the time it is unlocked', async () => {
	world.hive.simulator.faults.add({
		kind: 'status',
		match: `shares/${slugOf('official')}`,
		status: 404,
		body: JSON.stringify({ success: false, code: '404', message: 'gone' }),
		headers: { 'content-type': 'application/json' },
	});
	const { items } = await best();
	expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('free'), pointsSpent: 0 });
	const [first, second] = items[0]?.ranking as unknown as Place[];
	expect(first).toMatchObject({ slug: slugOf('official'), fits: false, why: 'HDHive does not know this' });
	expect(second).toMatchObject({ slug: slugOf('free'), fits: true });
});

it('stops when the account has no points left, in place of asking for each', async () => {
	world.hive.state.me.points = 1;
	world.hive.state.resources = [resource('a'), resource('b')];
	const { error } = await best();
	expect(error).toMatch(/^Your HDHive points are not enough \| .*HDHive says: 积分不足/);
	expect(world.hive.simulator.seen(/unlock$/)).toHaveLength(1);
});
