import type { HdHiveSimulator } from '../../simulators/hdHive';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Answer } from '../server';
import { API, CLIENTS, DOC_OLD, OAUTH, refused, STAGED, succeeded, type Hive } from './service';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const PUBLIC = { headers: { authorization: '' } };
const CODES = `${DOC_OLD} (error codes)`;

const quota = async (server: Hive, token: string): Promise<Answer> =>
	await server.get(`${API}/quota`, {}, { headers: { authorization: `Bearer ${token}` } });

const renew = async (server: Hive, token: string): Promise<Answer> =>
	await server.post(`${OAUTH}/refresh`, { refresh_token: token }, PUBLIC);

const renewAtToken = async (server: Hive, token: string): Promise<Answer> =>
	await server.post(`${OAUTH}/token`, { grant_type: 'refresh_token', refresh_token: token }, PUBLIC);

const redeem = async (server: Hive, code: string, redirectUri = CALLBACK): Promise<Answer> =>
	await server.post(`${OAUTH}/token`, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, PUBLIC);

/** The consent page, as a person that agrees (or does not) leaves it. */
async function consent(server: Hive, auto: '1' | 'deny'): Promise<URL> {
	const query = {
		client_id: server.simulator.state.app.clientId,
		redirect_uri: CALLBACK,
		scope: 'query unlock',
		state: 'of-the-facts',
		response_mode: 'redirect',
		auto,
	};
	const answer = await server.get('/openapi/authorize', query, { unsigned: true });
	status(answer, 302);
	return new URL(answer.headers.location ?? '');
}

export const keys = facts<HdHiveSimulator>(
	{
		says: 'Without X-API-Key everything is 401 MISSING_API_KEY',
		source: CODES,
		check: async (server) => refused(await server.get(`${API}/ping`, {}, { headers: { 'x-api-key': '' } }), 401, 'MISSING_API_KEY'),
	},
	{
		says: 'A key that is not good is 401 INVALID_API_KEY: renewing the token cannot help',
		source: CODES,
		check: async (server) => refused(await server.get(`${API}/ping`, {}, { headers: { 'x-api-key': 'wrong' } }), 401, 'INVALID_API_KEY'),
	},
	{
		says: 'Refreshing asks for the key as well',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			const answer = await server.post(`${OAUTH}/refresh`, { refresh_token: refreshToken }, { unsigned: true });
			refused(answer, 401, 'MISSING_API_KEY');
			succeeded(await renew(server, refreshToken));
		},
	},
	{
		says: 'The secret of an app without a user is OPENAPI_USER_REQUIRED where an account is needed',
		source: `${DOC_OLD} (403); a client's tests of 2026-10 have 401`,
		check: async (server) => {
			const answer = await server.get(`${API}/resources/movie/550`, {}, PUBLIC);
			refused(answer, [401, 403], 'OPENAPI_USER_REQUIRED');
		},
	},
	{
		says: 'ping answers an app without a user',
		source: `${DOC_OLD} (ping)`,
		on: ['2026-04'],
		check: async (server) => {
			const answer = await server.get(`${API}/ping`, {}, PUBLIC);
			succeeded(answer);
			equal('data', answer.body.data.message, 'pong');
		},
	},
	{
		says: 'ping needs a user too',
		source: 'HDHive documents of 2026-10, as a public client has them',
		on: ['2026-10'],
		check: async (server) => refused(await server.get(`${API}/ping`, {}, PUBLIC), [401, 403], 'OPENAPI_USER_REQUIRED'),
	},
	{
		says: 'A personal key acts as its user without a token',
		source: 'HDHive OpenAPI documents v1 of 2026-03-16',
		on: ['2026-04'],
		simulatorOnly: 'is run with the secret of an app',
		check: async (server) => {
			const headers = { 'x-api-key': server.simulator.state.personalKey, authorization: '' };
			const answer = await server.get(`${API}/resources/movie/550`, {}, { headers });
			succeeded(answer);
			holds('there are some', answer.body.data.length > 0);
		},
	},
);

export const tokens = facts<HdHiveSimulator>(
	{
		says: 'The consent comes back with code and state; the code is good for a token and a refresh token',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: 'a person has to agree',
		check: async (server) => {
			const back = await consent(server, '1');
			equal('state', back.searchParams.get('state'), 'of-the-facts');
			const answer = await redeem(server, back.searchParams.get('code') ?? '');
			succeeded(answer);
			const { data } = answer.body;
			fields('token', data, { access_token: 'string', refresh_token: 'string', expires_in: 'number', refresh_expires_in: 'number' });
			equal('type', data.token_type, 'Bearer');
			equal('scopes', data.scopes, ['query', 'unlock']);
		},
	},
	{
		says: 'A consent that is refused comes back with error in place of code',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: 'a person has to refuse',
		check: async (server) => {
			const back = await consent(server, 'deny');
			equal('error', back.searchParams.get('error'), 'access_denied');
			equal('code', back.searchParams.get('code'), null);
		},
	},
	{
		says: 'A code is good once',
		source: `${DOC_OLD} (OAuth: one use, 600 s; the body of the refusal is not documented)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const code = server.simulator.state.tokens.code(CALLBACK, ['query']);
			succeeded(await redeem(server, code));
			refused(await redeem(server, code), 400, '400');
		},
	},
	{
		says: 'A code is good only with the callback that it was asked for with',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const code = server.simulator.state.tokens.code(CALLBACK, ['query']);
			refused(await redeem(server, code, 'http://localhost:5678/another'), 400, '400');
		},
	},
	{
		says: 'A token at its end is 401 OPENAPI_REFRESH_REQUIRED: refresh, and it goes on',
		source: `${CODES}; the answer as written there`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { accessToken, refreshToken } = server.simulator.signIn();
			server.simulator.state.tokens.expireAccess();
			refused(await quota(server, accessToken), 401, 'OPENAPI_REFRESH_REQUIRED');
			const answer = await renew(server, refreshToken);
			succeeded(answer);
			succeeded(await quota(server, answer.body.data.access_token as string));
		},
	},
	{
		says: 'A token that was revoked is 401 OPENAPI_REAUTH_REQUIRED',
		source: CODES,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { accessToken } = server.simulator.signIn();
			server.simulator.state.tokens.revokeAccess();
			refused(await quota(server, accessToken), 401, 'OPENAPI_REAUTH_REQUIRED');
		},
	},
	{
		says: 'A token that nobody issued is 401 INVALID_OPENAPI_USER_TOKEN',
		source: CLIENTS,
		check: async (server) => refused(await quota(server, 'no-such-token'), 401, 'INVALID_OPENAPI_USER_TOKEN'),
	},
	{
		says: 'A refresh may bring a new refresh token; the old one is then 401 OPENAPI_REAUTH_REQUIRED',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			const answer = await renew(server, refreshToken);
			succeeded(answer);
			refused(await renew(server, refreshToken), 401, 'OPENAPI_REAUTH_REQUIRED');
			succeeded(await renew(server, answer.body.data.refresh_token as string));
		},
	},
	{
		says: 'A refresh may answer without a refresh token: the old one stays good',
		source: `${DOC_OLD} (OAuth: "may return a new value")`,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.rotation = false),
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			const answer = await renew(server, refreshToken);
			succeeded(answer);
			fields('token', answer.body.data, { access_token: 'string', refresh_token: 'absent' });
			succeeded(await renew(server, refreshToken));
		},
	},
	{
		says: 'Where the refresh address is 404, the token address refreshes with grant_type refresh_token',
		source: DOC_OLD,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.refreshForm = 'token'),
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			status(await renew(server, refreshToken), 404);
			succeeded(await renewAtToken(server, refreshToken));
		},
	},
	{
		says: 'Where the refresh address is there, the token address may refuse to refresh',
		source: CLIENTS,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.refreshForm = 'refresh'),
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			refused(await renewAtToken(server, refreshToken), 400, '400');
			succeeded(await renew(server, refreshToken));
		},
	},
	{
		says: 'A sign-in that is revoked cannot be refreshed any more',
		source: `${DOC_OLD} (OAuth)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { refreshToken } = server.simulator.signIn();
			succeeded(await server.post(`${OAUTH}/revoke`, { refresh_token: refreshToken }, PUBLIC));
			refused(await renew(server, refreshToken), 401, 'OPENAPI_REAUTH_REQUIRED');
		},
	},
);

export const permissions = facts<HdHiveSimulator>(
	{
		says: 'What the user has not granted is 403 USER_SCOPE_NOT_ALLOWED',
		source: CODES,
		simulatorOnly: STAGED,
		check: async (server) => refused(await quota(server, server.simulator.signIn(['query']).accessToken), 403, 'USER_SCOPE_NOT_ALLOWED'),
	},
	{
		says: 'What the app may not ask for is 403 SCOPE_NOT_ALLOWED',
		source: CODES,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.app.scopes = ['query']),
		check: async (server) => refused(await server.get(`${API}/quota`), 403, 'SCOPE_NOT_ALLOWED'),
	},
	{
		says: 'What is for Premium users is 403 VIP_REQUIRED, with the Chinese reason in description',
		source: CODES,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.me.isVip = false),
		check: async (server) => {
			const answer = await server.get(`${API}/vip/weekly-free-quota`);
			refused(answer, 403, 'VIP_REQUIRED');
			equal('message', answer.body.message, 'VIP membership required');
			equal('description', answer.body.description, '该接口仅对 Premium 用户开放，请升级为 Premium 后使用');
		},
	},
	{
		says: 'An endpoint that the site has switched off is 403 ENDPOINT_DISABLED',
		source: CODES,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.disabled = ['GET /api/open/quota']),
		check: async (server) => refused(await server.get(`${API}/quota`), 403, 'ENDPOINT_DISABLED'),
	},
	{
		says: "A 403 may be a firewall's page: no envelope, and no word about the sign-in",
		source: CLIENTS,
		simulatorOnly: STAGED,
		arrange: ({ simulator }) => simulator.faults.add({ kind: 'cloudflare403' }),
		check: async (server) => {
			const answer = await server.get(`${API}/quota`);
			status(answer, 403);
			holds('it is a page', /^<!doctype html/i.test(answer.text));
			succeeded(await server.get(`${API}/quota`));
		},
	},
);
