import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Answer } from '../server';
import { CALLBACK, DEVICE_GRANT, grant, OAUTH, PAIR, signedIn, token, TOKEN, user } from './oauth';
import { API, DOC, isPage, refused, STAGED, type Debrid } from './service';

const REPORTS = 'field reports of 2026-11-26: the token address behind Cloudflare';

/** What stands in front of the token address answers once in place of it. */
const inFront = (httpStatus: number, type: string, body: string) => (simulator: RealDebridSimulator) =>
	simulator.api.faults.add({
		kind: 'status',
		match: TOKEN,
		status: httpStatus,
		headers: { 'content-type': type },
		body,
	});

/** The refresh after `blocked` succeeds with the same refresh token: the sign-in had not ended. */
async function survives(server: Debrid, blocked: (answer: Answer) => void): Promise<void> {
	const { refresh_token: refresh } = signedIn(server);
	blocked(await grant(server, PAIR, refresh));
	const again = await grant(server, PAIR, refresh);
	status(again, 200);
	fields('token', again.body, { access_token: 'string' });
}

export const refresh = facts<RealDebridSimulator>(
	{
		says: 'A refresh is the device grant with the refresh token as code; the refresh token stays the same',
		source: `${DOC} ("Get a new access token from a refresh_token"); MediaFusion realdebrid.rs, read 2026-11-26`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { refresh_token: before } = signedIn(server);
			const answer = await grant(server, PAIR, before);
			status(answer, 200);
			fields('token', answer.body, { access_token: 'string', expires_in: 'number' });
			holds('the refresh token stays', answer.body.refresh_token === before);
			status(await user(server, answer.body.access_token as string), 200);
		},
	},
	{
		says: 'A refresh may answer without a refresh token: the old one stays good',
		source: 'pyload RealdebridCom.py, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.omitRefresh = true),
		check: async (server) => {
			const { refresh_token: before } = signedIn(server);
			const answer = await grant(server, PAIR, before);
			status(answer, 200);
			fields('token', answer.body, { access_token: 'string', refresh_token: 'absent' });
			status(await grant(server, PAIR, before), 200);
		},
	},
	{
		says: 'A refresh may answer with a new refresh token: the old one is then refused with 403 and code 9',
		source: 'ResolveURL realdebrid.py and unchained, which store the new one, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.rotateRefresh = true),
		check: async (server) => {
			const { refresh_token: before } = signedIn(server);
			const answer = await grant(server, PAIR, before);
			status(answer, 200);
			refused(await grant(server, PAIR, before), 403, 9, 'permission_denied');
			status(await grant(server, PAIR, answer.body.refresh_token as string), 200);
		},
	},
	{
		says: 'expires_in may be text',
		source: 'RD.NET, model of the token, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.expiresAsText = true),
		check: async (server) => {
			const answer = await grant(server, PAIR, signedIn(server).refresh_token);
			status(answer, 200);
			equal('lifetime', answer.body.expires_in, '3600');
		},
	},
	{
		says: 'A sign-in that was revoked is refused at the token address with 403 and code 9',
		source: 'DMM realDebrid.ts, which takes a 403 for a dead sign-in, read 2026-11-26 (the body is not captured)',
		simulatorOnly: STAGED,
		check: async (server) => refused(await grant(server, PAIR, 'REVOKED'), 403, 9, 'permission_denied'),
	},
	{
		says: 'Fields that are sent as JSON are not seen: 400 with code 1',
		source: 'a real 400 parameter_missing, quoted by the author of a client, read 2026-11-26',
		simulatorOnly: 'refused sign-ins count against the address',
		check: async (server) => {
			const json = { ...PAIR, code: signedIn(server).refresh_token, grant_type: DEVICE_GRANT };
			refused(await server.post(TOKEN, json, { unsigned: true }), 400, 1, 'parameter_missing');
		},
	},
	{
		says: 'The token address has a limit of its own: 429 with code 34',
		source: 'DMM commit fd849ff7 (about 4,000 429s in 6 hours), read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.tokenThrottled = true),
		check: async (server) => refused(await grant(server, PAIR, signedIn(server).refresh_token), 429, 34, 'too_many_requests'),
	},
	{
		says: "A 403 at the token address may be a firewall's page: the sign-in has not ended",
		source: REPORTS,
		simulatorOnly: STAGED,
		arrange: ({ api }) => api.faults.add({ kind: 'cloudflare403', match: TOKEN }),
		check: async (server) => await survives(server, (answer) => isPage(answer, 403)),
	},
	{
		says: "A 400 at the token address may be a firewall's page: the sign-in has not ended",
		source: REPORTS,
		simulatorOnly: STAGED,
		arrange: inFront(400, 'text/html', '<html><body><h1>400 Bad Request</h1><hr>cloudflare</body></html>'),
		check: async (server) => await survives(server, (answer) => isPage(answer, 400)),
	},
	{
		says: 'A 403 at the token address may be code 22 for the address of the caller: the sign-in has not ended',
		source: REPORTS,
		simulatorOnly: STAGED,
		arrange: inFront(403, 'application/json', '{"error":"ip_not_allowed_203.0.113.7","error_code":22}'),
		check: async (server) => await survives(server, (answer) => refused(answer, 403, 22, 'ip_not_allowed_203.0.113.7')),
	},
);

export const website = facts<RealDebridSimulator>({
	says: 'The website flow comes back with code and state; its token is refreshed with the device grant too',
	source: `${DOC} ("Workflow for websites or client applications"); Lazyker, read 2026-11-26`,
	simulatorOnly: 'a person has to confirm',
	arrange: ({ state }) => void state.apps.set(PAIR.client_id, { secret: PAIR.client_secret, redirectUris: [CALLBACK] }),
	check: async (server) => {
		const query = { client_id: PAIR.client_id, redirect_uri: CALLBACK, response_type: 'code', state: 'of-the-facts' };
		const back = await server.get(`${OAUTH}/auth`, query, { unsigned: true });
		status(back, 302);
		const target = new URL(back.headers.location ?? '');
		equal('state', target.searchParams.get('state'), 'of-the-facts');
		const code = target.searchParams.get('code') ?? '';
		const first = await token(server, { ...PAIR, code, redirect_uri: CALLBACK, grant_type: 'authorization_code' });
		status(first, 200);
		status(await grant(server, PAIR, first.body.refresh_token as string), 200);
	},
});

export const access = facts<RealDebridSimulator>(
	{
		says: 'An access token is taken in the query as auth_token too',
		source: DOC,
		check: async (server) => status(await server.get(`${API}/user`, { auth_token: server.keys.token ?? '' }, { unsigned: true }), 200),
	},
	{
		says: 'A token that is not good is refused with 401 and code 8',
		source: `${DOC} (error codes)`,
		check: async (server) => refused(await user(server, 'NOSUCHTOKEN'), 401, 8, 'bad_token'),
	},
	{
		says: 'An access token at its end is refused with 401 and code 8; its refresh token is good',
		source: 'DMM realDebrid.ts, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const { access_token: old, refresh_token: left } = signedIn(server);
			server.simulator.state.expireTokens();
			refused(await user(server, old), 401, 8, 'bad_token');
			status(await grant(server, PAIR, left), 200);
		},
	},
	{
		says: 'A locked account or a missing permission is 403 with code 9: the token is not at fault',
		source: `${DOC} (error codes); rdt-client issue 157, read 2026-11-26`,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.locked = true),
		check: async (server) => refused(await server.get(`${API}/user`), 403, 9, 'permission_denied'),
	},
	{
		says: 'Disabling the access token is answered 204 and ends the token that asked, a private one too',
		source: DOC,
		simulatorOnly: 'would end the token it is run with',
		check: async (server) => {
			status(await server.get(`${API}/disable_access_token`), 204);
			refused(await server.get(`${API}/user`), 401, 8, 'bad_token');
		},
	},
);
