import type { IDataObject } from 'n8n-workflow';
import { readPoll } from '../../nodes/Trakt/client/authCalls';
import { WatchFlowTraktDeviceApi } from '../../credentials/WatchFlowTraktDeviceApi.credentials';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import type { Reply } from '../../nodes/shared/http/messages';
import { createEngine, type Engine } from '../engine';
import { runTimeFaster } from '../fastTime';
import { everythingIn } from '../shared/testNode';
import { startTrakt, type TraktOptions, type TraktSimulator } from '../simulators/trakt';
import { fillSample } from '../simulators/trakt/sample';
import { workflow } from './harness';

describe('The device sign-in of Trakt', () => {
	let trakt: TraktSimulator;
	let engine: Engine;
	let normalTime: () => void;
	let runs = 0;

	async function start(options: TraktOptions = {}, signedIn = false): Promise<void> {
		trakt = await startTrakt({ limits: 'off', deviceInterval: 0.1, ...options });
		fillSample(trakt.state);
		const tokens = signedIn ? trakt.signIn() : undefined;
		const data = {
			clientId: trakt.app.clientId,
			clientSecret: trakt.app.clientSecret,
			account: `test ${++runs}`,
			apiUrl: trakt.api.url,
			authBase: trakt.auth.url,
			accessToken: tokens?.access_token ?? '',
			refreshToken: tokens?.refresh_token ?? '',
			expiresAt: tokens === undefined ? 0 : Date.now() + 604_800_000,
			signedInFor: tokens === undefined ? '' : `${trakt.auth.url}|${trakt.app.clientId}`,
		};
		engine = await createEngine({
			packages: [{ nodes: [Trakt], credentials: [WatchFlowTraktDeviceApi] }],
			credentials: { device: { id: `device-${runs}`, name: 'Trakt on a LAN', type: 'watchFlowTraktDeviceApi', data } },
		});
	}

	beforeAll(() => {
		normalTime = runTimeFaster(2);
	});

	afterAll(() => normalTime());

	afterEach(async () => await trakt.close());

	/** Reads the profile of as many users at once, as Save, Retry or a workflow would. */
	async function use(items = 1): Promise<{ error: string; items: IDataObject[] }> {
		const parameters = { authentication: 'device', resource: 'user', operation: 'getProfile', user: 'me' };
		const run = await engine.run(workflow(parameters), {
			credentials: { watchFlowTraktDeviceApi: `device-${runs}` },
			pinData: { Trigger: Array.from({ length: items }, () => ({ json: {} })) },
		});
		const { message = '', description = '' } = (run.error ?? {}) as { message?: string; description?: string };
		for (const secret of [...trakt.api.secrets, ...trakt.auth.secrets]) {
			expect(everythingIn(run.error ?? {})).not.toContain(secret);
		}
		return { error: `${message} ${description}`.trim(), items: run.output('Trakt').map(({ json }) => json) };
	}

	it('is not renewed because somebody else keeps a list private', async () => {
		await start({}, true);
		const parameters = {
			authentication: 'device',
			resource: 'list',
			operation: 'get',
			list: { __rl: true, mode: 'id', value: 'private-pat/not-for-you' },
		};
		const run = await engine.run(workflow(parameters), { credentials: { watchFlowTraktDeviceApi: `device-${runs}` } });
		expect((run.error as { message?: string }).message).toBe('This user or list is private at Trakt');
		expect(trakt.state.tokens.refreshes).toBe(0);
		expect(trakt.api.requests).toHaveLength(1);
	});

	const stored = () => engine.credentials.get(`device-${runs}`)?.data as Record<string, string>;

	it('shows a code, waits for it, and then is connected and stored', async () => {
		await start();
		expect((await use()).error).toMatch(/Open http.*\/activate, enter [0-9A-F]{8}, then press Retry/);
		expect((await use()).error).toMatch(/Not confirmed yet\. Open .*, enter [0-9A-F]{8}, then press Retry/);
		trakt.devices.decide('approve');
		const used = await use();
		expect(used.error).toBe('');
		expect(used.items[0]).toMatchObject({ username: 'sample-user' });
		expect(stored().accessToken).toHaveLength(64);
		expect(stored().refreshToken).toHaveLength(64);
	});

	it('takes a refresh token that the person pasted, once, and renews it from then on', async () => {
		await start();
		const pasted = trakt.signIn().refresh_token;
		engine.credentials.write(`device-${runs}`, { ...stored(), ownRefreshToken: ` ${pasted} ` });
		expect(await use(5)).toMatchObject({ error: '', items: Array.from({ length: 5 }, () => ({ username: 'sample-user' })) });
		expect(trakt.state.tokens).toMatchObject({ refreshes: 1, refused: 0 });
		expect(stored()).toMatchObject({ ownRefreshToken: '', accessToken: expect.stringMatching(/^\w{64}$/) });
		// The dialog that it was pasted into is still open, and is saved again.
		engine.credentials.write(`device-${runs}`, { ...stored(), ownRefreshToken: pasted });
		trakt.expireTokens();
		expect((await use(3)).error).toBe('');
		expect(trakt.state.tokens).toMatchObject({ refreshes: 2, refused: 0 });
	});

	it('says that a pasted refresh token is spent, and goes on by code without it', async () => {
		await start();
		engine.credentials.write(`device-${runs}`, { ...stored(), ownRefreshToken: 'spent' });
		expect((await use()).error).toMatch(/^Trakt does not accept the "Refresh Token of Your Own".*empty the field and press Retry/);
		engine.credentials.write(`device-${runs}`, { ...stored(), ownRefreshToken: '' });
		expect((await use()).error).toMatch(/^Open http.*\/activate, enter/);
	});

	it('tells until when it is valid', async () => {
		await start({}, true);
		const until = new Date(Number(stored().expiresAt)).toISOString();
		const parameters = { authentication: 'device', resource: 'user', operation: 'getSettings' };
		const run = await engine.run(workflow(parameters), { credentials: { watchFlowTraktDeviceApi: `device-${runs}` } });
		expect(run.output('Trakt').map(({ json }) => json)).toMatchObject([{ valid_until: until }]);
	});

	it('offers a new code when the person declined, or the code ran out', async () => {
		await start();
		const first = (await use()).error;
		trakt.devices.decide('deny');
		const second = (await use()).error;
		expect(second).toMatch(/^The sign-in was declined\. To try again: Open/);
		expect(second).not.toContain(/enter (\w+)/.exec(first)?.[1]);
		trakt.devices.expire();
		expect((await use()).error).toMatch(/^The code before this one is no longer valid\. Open/);
	});

	it('keeps the code when one poll meets a gateway error', async () => {
		await start();
		await use();
		trakt.devices.decide('approve');
		trakt.auth.faults.add({ kind: 'html502', match: 'device/token', times: 1 });
		expect((await use()).error).toMatch(/^Trakt cannot sign in just now\. Press Retry in a minute/);
		expect((await use()).error).toBe('');
	});

	it('says that the app is gone', async () => {
		await start();
		trakt.state.apps[0]!.deleted = true;
		expect((await use()).error).toMatch(/^Trakt does not know this API app/);
	});

	it.each(['loser', 'family'] as const)('renews once for many requests at the end of a token (%s)', async (rotation) => {
		await start({ rotation }, true);
		const before = stored().refreshToken;
		trakt.expireTokens();
		const used = await use(12);
		expect(used.error).toBe('');
		expect(used.items).toHaveLength(12);
		expect(trakt.state.tokens).toMatchObject({ refreshes: 1, refused: 0 });
		expect(stored().refreshToken).not.toBe(before);
		expect((await use(3)).error).toBe('');
		expect(trakt.state.tokens.refreshes).toBe(1);
	});

	it('renews before the end, without a refused request', async () => {
		await start({}, true);
		engine.credentials.write(`device-${runs}`, { ...stored(), expiresAt: Date.now() + 60_000 });
		expect((await use()).error).toBe('');
		expect(trakt.state.tokens.refreshes).toBe(1);
		expect(trakt.api.requests.filter(({ status }) => status === 401)).toEqual([]);
	});

	it('asks for a new code when the refresh token is dead', async () => {
		await start({}, true);
		trakt.expireTokens();
		trakt.state.tokens.endSessions({ account: trakt.state.me, app: trakt.state.apps[0]! });
		expect((await use()).error).toMatch(/Open http.*\/activate, enter/);
	});

	it('keeps the sign-in when Trakt cannot be reached for a renewal', async () => {
		await start({}, true);
		trakt.expireTokens();
		trakt.auth.faults.add({ kind: 'html502', match: 'oauth/token', times: 1 });
		expect((await use()).error).toMatch(/cannot sign in just now/);
		expect((await use()).error).toBe('');
	});

	it.each([
		[400, '', 'pending'],
		[404, '', 'expired'],
		[409, '', 'expired'],
		[410, '', 'expired'],
		[418, '', 'denied'],
		[429, '', 'slowDown'],
		[502, '<html></html>', 'failed'],
		[400, { error: 'invalid_client' }, 'failed'],
		[403, '<!doctype html>', 'failed'],
		[200, { access_token: 'a', refresh_token: 'b', expires_in: 604_800 }, 'granted'],
	])('reads a poll answered with %i %j as %s', async (status, body, state) => {
		trakt ??= await startTrakt();
		const reply: Reply = { kind: 'answer', status, headers: {}, body };
		expect(readPoll(reply, 'https://auth.trakt.tv').state).toBe(state);
	});
});
