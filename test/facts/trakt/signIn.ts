import type { TraktSimulator } from '../../simulators/trakt';
import { expect, fact, type Stage } from './trakt';

const refresh = ({ app }: TraktSimulator, token: string) => ({
	grant_type: 'refresh_token',
	refresh_token: token,
	client_id: app.clientId,
	client_secret: app.clientSecret,
});

const device = async ({ trakt, post }: Stage): Promise<Record<string, string>> =>
	(await post('/oauth/device/code', { client_id: trakt.app.clientId })).json as Record<string, string>;

const poll = async ({ trakt, post }: Stage, code = '') =>
	await post('/oauth/device/token', { code, client_id: trakt.app.clientId, client_secret: trakt.app.clientSecret });

/** Tokens: how long they live, and what ends them. */
export const signInFacts = [
	fact('A token lives seven days and comes with a new refresh token', 'authentication-oauth.md 2026-10-01', async ({ trakt, post }) => {
		const before = trakt.signIn();
		const { status, json } = await post('/oauth/token', refresh(trakt, before.refresh_token));
		const after = json as typeof before;
		expect([status, after.expires_in, after.token_type]).toEqual([200, 604_800, 'bearer']);
		expect(after.refresh_token).toEqual(expect.stringMatching(/./));
		expect(after.refresh_token).not.toBe(before.refresh_token);
	}),
	fact('A refresh token is good once', 'PR 894, issue 888', async ({ trakt, post }) => {
		const { refresh_token: token } = trakt.signIn();
		await post('/oauth/token', refresh(trakt, token));
		const { status, json } = await post('/oauth/token', refresh(trakt, token));
		expect([status, json]).toMatchObject([400, { error: 'invalid_grant' }]);
	}),
	fact('A spent refresh token may end the whole sign-in', '@better-auth/oauth-provider 1.6.33', async ({ trakt, post, ask }) => {
		trakt.state.switches.rotation = 'family';
		const first = trakt.signIn();
		const second = (await post('/oauth/token', refresh(trakt, first.refresh_token))).json as typeof first;
		await post('/oauth/token', refresh(trakt, first.refresh_token));
		expect((await ask('GET /users/settings', { token: second.access_token })).status).toBe(401);
	}),
	fact('A sign-in that Trakt does not know is told as “session not found”', 'issue 888', async ({ trakt, post }) => {
		const { status, json } = await post('/oauth/token', refresh(trakt, 'from-before-the-migration'));
		expect([status, json]).toEqual([400, { error: 'invalid_grant', error_description: 'session not found' }]);
	}),
	fact('The client has to be named in the body: Basic authentication is not accepted', 'PR 903', async ({ trakt, post }) => {
		const basic = Buffer.from(`${trakt.app.clientId}:${trakt.app.clientSecret}`).toString('base64');
		const { refresh_token: token } = trakt.signIn();
		const { status, json } = await post(
			'/oauth/token',
			{ grant_type: 'refresh_token', refresh_token: token },
			{ authorization: `Basic ${basic}` },
		);
		expect([status, json]).toEqual([400, { error: 'invalid_client', error_description: 'client_id is required' }]);
	}),
	fact('An app that was deleted is an invalid client', 'trakt-api 902', async ({ trakt, post }) => {
		const { refresh_token: token } = trakt.signIn();
		trakt.state.apps[0]!.deleted = true;
		const { status, json } = await post('/oauth/token', refresh(trakt, token));
		expect([status, json]).toMatchObject([400, { error: 'invalid_client' }]);
	}),
	fact('A code that nobody issued is refused with 401', 'PR 903, older servers say 400', async ({ trakt, post }) => {
		const { clientId, clientSecret } = trakt.app;
		const fields = { grant_type: 'authorization_code', code: 'nothing', client_id: clientId, client_secret: clientSecret };
		expect((await post('/oauth/token', { ...fields, redirect_uri: 'http://localhost:5678/rest/oauth2-credential/callback' })).status).toBe(
			401,
		);
	}),
	fact('A device waits: 400 without a body until the code is confirmed', 'contract, device/token', async (stage) => {
		const { device_code: code } = await device(stage);
		const answer = await poll(stage, code);
		expect([answer.status, answer.text]).toEqual([400, '']);
	}),
	fact('A device that was refused gets 418, one that took too long 410', 'contract, device/token', async (stage) => {
		const { device_code: denied } = await device(stage);
		stage.trakt.devices.decide('deny');
		expect((await poll(stage, denied)).status).toBe(418);
		const { device_code: late } = await device(stage);
		stage.trakt.devices.expire();
		expect((await poll(stage, late)).status).toBe(410);
	}),
	fact('A device code that nobody issued gets 404', 'contract, device/token', async (stage) => {
		expect((await poll(stage, 'nothing')).status).toBe(404);
	}),
	fact('A revoked token is refused from then on', 'contract, oauth/revoke', async ({ trakt, post, ask }) => {
		const { access_token: token } = trakt.signIn();
		expect((await post('/oauth/revoke', { token, client_id: trakt.app.clientId, client_secret: trakt.app.clientSecret })).status).toBe(200);
		expect((await ask('GET /users/settings', { token })).status).toBe(401);
	}),
];
