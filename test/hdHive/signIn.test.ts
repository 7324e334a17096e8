import { signInToHdHive } from '../../nodes/HdHive/client/signIn';
import { systemClock } from '../../nodes/shared/util/clock';
import { slugOf } from '../simulators/hdHive';
import { HdHiveWorld, type HdHiveWorldOptions } from './world';

let world: HdHiveWorld;

const start = async (options: HdHiveWorldOptions = {}) => (world = await HdHiveWorld.start(options));

const ping = async (items = 1) => await world.run('usage.ping', {}, { items: Array.from({ length: items }, (_, index) => ({ index })) });

const seen = (part: string) => world.hive.simulator.seen(new RegExp(part)).length;

/** The credential's own sign-in step, as n8n's credential test runs it. */
const preAuthentication = async (changes: object = {}) =>
	await signInToHdHive(
		{
			helpers: {
				async httpRequest(options) {
					const response = await fetch(options.url, {
						method: options.method,
						headers: { ...(options.headers as Record<string, string>), 'content-type': 'application/json' },
						body: JSON.stringify(options.body),
					});
					const text = await response.text();
					const body = text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
					return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
				},
			},
		},
		{ ...world.credential, ...changes },
	);

const message = async (work: Promise<unknown>) =>
	await work.then(
		() => '',
		(error: Error) => error.message,
	);

afterEach(async () => {
	jest.restoreAllMocks();
	await world.close();
});

describe('an access token at its end', () => {
	it.each(['both', 'refresh', 'token'] as const)('is renewed where HDHive knows %s form(s) of it', async (refreshForm) => {
		await start({ refreshForm });
		world.hive.state.tokens.expireAccess();
		const { items, error } = await ping();
		expect([error, items]).toEqual(['', [{ message: 'pong', api_key_id: 1, name: 'My App' }]]);
		expect(world.hive.state.tokens.refreshes).toBe(1);
		expect(world.hive.state.tokens.access.has(String(world.credential.accessToken))).toBe(true);
		expect(world.hive.state.tokens.refresh.get(String(world.credential.refreshToken))?.used).toBe(false);
	});

	it('is renewed before the request when its end is known', async () => {
		await start({ credential: { expiresAt: Date.now() + 30_000 } });
		expect((await ping()).error).toBe('');
		expect(world.hive.simulator.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
			'/api/public/openapi/oauth/refresh 200',
			'/api/open/ping 200',
		]);
	});

	it('keeps its refresh token where HDHive does not rotate it', async () => {
		await start({ rotation: false });
		const { refreshToken } = world.credential;
		for (let day = 0; day < 3; day++) {
			world.hive.state.tokens.expireAccess();
			expect((await ping()).error).toBe('');
		}
		expect(world.credential.refreshToken).toBe(refreshToken);
		expect(world.hive.state.tokens.refreshes).toBe(3);
	});

	it('is renewed once by 100 executions that find it refused at the same time', async () => {
		await start({ refreshMs: 50 });
		world.hive.state.tokens.expireAccess();
		world.hive.simulator.requests = [];
		const runs = await Promise.all(Array.from({ length: 100 }, async () => await ping()));
		expect(runs.map(({ error }) => error).filter((error) => error !== '')).toEqual([]);
		expect(seen('ping')).toBeGreaterThan(100);
		expect([seen('oauth'), world.hive.state.tokens.refreshes, world.hive.state.tokens.refused]).toEqual([1, 1, 0]);
	});

	it('is renewed once for 100 who ask for a new one at the same time, and for those who come later', async () => {
		await start({ refreshMs: 50 });
		const { accessToken } = world.credential;
		const ask = async () => await preAuthentication({ accessToken: '', refusedToken: accessToken });
		const results = await Promise.all(Array.from({ length: 100 }, ask));
		const later = await ask();
		expect(new Set([...results, later].map((result) => result.accessToken)).size).toBe(1);
		expect([seen('oauth'), world.hive.state.tokens.refused]).toEqual([1, 0]);
	});

	it('is renewed again when its successor is refused too, however fresh it looks', async () => {
		await start();
		await ping();
		for (let round = 1; round <= 3; round++) {
			world.hive.state.tokens.revokeAccess();
			expect((await ping()).error).toBe('');
			expect(world.hive.state.tokens.refreshes).toBe(round);
		}
	});

	it('is spent once for an unlock, and the unlock is paid once', async () => {
		await start();
		world.hive.state.tokens.expireAccess();
		const { error } = await world.run('resource.unlock', { slug: slugOf('remux'), maxPoints: 10 });
		expect(error).toBe('');
		expect(world.hive.state.ledger).toHaveLength(1);
	});
});

describe('another process that renews at the same time', () => {
	/** What another n8n process does between two requests of ours. */
	function renewElsewhere(storeAfterMs: number) {
		const { tokens } = world.hive.state;
		let done = false;
		world.hive.simulator.onRequest = async (request) => {
			if (done || !request.url.includes('/oauth/refresh')) return;
			done = true;
			const theirs = await tokens.renew(String(world.credential.refreshToken));
			const changes = { accessToken: theirs.access_token, refreshToken: theirs.refresh_token ?? '', expiresAt: Date.now() + 3_600_000 };
			setTimeout(() => world.setCredential(changes), storeAfterMs);
		};
	}

	it.each([0, 400])('does not cost the login: its result is taken over %i ms later', async (storeAfterMs) => {
		await start();
		world.hive.state.tokens.expireAccess();
		renewElsewhere(storeAfterMs);
		expect((await ping()).error).toBe('');
		expect([world.hive.state.tokens.refreshes, world.hive.state.tokens.refused]).toEqual([1, 1]);
		world.hive.state.tokens.expireAccess();
		expect((await ping()).error).toBe('');
	});

	it('is noticed before a refresh token is spent, when its result is stored already', async () => {
		await start();
		const old = world.credential;
		const theirs = await world.hive.state.tokens.renew(String(old.refreshToken));
		world.hive.state.tokens.access.get(String(old.accessToken))!.expiresAt = 0;
		world.hive.simulator.onRequest = (request) => {
			if (request.url.includes('ping')) world.setCredential({ accessToken: theirs.access_token, refreshToken: theirs.refresh_token ?? '' });
		};
		expect((await ping()).error).toBe('');
		expect(seen('oauth')).toBe(0);
	});
});

describe('a sign-in that cannot be saved', () => {
	beforeEach(() => jest.spyOn(systemClock, 'sleep').mockResolvedValue(undefined));

	it('says what to do when HDHive has ended it', async () => {
		await start();
		world.hive.state.tokens.expireAccess();
		world.hive.state.tokens.revoke(String(world.credential.refreshToken));
		const before = world.credential;
		const { error } = await ping();
		expect(error).toMatch(/^HDHive no longer accepts this sign-in \| Connect again: open the connect address of the HDHive OAuth/);
		expect(world.credential).toEqual(before);
		for (const secret of world.hive.simulator.secrets) expect(error).not.toContain(secret);
	});

	it('does not refresh for a bad App Secret', async () => {
		await start({ credential: { appSecret: 'wrong' } });
		expect((await ping()).error).toMatch(/^HDHive does not know the App Secret of this credential \| .* HDHive says: API Key 无效或不存在/);
		expect(seen('oauth')).toBe(0);
	});

	it('does not take Cloudflare’s page for a refusal of the sign-in', async () => {
		await start();
		const page = '<!DOCTYPE html><h1>Just a moment</h1>';
		world.hive.simulator.faults.add({ kind: 'status', match: 'ping', status: 401, headers: { 'content-type': 'text/html' }, body: page });
		await ping();
		expect(seen('oauth')).toBe(0);
	});

	it('survives a refresh whose connection broke before HDHive saw it', async () => {
		await start();
		world.hive.state.tokens.expireAccess();
		world.hive.simulator.faults.add({ kind: 'resetBefore', match: 'oauth/refresh', times: 2 });
		expect((await ping()).error).toBe('');
	});

	it('asks for a sign-in when there has been none', async () => {
		await start({ credential: { accessToken: '', refreshToken: '' } });
		expect((await ping()).error).toMatch(/nobody has signed in to HDHive with it yet \| Open the connect address/);
		expect(world.hive.simulator.requests).toEqual([]);
	});
});

describe('the credential dialog', () => {
	const none = { accessToken: '', refreshToken: '', redirectUri: 'https://me.example/back' };

	it('shows the address to sign in at, and exchanges the address that comes back', async () => {
		await start();
		const text = await message(preAuthentication(none));
		// n8n's dialog would show a code in place of the words.
		expect(await preAuthentication(none).catch((error: { code?: string }) => error.code)).toBeUndefined();
		const url = /https?:\/\/127\S+/.exec(text)?.[0] ?? '';
		const back = (await fetch(`${url}&auto=1`, { redirect: 'manual' })).headers.get('location') ?? '';
		expect(back).toContain('https://me.example/back?code=');
		const stored = await preAuthentication({ ...none, code: back });
		expect(stored).toMatchObject({ code: '', grantedScopes: 'meta query unlock write vip' });
		expect(world.hive.state.tokens.access.has(String(stored.accessToken))).toBe(true);
	});

	it('takes the bare code too, and lets it win over an old refresh token', async () => {
		await start();
		const code = world.hive.state.tokens.code('https://me.example/back', ['meta']);
		const stored = await preAuthentication({ redirectUri: 'https://me.example/back', code: ` ${code} ` });
		expect(stored.refreshToken).not.toBe(world.credential.refreshToken);
		expect(world.hive.state.tokens.refreshes).toBe(0);
	});

	it('exchanges a code once when n8n asks twice', async () => {
		await start();
		const code = world.hive.state.tokens.code('https://me.example/back', ['meta']);
		const ask = async () => await preAuthentication({ ...none, code });
		const [one, two] = await Promise.all([ask(), ask()]);
		expect(two).toEqual(one);
		expect(seen('oauth/token')).toBe(1);
	});

	it('opens nothing with a used code: not for the same app, another one, or a wrong secret', async () => {
		await start();
		const code = world.hive.state.tokens.code('https://me.example/back', ['meta']);
		const first = await preAuthentication({ ...none, code });
		expect(await message(preAuthentication({ ...none, code }))).toMatch(/^This authorization code was used already\. .*Sign in again/);
		expect(await message(preAuthentication({ ...none, code, clientId: 'app_other' }))).toMatch(
			/^HDHive did not accept the authorization code/,
		);
		expect(await message(preAuthentication({ ...none, code, appSecret: 'guessed' }))).toMatch(/does not know the App Secret/);
		// The credential that was signed in with it stays signed in, should the code still stand in its form.
		expect(await preAuthentication({ ...first, code, expiresAt: 0 })).toEqual({ code: '' });
	});

	it('hands renewed tokens over to nobody but the app that they were given to', async () => {
		await start();
		const { refreshToken } = world.credential;
		await preAuthentication({ accessToken: '', expiresAt: 0 });
		const asked = seen('oauth');
		expect(await message(preAuthentication({ accessToken: '', expiresAt: 0, refreshToken, appSecret: 'guessed' }))).toMatch(/App Secret/);
		expect(seen('oauth')).toBeGreaterThan(asked);
	});

	it('hands renewed tokens over to the credential that asked, and to no other with a copy of its refresh token', async () => {
		await start();
		const code = world.hive.state.tokens.code('https://me.example/back', ['meta']);
		const first = await preAuthentication({ ...none, code });
		expect(first.signInSecret).toMatch(/^[\w-]{24}$/);
		const spent = { ...first, accessToken: '', expiresAt: 0 };
		const renewed = await preAuthentication(spent);
		expect(renewed).toMatchObject({ signInSecret: first.signInSecret });
		expect(await preAuthentication(spent)).toEqual(renewed);
		for (const signInSecret of ['', 'another', `${String(first.signInSecret)}x`]) {
			expect(await message(preAuthentication({ ...spent, signInSecret }))).toMatch(/HDHive no longer accepts this sign-in/);
		}
	});

	it('says what is wrong with a code', async () => {
		await start();
		expect(await message(preAuthentication({ ...none, code: 'used-up' }))).toMatch(
			/did not accept the authorization code\. A code counts once/,
		);
		expect(await message(preAuthentication({ ...none, code: 'https://me.example/back?error=x' }))).toContain('no authorization code in it');
	});

	it('leaves a good sign-in alone', async () => {
		await start();
		expect(await preAuthentication()).toEqual({});
		// The dialog looks whether anything answers, and shows its secret to nobody for that.
		expect(world.hive.simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/open/ping']);
		expect(world.hive.simulator.requests[0]?.headers).not.toHaveProperty('x-api-key');
		world.hive.simulator.requests = [];
		expect(await preAuthentication({ fromNode: 'yes' })).toEqual({});
		expect(world.hive.simulator.requests).toEqual([]);
	});

	it('refuses a base URL that would lead the secret astray', async () => {
		await start();
		for (const baseUrl of ['ftp://x', 'hdhive.com', 'https://a:b@hdhive.com', 'https://hdhive.com?x=']) {
			expect(await message(preAuthentication({ baseUrl, code: 'c' }))).toContain('"Base URL"');
		}
	});
});

describe('a personal key', () => {
	const personal = { authentication: 'personalKey', accessToken: '', refreshToken: '' };

	it('is enough where HDHive still takes it', async () => {
		await start({ generation: '2026-04' });
		world.setCredential({ ...personal, personalKey: world.hive.state.personalKey });
		const { items, error } = await world.run('account.getPoints');
		expect([error, items]).toEqual(['', [{ points: 128 }]]);
		expect(world.hive.simulator.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
	});

	it('is answered with the way out where HDHive does not', async () => {
		await start();
		world.setCredential({ ...personal, personalKey: world.hive.state.personalKey });
		expect((await ping()).error).toMatch(/^HDHive wants to know for which user this is \| This credential has no signed-in user/);
	});
});

it('revokes the sign-in, after which no refresh is possible', async () => {
	await start();
	expect((await world.run('token.revoke')).items).toEqual([{ revoked: true }]);
	expect(world.hive.state.tokens.refresh.get(String(world.credential.refreshToken))?.revoked).toBe(true);
});
