import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { WatchFlowRealDebridApi } from '../../credentials/WatchFlowRealDebridApi.credentials';
import { WatchFlowRealDebridOAuth2Api } from '../../credentials/WatchFlowRealDebridOAuth2Api.credentials';
import { skipWaits } from './skipWaits';
import { everythingIn } from '../shared/testNode';
import { RealDebridWorld, type WorldOptions } from './harness';
import { dialog } from './dialog';

let world: RealDebridWorld;
let people = 0;

async function start(options: WorldOptions = {}): Promise<void> {
	world = await RealDebridWorld.start({ oAuth2: true, deviceInterval: 0.02, ...options });
}

const EMPTY = { accessToken: '', refreshToken: '', expiresAt: 0, tokenClientId: '', tokenClientSecret: '', signedInFor: '' };

/** A credential as it is before its first Save. */
const fresh = (more: ICredentialDataDecryptedObject = {}) => ({
	apiUrl: world.rd.url,
	account: `person ${++people}`,
	clientId: '',
	clientSecret: '',
	...EMPTY,
	...more,
});

/** Presses Save or Retry: what n8n stores, or the message under More details. */
const press = async (data: ICredentialDataDecryptedObject) => await dialog(new WatchFlowRealDebridOAuth2Api(), data);

afterEach(async () => await world.close());

describe('Connecting by device code', () => {
	it('shows the code, waits for it, and then stores a whole sign-in', async () => {
		await start();
		const data = fresh();
		expect((await press(data)).message).toMatch(/^Open https:\/\/real-debrid\.com\/device, enter \w{8}, then press Retry$/);
		expect((await press(data)).message).toMatch(/^Not confirmed yet\. Open .*, enter \w{8}, then press Retry$/);
		world.rd.state.decide();
		const { stored, message } = await press(data);
		expect(message).toBe('');
		expect(stored).toMatchObject({ accessToken: expect.stringMatching(/^\w{40}$/), refreshToken: expect.stringMatching(/^\w{40}$/) });
		expect(Number(stored.expiresAt) - Date.now()).toBeGreaterThan(3_500_000);
		expect(world.rd.api.requests.every(({ query }) => !('new_credentials' in query) || query.new_credentials === 'yes')).toBe(true);
		// Connected: a further test spends nothing.
		expect((await press({ ...data, ...stored })).stored.accessToken).toBe(stored.accessToken);
		expect(world.rd.state.refreshes).toBe(0);
	});

	it('gives a new code when the person declined, and when the code ran out', async () => {
		await start();
		const data = fresh();
		const first = (await press(data)).message;
		world.rd.state.decide('denied');
		const second = (await press(data)).message;
		expect(second).toMatch(/^The sign-in was declined\. To try again: Open/);
		expect(second).not.toContain(/enter (\w+)/.exec(first)?.[1]);
		for (const device of world.rd.state.devices.values()) device.expiresAt = 0;
		expect((await press(data)).message).toMatch(/^The code before this one is no longer valid\. Open/);
	});

	it('goes on from where it was when the token call fails after the person has confirmed', async () => {
		await start();
		const data = fresh();
		await press(data);
		world.rd.state.decide();
		world.rd.switches.tokenThrottled = true;
		expect((await press(data)).message).toContain('cannot sign in just now');
		world.rd.switches.tokenThrottled = false;
		expect((await press(data)).stored.accessToken).toHaveLength(40);
	});

	it('tells a firewall from a code that is not confirmed yet', async () => {
		await start();
		const data = fresh();
		await press(data);
		world.rd.api.faults.add({ kind: 'cloudflare403', match: 'device/credentials' });
		expect((await press(data)).message).not.toContain('Not confirmed yet');
	});

	it('uses an own app with its secret, which polls the token call instead', async () => {
		await start();
		world.rd.state.apps.set('OWNAPP', { secret: 'own-secret', redirectUris: [] });
		const data = fresh({ clientId: 'OWNAPP', clientSecret: 'own-secret' });
		await press(data);
		expect((await press(data)).message).toContain('Not confirmed yet');
		world.rd.state.decide();
		expect((await press(data)).stored).toMatchObject({ tokenClientId: 'OWNAPP', tokenClientSecret: 'own-secret' });
	});

	it('uses an own app without a secret like the open-source one', async () => {
		await start();
		world.rd.state.apps.set('OWNAPP', { secret: '', redirectUris: [] });
		const data = fresh({ clientId: 'OWNAPP' });
		await press(data);
		world.rd.state.decide();
		const { stored } = await press(data);
		expect(stored.tokenClientId).not.toBe('OWNAPP');
		expect(stored.accessToken).toHaveLength(40);
	});

	it('keeps two accounts that connect at the same moment apart by their names', async () => {
		await start();
		const [one, two] = [await press(fresh()), await press(fresh())];
		expect(one.message).not.toBe(two.message);
	});

	it('exchanges the code of the website flow for an own app', async () => {
		await start();
		world.rd.state.apps.set('OWNAPP', { secret: 'own-secret', redirectUris: ['https://n8n.example/callback'] });
		world.rd.state.authCodes.set('CODE1', { clientId: 'OWNAPP', redirectUri: 'https://n8n.example/callback' });
		const data = fresh({ clientId: 'OWNAPP', clientSecret: 'own-secret', code: 'CODE1', redirectUri: 'https://n8n.example/callback' });
		const { stored } = await press(data);
		expect(stored).toMatchObject({ accessToken: expect.stringMatching(/^\w{40}$/), code: '' });
		expect((await press(data)).message).toContain('a code works only once');
	});

	it('asks again when the client in the form was changed', async () => {
		await start();
		world.rd.state.apps.set('OWNAPP', { secret: 'own-secret', redirectUris: [] });
		expect((await press({ ...world.credential, clientId: 'OWNAPP', clientSecret: 'own-secret' })).message).toMatch(/^Open /);
	});
});

describe('Renewing', () => {
	it('renews by the device grant in a form body, and keeps the refresh token that is not sent back', async () => {
		await start({ omitRefresh: true });
		const before = world.credential.refreshToken;
		world.rd.state.expireTokens();
		const { stored } = await press({ ...world.credential, expiresAt: 1 });
		expect(stored.refreshToken).toBe(before);
		const [call] = world.rd.api.seen(/oauth\/v2\/token/);
		expect(call?.body).toMatchObject({ grant_type: 'http://oauth.net/grant_type/device/1.0', code: before });
	});

	it('stores the new refresh token where one is sent, and understands a life given as text', async () => {
		await start({ rotateRefresh: true, expiresAsText: true });
		const { stored } = await press({ ...world.credential, expiresAt: 1 });
		expect(stored.refreshToken).not.toBe(world.credential.refreshToken);
		expect(Number(stored.expiresAt) - Date.now()).toBeGreaterThan(3_500_000);
	});

	it.each(['403/9', '401/8', '400/invalid_grant'] as const)(
		'begins a new sign-in when the refusal is %s, and asks the dead one once only',
		async (refusal) => {
			await start({ refusal });
			world.rd.state.refresh.clear();
			const data = { ...world.credential, expiresAt: 1, account: `person ${++people}` };
			expect((await press(data)).message).toMatch(/^Open .*, enter \w{8}, then press Retry$/);
			await press(data);
			expect(world.rd.state.refusedRefreshes).toBe(1);
		},
	);

	it.each([
		['throttled', (): void => void (world.rd.switches.tokenThrottled = true)],
		['down', () => world.rd.api.faults.add({ kind: 'html502', match: 'token' })],
		['cut off', () => world.rd.api.faults.add({ kind: 'resetBefore', match: 'token' })],
	])('never asks to sign in again only because Real-Debrid is %s', async (_, breakIt) => {
		await start();
		breakIt();
		const { message } = await press({ ...world.credential, expiresAt: 1 });
		expect(message).not.toMatch(/enter \w{8}/);
		expect(message).not.toBe('');
		expect(world.rd.state.devices.size).toBe(0);
	});

	it('renews before the end of the token, without meeting a 401', async () => {
		await start({ accessTokenSeconds: 200 });
		const run = await world.run('user.get');
		expect(run.error).toBe('');
		expect(world.rd.state.refreshes).toBe(1);
		expect(world.rd.api.requests.filter(({ status }) => status === 401)).toEqual([]);
	});

	it('renews once for many parallel requests on a token that was ended early, and all of them succeed', async () => {
		await start({ rotateRefresh: true });
		world.rd.state.expireTokens();
		const items = Array.from({ length: 10 }, (_, index) => ({ link: `https://1fichier.com/?abc${index}` }));
		const run = await world.run('link.unrestrict', { link: '={{ $json.link }}' }, items);
		expect(run.error).toBe('');
		expect(run.items).toHaveLength(10);
		expect(world.rd.state.refreshes).toBe(1);
		expect(world.credential.accessToken).toHaveLength(40);
	});

	it('renews once in the middle of a wait, and adds nothing twice', async () => {
		const atNormalSpeed = skipWaits();
		await start({ cached: false, downloadReads: 6 });
		let reads = 0;
		world.rd.api.onRequest = (request) => {
			if (request.url.includes('/torrents/info/') && ++reads === 3) world.rd.state.expireTokens();
		};
		const run = await world.run('torrent.addAndWait', { source: 'magnet', magnet: 'c'.repeat(40), selection: 'all', timeout: 30 });
		atNormalSpeed();
		expect(run.error).toBe('');
		expect(run.count('POST /torrents/addMagnet')).toBe(1);
		expect(world.rd.state.refreshes).toBe(1);
	});

	it('takes the token that another process has stored meanwhile instead of renewing', async () => {
		await start();
		const mine = world.credential;
		const theirs = world.rd.state.issue(String(mine.tokenClientId), String(mine.refreshToken));
		world.rd.state.access.set(String(mine.accessToken), 0);
		world.rd.api.onRequest = () => {
			world.engine.credentials.set({
				id: world.credentialId,
				name: 'Real-Debrid account',
				type: 'watchFlowRealDebridOAuth2Api',
				data: { ...mine, accessToken: String(theirs.access_token) },
			});
		};
		expect((await world.run('user.get')).error).toBe('');
		expect(world.rd.state.refreshes).toBe(0);
	});

	it('takes what another process has stored a little later, when that one has spent the refresh token', async () => {
		await start({ rotateRefresh: true });
		const mine = world.credential;
		world.rd.state.expireTokens();
		world.rd.api.onRequest = (request) => {
			if (!request.url.startsWith('/oauth/v2/token')) return;
			world.rd.api.onRequest = undefined;
			world.rd.state.refresh.delete(String(mine.refreshToken));
			const theirs = world.rd.state.issue(String(mine.tokenClientId));
			const data = { ...mine, accessToken: String(theirs.access_token), refreshToken: String(theirs.refresh_token) };
			setTimeout(
				() => world.engine.credentials.set({ id: world.credentialId, name: 'x', type: 'watchFlowRealDebridOAuth2Api', data }),
				150,
			);
		};
		expect((await world.run('user.get')).error).toBe('');
		expect(world.rd.state.refusedRefreshes).toBe(1);
	});

	it('does not renew on a 403, and says what may be wrong', async () => {
		await start({ locked: true });
		const run = await world.run('user.get');
		expect(run.error).toContain('does not allow this to the account or token');
		expect(run.error).toContain('Premium may have ended');
		expect(world.rd.state.refreshes).toBe(0);
	});

	it('disconnects: the token is dead, nothing of the sign-in is kept, and the next use shows a code', async () => {
		await start();
		expect((await world.run('user.disableToken', { confirm: true })).error).toBe('');
		expect(world.credential).toMatchObject({ accessToken: '', refreshToken: '', tokenClientSecret: '' });
		expect((await world.run('user.get')).error).toMatch(/Open .*, enter \w{8}, then press Retry/);
	});
});

describe('The private token', () => {
	const check = async (more: ICredentialDataDecryptedObject = {}) =>
		await dialog(new WatchFlowRealDebridApi(), { apiUrl: world.rd.url, apiToken: world.rd.state.privateToken, ...more });

	it.each([
		['a wrong token', () => {}, { apiToken: 'WRONG' }, 'copy the API token again'],
		['a locked account', (): void => void (world.rd.switches.locked = true), {}, 'the account may be locked'],
		[
			'an address that is not allowed',
			() => world.rd.api.faults.add({ kind: 'status', status: 403, body: '{"error":"x","error_code":22}' }),
			{},
			'refuses the address that your n8n works from',
		],
	] as const)('is told %s in the test', async (_, breakIt, more, sentence) => {
		await start();
		breakIt();
		expect((await check(more)).message).toContain(sentence);
	});

	it('is accepted', async () => {
		await start();
		expect(await check()).toEqual({ message: '', stored: { checkedToken: 'yes' } });
	});

	it('has a test that tells a free account and a wrong address', () => {
		for (const credential of [new WatchFlowRealDebridApi(), new WatchFlowRealDebridOAuth2Api()]) {
			const rules = credential.test.rules?.map(({ properties }) => properties as { key?: string; value?: unknown; message: string }) ?? [];
			expect(rules.find(({ key, value }) => key === 'type' && value === 'free')?.message).toContain('Premium');
			expect(rules.find(({ key }) => key === 'username')?.message).toContain('not Real-Debrid');
		}
	});
});

it('lets no secret out in an error, an output or an address', async () => {
	await start();
	const runs = [
		await world.run('user.get'),
		await world.run('link.unrestrict', { link: 'https://1fichier.com/?abc' }),
		await world.run('torrent.get', { torrentId: 'AAAAAAAAAAAAA' }),
		await world.run('user.get', {}, [{}], { onError: 'continueRegularOutput' }),
	];
	world.rd.api.faults.add({ kind: 'status', status: 401, times: -1, body: '{"error":"bad_token","error_code":8}' });
	runs.push(await world.run('user.get'));
	world.rd.api.faults.clear();
	world.rd.state.refresh.clear();
	world.rd.state.expireTokens();
	runs.push(await world.run('user.get'));
	const secrets = [
		...world.rd.secrets,
		...['accessToken', 'refreshToken', 'tokenClientSecret'].map((key) => String(world.credential[key])),
	];
	for (const { run } of runs) {
		const text = everythingIn(run.error ?? {}) + JSON.stringify(run.runData);
		for (const secret of secrets.filter((one) => one !== '')) expect(text).not.toContain(secret);
	}
	for (const { path, query } of world.rd.api.requests.filter(({ path }) => path.startsWith('/rest'))) {
		for (const secret of secrets.filter((one) => one !== '')) expect(`${path} ${JSON.stringify(query)}`).not.toContain(secret);
	}
});
