import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { asUser, content, dataOf, LATER, RUN, signIn as logIn, source, V2, V3, V3_SOURCE, type Server } from './talk';

const STATUS = '/api/v3/system/status';
const LIST = '/api/v1/subscribe/list';
const LOGIN = '/api/v1/login/access-token';

export const token = facts(
	{
		says: 'GET /api/v3/system/status opens with X-API-KEY and tells the version, without an envelope',
		source: RUN,
		check: async (server) => {
			const answer = await server.get(STATUS);
			status(answer, 200);
			equal('appName', answer.body.appName, 'MoviePilot');
			fields('status', answer.body, { version: 'string' });
		},
	},
	{
		says: 'The API token is taken as ?apikey= too',
		source: source('core/security.py'),
		check: async (server) => status(await server.get(STATUS, { apikey: server.keys.key ?? '' }, { unsigned: true }), 200),
	},
	{
		says: 'A wrong API token is answered 401 with the name of the key',
		source: RUN,
		check: async (server) => {
			const answer = await server.get(STATUS, {}, { headers: { 'x-api-key': 'wrong' } });
			status(answer, 401);
			equal('reason', answer.body.detail ?? answer.body.message, server.variant === 'v3.0.0' ? 'apikey 校验不通过' : 'API_KEY 校验不通过');
		},
	},
	{
		says: 'Where ?apikey= and X-API-KEY are both there, the query counts',
		source: source('core/security.py'),
		on: V2,
		check: async (server) => status(await server.get(STATUS, { apikey: 'wrong' }), 401),
	},
	{
		says: 'Where ?apikey= and X-API-KEY are both there, the header counts',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => status(await server.get(STATUS, { apikey: 'wrong' }), 200),
	},
	{
		says: 'Routes for signed-in users do not take the API token',
		source: RUN,
		on: ['v2.5.6'],
		check: async (server) => status(await server.get('/api/v1/subscribe/'), 401, 403),
	},
	{
		says: 'Routes for signed-in users take the API token in X-API-KEY',
		source: 'MoviePilot pull request 5362, 2026-01-15',
		on: LATER,
		check: async (server) => status(await server.get('/api/v1/subscribe/'), 200),
	},
	{
		says: 'GET /subscribe/list takes the API token as ?token= and has all subscriptions',
		source: RUN,
		check: async (server) => {
			const answer = await server.get(LIST, { token: server.keys.key ?? '' }, { unsigned: true });
			holds('a list', Array.isArray(content(server, answer)));
		},
	},
	{
		says: 'GET /subscribe/list does not take X-API-KEY',
		source: RUN,
		on: V2,
		check: async (server) => status(await server.get(LIST), 401),
	},
	{
		says: 'GET /subscribe/list takes X-API-KEY too',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => status(await server.get(LIST), 200),
	},
	{
		says: 'A wrong ?token= is answered 401',
		source: RUN,
		check: async (server) => status(await server.get(LIST, { token: 'wrong' }, { unsigned: true }), 401),
	},
);

const payload = (jwt: string): { exp?: number; iat?: number } =>
	JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as object;

export const signIn = facts(
	{
		says: 'User name and password as a form give a token for eight days',
		source: RUN,
		check: async (server) => {
			const answer = await logIn(server);
			status(answer, 200);
			const body = answer.body as Record<string, unknown>;
			fields('sign-in', body, { access_token: 'string' });
			equal('token_type', body.token_type, 'bearer');
			const { exp = 0, iat = 0 } = payload(String(body.access_token));
			equal('seconds', exp - iat, 8 * 24 * 3_600);
		},
	},
	{
		says: 'The token of a sign-in opens the routes for signed-in users as Bearer',
		source: RUN,
		check: async (server) => {
			const { body } = await logIn(server);
			fields('sign-in', body, { access_token: 'string' });
			const headers = { authorization: `Bearer ${String(body.access_token)}` };
			const user = content(server, await server.get('/api/v1/user/current', {}, { unsigned: true, headers }));
			fields('user', user, { id: 'number', name: 'string' });
		},
	},
	{
		says: 'A wrong password is answered 401, as a wrong one-time code is',
		source: RUN,
		check: async (server) => {
			const form = { username: 'nobody-of-this-name', password: 'wrong' };
			const answer = await server.call('POST', LOGIN, { form, unsigned: true });
			status(answer, 401);
			equal('reason', answer.body.detail ?? answer.body.message, '用户名或密码或二次校验码不正确');
		},
	},
	{
		says: 'A sign-in as JSON is answered 422 and names the fields of the form',
		source: RUN,
		check: async (server) => {
			const json = { username: 'a', password: 'b' };
			const answer = await server.call('POST', LOGIN, { json, unsigned: true });
			status(answer, 422);
			equal('fields', refusedFields(server, answer.body), ['password', 'username']);
		},
	},
	{
		says: 'A token that has run out or is none is answered 403',
		source: RUN,
		on: V2,
		check: async (server) => {
			const answer = await badToken(server);
			status(answer, 403);
			equal('detail', answer.body.detail, 'token校验不通过');
		},
	},
	{
		says: 'A token that has run out or is none is answered 401 with a challenge',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => {
			const answer = await badToken(server);
			status(answer, 401);
			equal('challenge', answer.headers['www-authenticate'], 'Bearer');
		},
	},
	{
		says: 'Without any sign-in, routes for signed-in users are answered 401',
		source: RUN,
		check: async (server) => status(await server.get('/api/v1/user/current', {}, { unsigned: true }), 401),
	},
	{
		says: 'GET /system/global?token=moviepilot needs no secret of the owner; it does not tell the version',
		source: RUN,
		on: ['v2.5.6'],
		check: async (server) => {
			const data = dataOf(await server.get('/api/v1/system/global', { token: 'moviepilot' }, { unsigned: true }));
			fields('data', data, { BACKEND_VERSION: 'absent' });
		},
	},
	{
		says: 'GET /system/global?token=moviepilot needs no secret of the owner and tells the version',
		source: 'OpenAPI document of a MoviePilot 2.12 server, 2026-05-02; MoviePilot v3 source, read 2026-11-26',
		on: LATER,
		check: async (server) => {
			const data = dataOf(await server.get('/api/v1/system/global', { token: 'moviepilot' }, { unsigned: true }));
			fields('data', data, { BACKEND_VERSION: 'string' });
		},
	},
	{
		says: 'A path of the API that is not there is answered 404',
		source: RUN,
		check: async (server) => {
			const answer = await server.get('/api/v1/no-such-path');
			status(answer, 404);
			equal('reason', answer.body.detail ?? answer.body.message, 'Not Found');
		},
	},
	{
		says: 'A number that is none in a path is answered 422 and names the field',
		source: RUN,
		check: async (server) => {
			const answer = await (await asUser(server)).get('/api/v1/subscribe/abc');
			status(answer, 422);
			equal('fields', refusedFields(server, answer.body), ['subscribe_id']);
		},
	},
);

async function badToken(server: Server) {
	const headers = { authorization: 'Bearer no.such.token' };
	return await server.get('/api/v1/user/current', {}, { unsigned: true, headers });
}

/** `detail: [{loc}]` before version 3, `data: [{location}]` since. */
function refusedFields(server: Server, body: any): string[] {
	const issues: any[] = server.variant === 'v3.0.0' ? body.data : body.detail;
	return issues.map((issue) => String([issue.loc ?? issue.location].flat().at(-1))).sort();
}
