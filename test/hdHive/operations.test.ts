import { ERROR_CODES } from '../../nodes/HdHive/client/errorCodes';
import { operations } from '../../nodes/HdHive/resources';
import { resource, slugOf } from '../simulators/hdHive';
import { HdHiveWorld, type HdHiveWorldOptions } from './world';

let world: HdHiveWorld;

const start = async (options: HdHiveWorldOptions = {}) => (world = await HdHiveWorld.start(options));

beforeEach(async () => await start());
afterEach(async () => await world.close());

/** The items of a run that has to succeed. */
async function items(operation: string, parameters: object = {}) {
	const run = await world.run(operation, parameters);
	expect(run.error).toBe('');
	return run.items;
}

const film = { mediaType: 'movie', tmdbId: '550' };

describe('Resource', () => {
	it('lists what there is for a title, whatever HDHive leaves open', async () => {
		const found = await items('resource.getMany', film);
		expect(found).toHaveLength(6);
		expect(found[0]).toEqual({
			title: '搏击俱乐部 remux',
			type: 'movie',
			ids: { tmdb: 550 },
			slug: slugOf('remux'),
			panType: '115',
			size: '58.3 GB',
			sizeGb: 58.3,
			resolutions: ['4K'],
			sources: ['蓝光原盘/REMUX'],
			subtitleLanguages: ['简中'],
			subtitleTypes: ['内封'],
			remark: null,
			points: 6,
			unlocked: false,
			official: false,
			validation: 'valid',
			unlockedUsers: 15,
			createdAt: '2026-03-12 17:40:15',
		});
		expect(found[5]).toMatchObject({ title: null, size: null, sizeGb: null, validation: null, unlockedUsers: 0, official: false });
	});

	it('gives no items for a title that HDHive does not know, and the raw answer on request', async () => {
		expect(await items('resource.getMany', { ...film, tmdbId: '1' })).toEqual([]);
		expect((await items('resource.getMany', { mediaType: 'tv', tmdbId: '1396', simplify: false }))[0]).toMatchObject({
			share_size: '228.75',
		});
	});

	it('stops at the limit', async () => {
		expect(await items('resource.getMany', { ...film, limit: 2 })).toHaveLength(2);
		expect(await items('resource.getMany', { ...film, limit: 2, returnAll: true })).toHaveLength(6);
	});

	it('lists files, with sizes in bytes whatever their form', async () => {
		const [list] = await items('resource.getFiles', { slug: slugOf('remux') });
		expect(list).toMatchObject({ listed: true, files: [{ bytes: 62_600_000_000 }, { bytes: 1_048_576 }, { bytes: 1_572_864 }] });
		expect((await items('resource.getFiles', { slug: slugOf('dirty') }))[0]).toMatchObject({
			listed: false,
			files: [],
			validation: 'valid',
		});
	});

	it('checks a link', async () => {
		const [found] = await items('resource.checkLink', { url: 'https://115.com/s/abc123#xxxx 访问码:1234' });
		expect(found).toMatchObject({ website: '115', access_code: '1234' });
	});

	it('takes no path for a slug', async () => {
		const { error } = await world.run('share.get', { slug: '../me' });
		expect(error).not.toBe('');
		expect(world.hive.simulator.requests).toEqual([]);
	});
});

describe('Unlock Many', () => {
	const names = ['remux', 'dirty', 'free', 'official'];
	const slugs = [...names.map(slugOf), slugOf('remux').toUpperCase(), 'f'.repeat(32)].join('\n');

	it.each(['2026-10', '2026-04'] as const)('unlocks what it may, once each, and explains the rest (%s)', async (generation) => {
		world.hive.state.switches.generation = generation;
		const found = await items('resource.unlockMany', { slugs, maxPoints: 6 });
		expect(found.map(({ unlocked, pointsSpent, errorCode }) => [unlocked, pointsSpent ?? errorCode])).toEqual([
			[true, 6],
			[true, 4],
			[true, 0],
			[false, 'MAXIMUM_POINTS'],
			[false, '404'],
		]);
		expect(world.hive.state.ledger.map(({ points }) => points)).toEqual([6, 4]);
		expect(found[1]).toMatchObject({ url: 'https://115.com/s/swh7gxg3hy1', accessCode: 'kd19' });
	});

	it('settles what the one request left open', async () => {
		world.hive.simulator.faults.add({ kind: 'lostAfter', match: 'resources/unlock' });
		const found = await items('resource.unlockMany', { slugs: names.map(slugOf).join(','), maxPoints: 6 });
		expect(found.filter(({ unlocked }) => unlocked)).toHaveLength(3);
		expect(world.hive.state.ledger.map(({ points }) => points)).toEqual([6, 4]);
	});
});

describe('a maximum of points', () => {
	it('for a run is kept by all items of the execution together', async () => {
		world.hive.state.resources = Array.from({ length: 8 }, (_, index) => resource(`r${index}`, { unlock_points: 6 }));
		const { results: found } = await world.run(
			'resource.unlock',
			{ slug: '={{ $json.slug }}', maxPoints: 10, options: { maxPointsPerRun: 20 } },
			{ items: world.hive.state.resources.map(({ slug }) => ({ slug })), onError: 'continueRegularOutput' },
		);
		expect(found.map(({ pointsSpent, errorCode }) => pointsSpent ?? errorCode)).toEqual([6, 6, 6, ...Array(5).fill('MAXIMUM_POINTS')]);
		expect(world.hive.state.me.points).toBe(128 - 18);
	});

	it('counts a charge whose answer was lost', async () => {
		world.hive.simulator.faults.add({ kind: 'resetAfter', match: 'resources/unlock' });
		const { results: found } = await world.run(
			'resource.unlock',
			{ slug: '={{ $json.slug }}', maxPoints: 10, options: { maxPointsPerRun: 9 } },
			{ items: [{ slug: slugOf('remux') }, { slug: slugOf('dirty') }], onError: 'continueRegularOutput' },
		);
		expect(found).toMatchObject([{ pointsSpent: 6 }, { errorCode: 'MAXIMUM_POINTS' }]);
	});
});

describe('Share', () => {
	const fields = { title: 'Mine', unlock_points: 3, video_resolution: ['4K'], subtitle_language: ['简中'] };
	const create = { url: 'https://115.com/s/new1', linkTo: 'tmdb', mediaType: 'movie', mediaId: '603', fields };

	it('creates, reads, updates and deletes one', async () => {
		const [made] = await items('share.create', create);
		expect(made).toMatchObject({ title: 'Mine', points: 3, resolutions: ['4K'] });
		const slug = String(made?.slug);
		expect((await items('share.get', { slug }))[0]).toMatchObject({ owned: true, price: 0, media: { tmdb_id: '603' } });
		expect((await items('share.update', { slug, fields: { title: 'Better', unlock_points: 0 } }))[0]).toMatchObject({
			title: 'Better',
			points: 0,
		});
		const refused = await world.run('share.delete', { slug });
		expect(refused.error).toMatch(/^"Spend 1 Point" is off \| HDHive takes 1 point/);
		expect(await items('share.delete', { slug, confirmCost: true })).toEqual([{ slug, deleted: true, pointsSpent: 1 }]);
		expect(world.hive.state.ledger).toMatchObject([{ slug, points: 1 }]);
	});

	it('sends TMDB numbers as text and HDHive’s own as numbers, as it wants them', async () => {
		await items('share.create', create);
		await items('share.create', { ...create, url: 'https://115.com/s/new2', linkTo: 'tv_id', mediaId: '77' });
		const bodies = world.hive.simulator.seen(/POST .*shares/).map(({ body }) => body);
		expect(bodies).toMatchObject([{ tmdb_id: '603', media_type: 'movie' }, { tv_id: 77 }]);
	});

	it('does not pay twice to delete when the answer is lost', async () => {
		world.hive.simulator.faults.add({ kind: 'lostAfter', match: 'DELETE' });
		expect(await items('share.delete', { slug: slugOf('mine'), confirmCost: true })).toMatchObject([{ deleted: true }]);
		expect(world.hive.simulator.seen(/DELETE/)).toHaveLength(1);
	});

	it('reads every page of one’s own shares', async () => {
		const own = Array.from({ length: 230 }, (_, index) => resource(`own${index}`, { ownerId: 1 }));
		world.hive.state.resources = own;
		expect(await items('share.getMany', { returnAll: true })).toHaveLength(230);
		expect(await items('share.getMany', { limit: 7 })).toHaveLength(7);
		expect(world.hive.simulator.seen(/shares/)).toHaveLength(4);
	});

	it('refuses a resolution that does not exist before anything is sent', async () => {
		const { error } = await world.run('share.create', { ...create, url: 'https://115.com/s/new3', fields: { video_resolution: ['16K'] } });
		expect(error).toBe('"Resolutions" is "16K", which is none of its values | Give one of: 480P, 720P, 1080P, 2K, 4K, 8K.');
	});
});

describe('Account', () => {
	it.each(['2026-04', '2026-10'] as const)('is read in the shape of %s', async (generation) => {
		world.hive.state.switches.generation = generation;
		expect((await items('account.get'))[0]).toMatchObject({
			id: 1,
			username: 'zhangsan',
			points: 128,
			isVip: true,
			checkInDays: 42,
			shares: 1,
		});
		expect(await items('account.getPoints')).toEqual([{ points: 128 }]);
	});

	it('checks in once a day, and says so the second time', async () => {
		expect((await items('account.checkIn'))[0]).toMatchObject({
			checkedIn: true,
			alreadyCheckedIn: false,
			message: '签到成功，获得 8 积分',
		});
		expect((await items('account.checkIn'))[0]).toMatchObject({ checkedIn: false, alreadyCheckedIn: true });
		expect(world.hive.state.me.points).toBe(136);
	});

	it('gambles only when asked to', async () => {
		expect(world.hive.simulator.seen(/checkin/)).toEqual([]);
		await items('account.checkIn', { gamble: true });
		expect(world.hive.simulator.seen(/checkin/)[0]?.body).toEqual({ is_gambler: true });
	});

	it('tells the weekly free quota, from an answer without a code', async () => {
		expect((await items('account.getFreeQuota'))[0]).toMatchObject({
			foreverVip: true,
			unlimited: false,
			limit: 50,
			remaining: 48,
			bonus: 10,
		});
	});

	it('says that a function is for members', async () => {
		world.hive.state.me.isVip = false;
		expect((await world.run('account.getFreeQuota')).error).toMatch(
			/^HDHive offers this to Premium members only \| .* HDHive says: 该接口仅对 Premium 用户开放/,
		);
	});
});

describe('Usage, messages and subscriptions', () => {
	it('tells quota and usage', async () => {
		world.hive.state.switches.endpointLimit = 1_000;
		expect(await items('usage.getQuota')).toEqual([{ limit: 1_000, remaining: 1_000, resetsAt: '2024-02-09T16:00:00.000Z' }]);
		expect((await items('usage.getToday'))[0]).toMatchObject({ total_calls: 120 });
		const [usage] = await items('usage.get', { startDate: '2026-11-01T23:30:00.000+08:00', endDate: '' });
		expect(usage).toMatchObject({ daily_stats: [{ date: '2026-11-01' }], summary: { success_calls: 118 } });
		expect(world.hive.simulator.seen(/usage$/)[0]?.query).toEqual({ start_date: '2026-11-01' });
	});

	it('reads messages and marks them as read', async () => {
		expect(await items('message.getMany')).toHaveLength(3);
		expect(await items('message.getUnreadCount')).toEqual([{ unread: 2 }]);
		await items('message.markRead', { ids: '1' });
		expect(await items('message.getUnreadCount')).toEqual([{ unread: 1 }]);
		await items('message.markAllRead');
		expect(await items('message.getUnreadCount')).toEqual([{ unread: 0 }]);
	});

	it('creates, finds and ends a subscription', async () => {
		const target = { targetType: 'media', targetId: '550', targetKey: '' };
		const [made] = await items('subscription.create', { ...target, mediaFilters: '{"pan_type":["115"]}' });
		expect(made).toMatchObject({ target_id: 550, media_filters: { pan_type: ['115'] } });
		expect((await items('subscription.check', target))[0]).toMatchObject({ subscribed: true });
		expect(await items('subscription.getMany')).toHaveLength(1);
		await items('subscription.delete', { subscriptionId: String(made?.id) });
		expect((await items('subscription.check', target))[0]).toMatchObject({ subscribed: false });
	});
});

describe('a refusal', () => {
	const refuse = async (status: number, body: object) => {
		world.hive.simulator.faults.clear();
		world.hive.simulator.faults.add({
			kind: 'status',
			match: 'ping|oauth',
			status,
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
			times: -1,
		});
		return await world.run('usage.ping', {}, { onError: 'continueRegularOutput' });
	};

	it.each(Object.keys(ERROR_CODES).filter((code) => !/REFRESH|REAUTH|USER_TOKEN|^401|^429|RATE_LIMIT|QUOTA|COOLDOWN/.test(code)))(
		'with the code %s has its own two sentences, and keeps HDHive’s',
		async (code) => {
			const { status, message, description } = ERROR_CODES[code]!;
			const { results: found } = await refuse(status, { success: false, code, message: 'english', description: '中文说明' });
			expect(found).toMatchObject([
				{ error: message, description: `${description} HDHive says: 中文说明`, statusCode: status, errorCode: code },
			]);
		},
	);

	it('under HTTP 200 is one all the same', async () => {
		const { results: found } = await refuse(200, { success: false, code: 'VIP_REQUIRED', message: 'VIP membership required' });
		expect(found).toMatchObject([{ error: 'HDHive offers this to Premium members only', statusCode: 403 }]);
	});

	it.each(['RATE_LIMIT_EXCEEDED', 'GLOBAL_RATE_LIMIT_EXCEEDED', 'APP_RATE_LIMIT_EXCEEDED', 'USER_RATE_LIMIT_EXCEEDED', 'OPENAPI_COOLDOWN'])(
		'%s says how long to wait, from the body alone',
		async (code) => {
			await world.close();
			await start();
			const { results: found } = await refuse(429, {
				success: false,
				code,
				message: 'x',
				description: '请求频率过高',
				retry_after_seconds: 900,
			});
			expect(found[0]?.description).toMatch(/^Run the workflow again in 15 min\. .* HDHive says: 请求频率过高/);
			expect(found[0]).toMatchObject({ error: ERROR_CODES[code]?.message, errorCode: code });
			expect(world.hive.simulator.seen(/ping/)).toHaveLength(1);
		},
	);

	it('that Cloudflare sends as JSON is no refusal of the sign-in', async () => {
		const { results: found } = await refuse(403, {
			cloudflare_error: true,
			title: 'Error 1010',
			ray_id: 'x',
			owner_action_required: false,
		});
		expect(found).toMatchObject([{ error: 'Cloudflare in front of HDHive stopped the request' }]);
	});

	it('of a daily quota does not stop the other functions', async () => {
		world.hive.state.switches.endpointLimit = 1;
		await items('usage.getToday');
		const refused = await world.run('usage.getToday');
		expect(refused.error).toMatch(/^The daily quota of this HDHive function is used up \| Run the workflow again in 60 min/);
		expect(await items('usage.ping')).toHaveLength(1);
	}, 60_000);
});

it('a daily quota tells when it begins anew by X-RateLimit-Reset, and stops no other function', async () => {
	const headers = { 'content-type': 'application/json', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 7_200) };
	const body = JSON.stringify({ success: false, code: 'ENDPOINT_QUOTA_EXCEEDED', message: 'x' });
	world.hive.simulator.faults.add({ kind: 'status', match: 'usage/today', status: 429, body, headers, times: 9 });
	const refused = await world.run('usage.getToday');
	expect(refused.error).toMatch(/^The daily quota of this HDHive function is used up \| Run the workflow again in 2 h/);
	expect(await items('usage.ping')).toHaveLength(1);
}, 60_000);

it('short 429s are waited out', async () => {
	const body = JSON.stringify({ success: false, code: 'RATE_LIMIT_EXCEEDED', message: 'x', retry_after_seconds: 1 });
	world.hive.simulator.faults.add({ kind: 'status', match: 'ping', status: 429, body, headers: { 'content-type': 'application/json' } });
	expect(await items('usage.ping')).toHaveLength(1);
});

it('has every operation of the reference, each described for an agent', () => {
	const names = operations.map(({ resource: group, operation }) => `${group}.${operation}`);
	expect(new Set(names).size).toBe(28);
	for (const { description, action } of operations) expect([description.length > 10, action[0]]).toEqual([true, action[0]?.toUpperCase()]);
});

it('never lets a token or the secret out', async () => {
	const outputs = [
		await world.run('account.get', { simplify: false }),
		await world.run('resource.getMany', film),
		await world.run('share.get', { slug: 'x' }),
	];
	const text = JSON.stringify(outputs.map(({ items: found, error, run }) => [found, error, run.error]));
	for (const secret of world.hive.simulator.secrets) expect(text).not.toContain(secret);
});
