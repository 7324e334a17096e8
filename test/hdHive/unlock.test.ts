import { systemClock } from '../../nodes/shared/util/clock';
import { slugOf } from '../simulators/hdHive';
import { HdHiveWorld } from './world';

let world: HdHiveWorld;

/** Waits take no time: the clock jumps. */
function jumpingClock(): { slept: number } {
	const clock = { slept: 0 };
	jest.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + clock.slept);
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (ms) => {
		clock.slept += ms;
		await new Promise<void>((resolve) => setImmediate(resolve));
	});
	return clock;
}

beforeEach(async () => (world = await HdHiveWorld.start()));

afterEach(async () => {
	jest.restoreAllMocks();
	await world.close();
});

const unlock = async (name: string, more: object = {}, options: object = {}) =>
	await world.run('resource.unlock', { slug: slugOf(name), maxPoints: 10, ...more }, options);

const requests = () => world.hive.simulator.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{32,36}$/i, ':slug')}`);

it('unlocks once, pays once, and gives a link that can be opened', async () => {
	const { items, error } = await unlock('remux');
	expect(error).toBe('');
	expect(items).toEqual([
		{
			slug: slugOf('remux'),
			title: '搏击俱乐部 remux',
			panType: '115',
			url: expect.stringMatching(/^https:\/\/115\.com\/s\/\w+$/),
			accessCode: 'kd19',
			fullUrl: expect.stringMatching(/\?password=kd19$/),
			alreadyOwned: false,
			pointsSpent: 6,
			pointsBefore: 128,
			pointsAfter: 122,
			answer: {
				url: expect.stringMatching(/^https:\/\/115\.com/),
				access_code: 'kd19',
				full_url: expect.stringContaining('password=kd19'),
			},
		},
	]);
	expect(world.hive.state.ledger).toMatchObject([{ slug: slugOf('remux'), points: 6 }]);
	expect(requests()).toEqual(['GET /api/open/shares/:slug', 'GET /api/open/me', 'POST /api/open/resources/unlock', 'GET /api/open/me']);
});

it('cleans the one line of everything that 115 answers', async () => {
	const { items } = await unlock('dirty');
	expect(items[0]).toMatchObject({
		url: 'https://115.com/s/swh7gxg3hy1',
		accessCode: 'kd19',
		fullUrl: 'https://115.com/s/swh7gxg3hy1?password=kd19',
	});
});

it('pays nothing for what is free, unlocked or one’s own', async () => {
	world.hive.state.me.unlocked.add(slugOf('remux'));
	for (const name of ['free', 'remux', 'mine']) {
		const { items, error } = await unlock(name, { maxPoints: 0 });
		expect(error).toBe('');
		expect(items[0]).toMatchObject({ pointsSpent: 0 });
	}
	expect(world.hive.state.ledger).toEqual([]);
});

it('refuses what costs more than the maximum, before anything is spent', async () => {
	const { error } = await unlock('official', { maxPoints: 9 });
	expect(error).toMatch(/^Not unlocked: it costs 10 points, and one unlock may cost 9 \| Nothing was spent/);
	expect(requests()).toEqual(['GET /api/open/shares/:slug']);
});

describe('a lost answer', () => {
	it.each(['resetAfter', 'lostAfter', 'truncated', 'cutBody'] as const)('(%s) is looked after, and paid for once', async (kind) => {
		jumpingClock();
		world.hive.simulator.faults.add({ kind, match: 'resources/unlock' });
		const { items, error } = await unlock('remux');
		expect(error).toBe('');
		expect(items[0]).toMatchObject({ accessCode: 'kd19', alreadyOwned: false, pointsSpent: 6 });
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
		expect(requests()).toEqual([
			'GET /api/open/shares/:slug',
			'GET /api/open/me',
			'POST /api/open/resources/unlock',
			'GET /api/open/shares/:slug',
			'POST /api/open/resources/unlock',
			'GET /api/open/me',
		]);
	});

	it('of a request that HDHive never saw is asked for again only when it cannot be carried out any more', async () => {
		const clock = jumpingClock();
		world.hive.simulator.faults.add({ kind: 'resetBefore', match: 'resources/unlock' });
		const { items } = await unlock('remux');
		expect(items[0]).toMatchObject({ pointsSpent: 6 });
		expect(clock.slept).toBeGreaterThan(119_000);
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});

	it.each([1_000, 50_000, 110_000])('of a request that is carried out %i ms later is not paid for twice', async (ms) => {
		jumpingClock();
		world.hive.state.now = () => systemClock.now();
		world.hive.state.nextUnlockLateMs = ms;
		const { items, error } = await unlock('remux');
		expect([error, items[0]?.pointsSpent]).toEqual(['', 6]);
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});

	it('is told apart from a refusal in words, when HDHive stays silent', async () => {
		jumpingClock();
		world.hive.simulator.faults.add({ kind: 'lostAfter', match: 'resources/unlock' });
		world.hive.simulator.faults.add({ kind: 'html502', match: 'shares', skip: 1, times: -1 });
		expect((await unlock('remux')).error).toMatch(
			/^HDHive took 6 points for it \(128 before, 122 after\), and no link came \| .*not paid for again/,
		);
		world.hive.simulator.faults.clear();
		expect((await unlock('remux')).items[0]).toMatchObject({ accessCode: 'kd19', pointsSpent: 0, alreadyOwned: true });
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});

	it('leaves the retries of n8n nothing to pay for', async () => {
		jumpingClock();
		world.hive.simulator.faults.add({ kind: 'lostAfter', match: 'resources/unlock', times: 3 });
		for (let attempt = 0; attempt < 3; attempt++) await unlock('remux');
		expect((await unlock('remux')).items[0]).toMatchObject({ accessCode: 'kd19' });
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});
});

describe('the same resource, wanted at the same time', () => {
	beforeEach(() => {
		world.hive.state.switches.raceMs = 300;
	});

	it('by two items is paid for once, and both get the link', async () => {
		const { items } = await unlock('remux', {}, { items: [{}, {}] });
		expect(items.map(({ accessCode, pointsSpent, alreadyOwned }) => [accessCode, pointsSpent, alreadyOwned])).toEqual([
			['kd19', 6, false],
			['kd19', 0, true],
		]);
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});

	it('by five executions, with dashes or without, is paid for once', async () => {
		const slug = slugOf('remux');
		const dashed = slug.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-').toUpperCase();
		const runs = await Promise.all([slug, dashed, slug, dashed, slug].map(async (one) => await unlock('remux', { slug: one })));
		expect(runs.map(({ items }) => items[0]?.accessCode)).toEqual(Array(5).fill('kd19'));
		expect(requests().filter((line) => line.startsWith('POST'))).toHaveLength(1);
		expect(world.hive.state.chargesFor(slug)).toBe(1);
	});
});

it('keeps to three unlocks a minute when nothing else is set', async () => {
	const clock = jumpingClock();
	world.setCredential({ unlocksPerMinute: 3 });
	const names = ['remux', 'dirty', 'free', 'unnamed', 'mine', 'broken', 'series'];
	const { items } = await unlock('', { slug: '={{ $json.slug }}' }, { items: names.map((name) => ({ slug: slugOf(name) })) });
	expect(items).toHaveLength(7);
	expect(clock.slept).toBeGreaterThan(120_000);
	expect(clock.slept).toBeLessThan(130_000);
});

it('waits as long as HDHive asks, and then unlocks', async () => {
	const clock = jumpingClock();
	world.hive.state.switches.unlocksPerMinute = 1;
	world.hive.state.now = () => systemClock.now();
	const { items, error } = await unlock(
		'',
		{ slug: '={{ $json.slug }}' },
		{ items: [{ slug: slugOf('remux') }, { slug: slugOf('dirty') }] },
	);
	expect([error, items.length]).toEqual(['', 2]);
	expect(clock.slept).toBeGreaterThanOrEqual(59_000);
});

it.each([
	['402', 'series', /^Your HDHive points are not enough \| .*积分不足$/],
	['404', 'nowhere', /^HDHive does not know this \| .*资源不存在$/],
])('passes on a refusal (%s) in words, with nothing spent', async (_, name, words) => {
	world.hive.state.me.points = 1;
	expect((await unlock(name)).error).toMatch(words);
	expect(world.hive.state.ledger).toEqual([]);
});

it('gives back the points of a refused unlock, and asks again at once when it is wanted again', async () => {
	const clock = jumpingClock();
	world.hive.state.me.points = 5;
	const items = [{ slug: slugOf('remux') }, { slug: slugOf('dirty') }];
	const options = { maxPointsPerRun: 9 };
	const { results } = await unlock('', { slug: '={{ $json.slug }}', options }, { items, onError: 'continueRegularOutput' });
	expect(results).toMatchObject([{ errorCode: 'INSUFFICIENT_POINTS' }, { pointsSpent: 4 }]);
	world.hive.state.me.points = 50;
	expect((await unlock('remux')).items[0]).toMatchObject({ pointsSpent: 6 });
	expect(clock.slept).toBeLessThan(10_000);
});

describe('a price that cannot be read', () => {
	it.each<[string, unknown]>([
		['with a unit', '50 积分'],
		['in words', 'free'],
		['missing', undefined],
		['a list', [3]],
		['below zero', -5],
	])('(%s) is not free', async (_, price) => {
		Object.assign(world.hive.state.resource(slugOf('remux')) ?? {}, { unlock_points: 6 });
		world.hive.state.switches.priceShown = () => price;
		const { error } = await unlock('remux', { maxPoints: 1_000 });
		expect(error).toMatch(/^Not unlocked: HDHive does not say in a number what it costs \| Nothing was asked for/);
		expect(world.hive.simulator.seen(/unlock$/)).toEqual([]);
	});

	it('is one, when the number comes as text', async () => {
		world.hive.state.switches.priceShown = (points) => String(points);
		expect((await unlock('remux')).items[0]).toMatchObject({ pointsSpent: 6 });
	});
});

describe('an odd answer to the unlock', () => {
	const odd = (data: unknown, times = -1) =>
		world.hive.simulator.faults.add({
			kind: 'status',
			after: true,
			status: 200,
			match: 'resources/unlock',
			times,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ success: true, code: '200', message: '解锁成功', data }),
		});

	it.each<[string, unknown]>([
		['null', null],
		['a list', [null]],
		['text', '解锁成功'],
		['an object without a link', {}],
		['links of the wrong type', { url: { a: 1 }, full_url: [], access_code: 7 }],
	])('(%s) does not hide the charge', async (_, data) => {
		jumpingClock();
		odd(data);
		const { error } = await unlock('remux');
		expect(error).toMatch(/^HDHive took 6 points for it \(128 before, 122 after\), and no link came/);
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
		world.hive.simulator.faults.clear();
		expect((await unlock('remux')).items[0]).toMatchObject({ accessCode: 'kd19', pointsSpent: 0, alreadyOwned: true });
	});

	it('once is followed by the link, which was paid for already', async () => {
		jumpingClock();
		odd(null, 1);
		expect((await unlock('remux')).items[0]).toMatchObject({ accessCode: 'kd19', pointsSpent: 6, pointsBefore: 128, pointsAfter: 122 });
		expect(world.hive.state.chargesFor(slugOf('remux'))).toBe(1);
	});

	it('says "nothing was charged" only when the points are as they were', async () => {
		jumpingClock();
		world.hive.simulator.faults.add({ kind: 'resetBefore', match: 'resources/unlock', times: -1 });
		expect((await unlock('remux')).error).toMatch(/nothing was charged \(128 points before and after\)/);
		world.hive.simulator.faults.add({ kind: 'html502', match: '/me', times: -1 });
		expect((await unlock('dirty')).error).toMatch(/the answers were lost, and it is still offered for 4 points/);
	});

	it('does not take another resource for this one', async () => {
		world.hive.simulator.faults.add({
			kind: 'status',
			match: 'GET /api/open/shares',
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ success: true, code: '200', data: { slug: slugOf('free'), unlock_points: 0 } }),
		});
		expect((await unlock('remux')).error).toMatch(/does not say in a number what it costs/);
		expect(world.hive.simulator.seen(/unlock$/)).toEqual([]);
	});
});

it('costs nothing when it was bought elsewhere between the look and the request', async () => {
	world.hive.simulator.onRequest = (request) => {
		if (request.url.endsWith('/unlock')) world.hive.state.me.unlocked.add(slugOf('remux'));
	};
	expect((await unlock('remux')).items[0]).toMatchObject({ alreadyOwned: true, pointsSpent: 0, pointsBefore: null });
});

it.each(['https://hdhive.com/resource/115/SLUG', 'https://re0.me/resource/SLUG?from=list#x', 'hdhive.com/resource/SLUG'])(
	'takes the address of its page: %s',
	async (address) => {
		const { items } = await unlock('remux', { slug: address.replace('SLUG', slugOf('remux')) });
		expect(items[0]).toMatchObject({ slug: slugOf('remux'), pointsSpent: 6 });
	},
);

it('asks for a slug when it is given the page of a title', async () => {
	const { error } = await unlock('remux', { slug: `https://hdhive.com/tv/${slugOf('remux')}` });
	expect(error).toMatch(/^"Slug" is the page of a title, not of a resource/);
});
