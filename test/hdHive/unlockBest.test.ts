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
	expect(first).toMatchObject({ slug: slugOf('official'), fits: false, why: 'HDHive does not know this (gone)' });
	expect(second).toMatchObject({ slug: slugOf('free'), fits: true });
});

describe('goes on', () => {
	const asked = () => world.hive.simulator.seen(/unlock$/).length;
	const refuse = (name: string, code: string, description: string, status = 400) =>
		world.hive.state.refusals.set(slugOf(name), { status, code, description });

	it('past a share that has expired, with HDHive’s own words', async () => {
		refuse('official', '400', '资源已失效');
		const { items } = await best({ maxPoints: 100 });
		expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('free') });
		expect(items[0]?.message).toMatch(/Passed over: 搏击俱乐部 official: HDHive did not accept one of the values \(资源已失效\)\.$/);
		expect(items[0]?.passedOver).toEqual([
			{ slug: slugOf('official'), title: '搏击俱乐部 official', why: expect.stringContaining('资源已失效') },
		]);
	});

	it('past what is too dear for the points there are, without asking for it, and takes free ones first', async () => {
		world.hive.state.me.points = 5;
		world.hive.state.resources = [
			resource('dear', { unlock_points: 9, is_official: true }),
			resource('payable', { unlock_points: 3 }),
			resource('costless', { unlock_points: 0, validate_status: null }),
		];
		const { items } = await best();
		expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('costless'), pointsSpent: 0 });
		expect(items[0]?.passedOver).toMatchObject([{ slug: slugOf('dear'), why: 'costs 9 points, and the account has 5' }]);
		expect([asked(), world.hive.state.ledger]).toEqual([1, []]);
	});

	it('to a cheaper one when HDHive does not tell the points and refuses', async () => {
		world.hive.state.me.points = 5;
		world.hive.simulator.faults.add({ kind: 'html502', match: '/api/open/me', times: -1 });
		world.hive.state.resources = [
			resource('dear', { unlock_points: 9, is_official: true }),
			resource('dear too', { unlock_points: 9 }),
			resource('payable', { unlock_points: 3, validate_status: null }),
		];
		const { items } = await best();
		expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('payable'), pointsSpent: 3 });
		expect(items[0]?.passedOver).toHaveLength(2);
		expect(asked()).toBe(2);
	});

	it('past a dead share by its file list, for nothing', async () => {
		world.hive.state.resources = [
			resource('dead', { is_official: true, files: [] }),
			resource('alive', { files: [{ name: 'a.mkv', size: 1 }] }),
		];
		const { items } = await best();
		expect(items[0]).toMatchObject({ slug: slugOf('alive'), pointsSpent: 6 });
		expect(items[0]?.passedOver).toMatchObject([{ slug: slugOf('dead'), why: 'the share holds no files any more' }]);
		expect(world.hive.state.chargesFor(slugOf('dead'))).toBe(0);
	});

	it('without the file list where HDHive has none, and looks for it once', async () => {
		await world.close();
		world = await HdHiveWorld.start({ generation: '2026-04' });
		refuse('official', '400', '资源已失效');
		expect((await best({ maxPoints: 100 })).items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('free') });
		expect(world.hive.simulator.seen(/file-list/)).toHaveLength(1);
	});

	it('past a price that cannot be read', async () => {
		world.hive.state.switches.priceShown = (points) => (points === 10 ? '10 积分' : points);
		const { items } = await best({ maxPoints: 100 });
		expect(items[0]).toMatchObject({ outcome: 'unlocked', slug: slugOf('free') });
		const place = (items[0]?.ranking as unknown as Place[]).find(({ slug }) => slug === slugOf('official'));
		expect(place).toMatchObject({ fits: false, points: null, why: 'HDHive does not say in a number what it costs' });
	});

	it('no further after a request that was paid for', async () => {
		world.hive.simulator.faults.add({
			kind: 'status',
			after: true,
			times: -1,
			status: 200,
			match: 'resources/unlock',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ success: true, data: [null] }),
		});
		const { error } = await best({ maxPoints: 100 });
		expect(error).toMatch(/^HDHive took 10 points for it/);
		expect(world.hive.state.ledger).toHaveLength(1);
	});

	it('to none when all are too dear, and says so', async () => {
		world.hive.state.me.points = 1;
		world.hive.state.resources = [resource('a'), resource('b')];
		const { items, error } = await best();
		expect([error, items[0]?.outcome]).toEqual(['', 'notFound']);
		expect(items[0]?.message).toMatch(
			/none that fits could be had\. Passed over: .*a: costs 6 points, and the account has 1; .*b: costs 6 points/,
		);
		expect(asked()).toBe(0);
	});
});

describe('the title', () => {
	/** An item comes into a field by an expression. */
	const asTyped = (value: unknown) => (typeof value === 'object' ? `={{ ${JSON.stringify(value, null, 1)} }}` : value);

	it.each<[string, unknown, string]>([
		['a number', 550, 'movie'],
		['a number as text', ' 550 ', 'movie'],
		['an address', 'https://www.themoviedb.org/movie/550-fight-club?language=de', 'movie'],
		['a prefix', 'movie:550', 'movie'],
		['an item of another node', { type: 'movie', title: 'Fight Club', ids: { tmdb: 550, imdb: 'tt0137523' } }, 'movie'],
		['an entry of Trakt', { movie: { title: 'Fight Club', ids: { tmdb: 550 } } }, 'movie'],
		['an item as text', '{"ids":{"tmdb":550},"type":"movie"}', 'movie'],
	])('is taken as %s', async (_, tmdbId, mediaType) => {
		const { items, error } = await world.run('resource.getMany', { tmdbId: asTyped(tmdbId), mediaType, returnAll: true, simplify: true });
		expect([error, items.length]).toEqual(['', 6]);
	});

	it.each<[unknown, RegExp]>([
		['tt0137523', /^"TMDB ID" is an IMDb ID \(tt0137523\).* \| Choose a TMDB credential/],
		['Fight Club', /^"TMDB ID" /],
		[{ title: 'Fight Club', ids: {} }, /^"TMDB ID" /],
		['https://www.themoviedb.org/tv/1396', /^"TMDB ID" /],
	])('is asked for when it has no number: %j', async (tmdbId, words) => {
		expect((await best({ tmdbId: asTyped(tmdbId) })).error).toMatch(words);
		expect(world.hive.simulator.requests).toEqual([]);
	});
});
