import { createHash } from 'node:crypto';
import { N8N_CALLBACK, startTrakt, type Tokens, type TraktOptions, type TraktSimulator } from './trakt';
import { call, post, type Answer } from './trakt/testClient';

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rules-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };

let trakt: TraktSimulator;

const start = async (options: TraktOptions = {}) => {
	trakt = await startTrakt({ limits: 'off', deviceInterval: 0, ...options });
};

const client = () => ({ client_id: trakt.app.clientId, client_secret: trakt.app.clientSecret });
const tokensOf = (answer: Answer) => answer.json as Tokens;
const problem = ({ status, json }: Answer) => [status, json];
const statusAtApi = async ({ access_token: token }: Tokens) => (await call(trakt, 'GET', '/sync/last_activities', { token })).status;

/** Opens the authorization page the way a browser does. */
const authorize = async (query: Record<string, string> = {}) => {
	const all = {
		response_type: 'code',
		client_id: trakt.app.clientId,
		redirect_uri: N8N_CALLBACK,
		state: 'opaque',
		...query,
	};
	return await fetch(`${trakt.auth.url}/oauth/authorize?${new URLSearchParams(all).toString()}`, {
		redirect: 'manual',
	});
};

const landing = (response: Response) => new URL(response.headers.get('location') ?? '');

const code = async (query: Record<string, string> = {}) => landing(await authorize({ auto: '1', ...query })).searchParams.get('code') ?? '';

const exchange = async (fields: Record<string, string>, options?: Parameters<typeof post>[3]) =>
	await post(trakt, '/oauth/token', { grant_type: 'authorization_code', redirect_uri: N8N_CALLBACK, ...fields }, options);

const refresh = async (refreshToken: string) =>
	await post(trakt, '/oauth/token', {
		grant_type: 'refresh_token',
		refresh_token: refreshToken,
		client_id: trakt.app.clientId,
	});

const refused = (description: string) => [400, { error: 'invalid_grant', error_description: description }];

afterEach(async () => await trakt.close());

describe('The authorization page', () => {
	beforeEach(async () => await start());

	it('asks for consent with a form', async () => {
		const response = await authorize();
		expect(response.status).toBe(200);
		const page = await response.text();
		expect(page).toContain('<form method="post" action="/oauth/authorize">');
		expect(page).toContain('name="state" value="opaque"');
	});

	it('does not let a parameter break out of the form', async () => {
		expect(await (await authorize({ state: '"><script>alert(1)</script>' })).text()).not.toContain('<script>');
	});

	it('sends an approval back with a code and the state', async () => {
		const fields = {
			response_type: 'code',
			redirect_uri: N8N_CALLBACK,
			state: 'opaque',
			...client(),
		};
		const answer = await post(trakt, '/oauth/authorize', { ...fields, decision: 'approve' });
		const url = new URL(answer.headers.get('location') ?? '');
		expect([answer.status, `${url.origin}${url.pathname}`]).toEqual([302, N8N_CALLBACK]);
		expect(url.searchParams.get('state')).toBe('opaque');
		expect(url.searchParams.get('code')).toMatch(/^\w{64}$/);
	});

	it('sends a refusal back with an error', async () => {
		const fields = {
			response_type: 'code',
			redirect_uri: N8N_CALLBACK,
			state: 'opaque',
			...client(),
		};
		const answer = await post(trakt, '/oauth/authorize', { ...fields, decision: 'deny' });
		const url = new URL(answer.headers.get('location') ?? '');
		expect(url.searchParams.get('error')).toBe('access_denied');
		expect(url.searchParams.get('code')).toBeNull();
	});

	it.each([
		['another path', `${N8N_CALLBACK}/`],
		['another case', N8N_CALLBACK.toUpperCase().replace('HTTP', 'http')],
		['plain http to a LAN address', 'http://192.168.1.5:5678/rest/oauth2-credential/callback'],
		['no address', ''],
	])('refuses a redirect to %s', async (_what, redirectUri) => {
		const response = await authorize({ auto: '1', redirect_uri: redirectUri });
		expect([response.status, response.headers.get('location')]).toEqual([400, null]);
	});

	it('refuses plain http to a LAN address even when the app has it registered', async () => {
		const uri = 'http://192.168.1.5:5678/callback';
		trakt.state.apps[0]?.redirectUris.push(uri);
		const response = await authorize({ redirect_uri: uri });
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('Redirect URI must use HTTPS');
	});

	it('refuses an unknown app and a challenge that is not S256', async () => {
		expect((await authorize({ client_id: 'unknown' })).status).toBe(400);
		const plain = { code_challenge: VERIFIER, code_challenge_method: 'plain' };
		expect((await authorize(plain)).status).toBe(400);
	});
});

describe('The exchange of a code', () => {
	beforeEach(async () => await start());

	it.each([false, true])('gives tokens that work, asked with JSON: %s', async (json) => {
		const answer = await exchange({ code: await code(), ...client() }, { json });
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			access_token: expect.stringMatching(/^\w{64}$/),
			token_type: 'bearer',
			expires_in: 604_800,
			refresh_token: expect.stringMatching(/^\w{64}$/),
			scope: 'public',
			created_at: expect.any(Number),
		});
		expect(await statusAtApi(tokensOf(answer))).toBe(200);
	});

	it('takes the length of a life from a switch', async () => {
		trakt.state.switches.expiresIn = 1;
		const tokens = tokensOf(await exchange({ code: await code(), ...client() }));
		expect(tokens.expires_in).toBe(1);
		expect(await statusAtApi(tokens)).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 1_050));
		expect(await statusAtApi(tokens)).toBe(401);
	});

	it('works once per code', async () => {
		const fields = { code: await code(), ...client() };
		expect((await exchange(fields)).status).toBe(200);
		const again = { error: 'invalid_grant', error_description: 'invalid code' };
		expect(problem(await exchange(fields))).toEqual([401, again]);
		trakt.state.switches.badCodeStatus = 400;
		expect(problem(await exchange(fields))).toEqual([400, again]);
	});

	it('needs no secret with PKCE, and one without', async () => {
		const { client_id } = client();
		const good = { code: await code(PKCE), client_id, code_verifier: VERIFIER };
		expect((await exchange(good)).status).toBe(200);
		expect((await exchange({ code: await code(), client_id })).status).toBe(401);
	});

	it.each<Record<string, string>>([{}, { code_verifier: `${VERIFIER}x` }])('refuses the verifier of %j', async (fields) => {
		const answer = await exchange({ code: await code(PKCE), ...client(), ...fields });
		expect(answer.status).toBe(401);
		expect(answer.json).toMatchObject({ error: 'invalid_request' });
	});

	it('refuses a verifier that is shorter than the rules allow', async () => {
		const code_challenge = createHash('sha256').update('short').digest('base64url');
		const fields = { code: await code({ ...PKCE, code_challenge }), code_verifier: 'short' };
		expect((await exchange({ ...fields, ...client() })).status).toBe(401);
	});

	it('insists on PKCE for an app without a secret', async () => {
		await trakt.close();
		await start({ clientSecret: null });
		const { client_id } = client();
		expect((await exchange({ code: await code(), client_id })).status).toBe(400);
		const pkce = { code: await code(PKCE), client_id, code_verifier: VERIFIER };
		expect((await exchange(pkce)).status).toBe(200);
	});

	it.each([`${N8N_CALLBACK}/`, N8N_CALLBACK.replace('rest', 'REST')])('refuses another redirect address: %s', async (redirect_uri) => {
		const answer = await exchange({ code: await code(), ...client(), redirect_uri });
		expect(answer.status).toBe(400);
	});

	it('does not look at HTTP Basic', async () => {
		const { client_id, client_secret } = client();
		const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
		const headers = { authorization: `Basic ${basic}` };
		const answer = await exchange({ code: await code() }, { headers });
		expect(problem(answer)).toEqual([400, { error: 'invalid_client', error_description: 'client_id is required' }]);
	});

	it('refuses a wrong secret and a deleted app', async () => {
		const fields = { code: await code(), ...client() };
		expect((await exchange({ ...fields, client_secret: 'wrong' })).status).toBe(401);
		for (const app of trakt.state.apps) app.deleted = true;
		expect(problem(await exchange(fields))).toEqual([400, { error: 'invalid_client', error_description: 'client_id is required' }]);
	});

	it('is blocked for a default user agent only when the switch is on', async () => {
		const headers = { 'user-agent': 'axios/1.7.2' };
		expect((await exchange({ code: await code(), ...client() }, { headers })).status).toBe(200);
		trakt.state.switches.blockAgentsAtAuth = true;
		expect((await exchange({ code: 'any', ...client() }, { headers })).status).toBe(403);
	});
});

describe('A refresh', () => {
	beforeEach(async () => await start());

	it('gives a new pair and kills the refresh token at once', async () => {
		const first = trakt.signIn();
		const second = tokensOf(await refresh(first.refresh_token));
		expect(second.refresh_token).not.toBe(first.refresh_token);
		expect(await statusAtApi(second)).toBe(200);
		expect(problem(await refresh(first.refresh_token))).toEqual(refused('session not found'));
		expect((await refresh(second.refresh_token)).status).toBe(200);
	});

	it('brings an expired sign-in back', async () => {
		const first = trakt.signIn();
		trakt.expireTokens();
		expect(await statusAtApi(first)).toBe(401);
		expect(await statusAtApi(tokensOf(await refresh(first.refresh_token)))).toBe(200);
		expect(trakt.state.tokens).toMatchObject({ generation: 2, refreshes: 1, refused: 0 });
	});

	it('does not know a token from before the migration', async () => {
		expect(problem(await refresh('legacy'))).toEqual(refused('session not found'));
	});

	it('has one winner when two race, and leaves the winner alone', async () => {
		const { refresh_token: token } = trakt.signIn();
		const answers = await Promise.all([refresh(token), refresh(token)]);
		const winner = answers.find(({ status }) => status === 200) as Answer;
		const loser = answers.find(({ status }) => status !== 200) as Answer;
		expect(problem(loser)).toEqual(refused('invalid refresh token'));
		expect(await statusAtApi(tokensOf(winner))).toBe(200);
		expect((await refresh(tokensOf(winner).refresh_token)).status).toBe(200);
	});

	it('can end the whole sign-in when two race', async () => {
		trakt.state.switches.rotation = 'family';
		const { refresh_token: token } = trakt.signIn();
		const answers = await Promise.all([refresh(token), refresh(token)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
		const winner = tokensOf(answers.find(({ status }) => status === 200) as Answer);
		expect(await statusAtApi(winner)).toBe(401);
		expect(problem(await refresh(winner.refresh_token))).toEqual(refused('session not found'));
	});

	it('can end the whole sign-in when an old token comes back', async () => {
		trakt.state.switches.rotation = 'family';
		const first = trakt.signIn();
		const second = tokensOf(await refresh(first.refresh_token));
		expect(problem(await refresh(first.refresh_token))).toEqual(refused('session not found'));
		expect(await statusAtApi(second)).toBe(401);
	});

	it.each(['resetAfter', 'lostAfter'] as const)('has happened although its answer was lost (%s)', async (kind) => {
		const { refresh_token: token } = trakt.signIn();
		trakt.auth.faults.add({ kind, match: 'POST /oauth/token' });
		const lost = await refresh(token).catch(() => undefined);
		expect(lost?.status).toBe(kind === 'lostAfter' ? 502 : undefined);
		expect(trakt.state.tokens.isUsable(token)).toBe(false);
		expect(problem(await refresh(token))).toEqual(refused('session not found'));
	});

	it('leaves the token good when the gateway fails before it', async () => {
		const { refresh_token: token } = trakt.signIn();
		trakt.auth.faults.add({ kind: 'html502', match: 'POST /oauth/token' });
		expect((await refresh(token)).status).toBe(502);
		expect((await refresh(token)).status).toBe(200);
	});
});

describe('The device flow', () => {
	interface Device {
		device_code: string;
		user_code: string;
		verification_url: string;
		expires_in: number;
		interval: number;
	}

	const begin = async () => (await post(trakt, '/oauth/device/code', { client_id: trakt.app.clientId }, { json: true })).json as Device;
	const poll = async ({ device_code }: Pick<Device, 'device_code'>) =>
		await post(trakt, '/oauth/device/token', { code: device_code, ...client() }, { json: true });

	beforeEach(async () => await start());

	it('is pending, then gives tokens, then is used up', async () => {
		const device = await begin();
		expect(device).toMatchObject({
			expires_in: 600,
			verification_url: `${trakt.auth.url}/activate`,
		});
		const pending = await poll(device);
		expect([pending.status, pending.text]).toEqual([400, '']);
		expect((await poll(device)).status).toBe(400);
		trakt.devices.decide('approve', device.user_code);
		const done = await poll(device);
		expect(done.status).toBe(200);
		expect(await statusAtApi(tokensOf(done))).toBe(200);
		expect((await poll(device)).status).toBe(409);
	});

	it('is approved on the page that the user opens', async () => {
		const device = await begin();
		expect(await (await fetch(device.verification_url)).text()).toContain('name="user_code"');
		const wrong = await post(trakt, '/activate', { user_code: 'WRONG', decision: 'approve' });
		const right = await post(trakt, '/activate', {
			user_code: device.user_code.toLowerCase(),
			decision: 'approve',
		});
		expect([wrong.status, right.status, (await poll(device)).status]).toEqual([404, 200, 200]);
	});

	it('is a 404 for an unknown code, a 418 when denied, a 410 when it has expired', async () => {
		expect((await poll({ device_code: 'unknown' })).status).toBe(404);
		const denied = await begin();
		trakt.devices.decide('deny');
		expect((await poll(denied)).status).toBe(418);
		const late = await begin();
		trakt.devices.expire();
		expect((await poll(late)).status).toBe(410);
	});

	it('is a 429 when it is polled too fast', async () => {
		trakt.state.switches.deviceInterval = 1;
		const device = await begin();
		expect((await poll(device)).status).toBe(400);
		expect((await poll(device)).status).toBe(429);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect((await poll(device)).status).toBe(400);
	});

	it('survives a poll that a gateway failed', async () => {
		const device = await begin();
		trakt.devices.decide('approve');
		trakt.auth.faults.add({ kind: 'html502', match: '/oauth/device/token' });
		expect((await poll(device)).status).toBe(502);
		expect((await poll(device)).status).toBe(200);
	});
});

describe('Revoking', () => {
	it.each(['{}', ''] as const)('ends the sign-in and answers "%s"', async (revokeBody) => {
		await start({ revokeBody });
		const tokens = trakt.signIn();
		const answer = await post(trakt, '/oauth/revoke', { token: tokens.access_token, ...client() });
		expect([answer.status, answer.text]).toEqual([200, revokeBody]);
		expect(await statusAtApi(tokens)).toBe(401);
		expect((await refresh(tokens.refresh_token)).status).toBe(400);
	});
});

describe('The secrets', () => {
	it('are all remembered, by both hosts', async () => {
		await start();
		const { code: used, ...first } = { code: await code(), ...trakt.signIn() };
		const second = tokensOf(await refresh(first.refresh_token));
		for (const { secrets } of [trakt.api, trakt.auth]) {
			for (const secret of [
				trakt.app.clientSecret,
				used,
				first.access_token,
				first.refresh_token,
				second.access_token,
				second.refresh_token,
			]) {
				expect(secrets.has(secret)).toBe(true);
			}
			expect(secrets.has(trakt.app.clientId)).toBe(false);
		}
	});
});
