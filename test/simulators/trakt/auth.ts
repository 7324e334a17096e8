import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuthorizationCodes, authorizeProblem } from './codes';
import type { DeviceCodes } from './device';
import { blockAgents } from './edge';
import { activationPage, consentPage, errorPage } from './pages';
import type { App, TraktState } from './state';
import { TokenError } from './tokens';

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const isControl = (request: FastifyRequest) => request.url.startsWith('/__control/');

/** Adds the routes of the auth host: everything OAuth, nothing else. */
export function addAuthRoutes(app: FastifyInstance, state: TraktState, devices: DeviceCodes): void {
	const codes = new AuthorizationCodes(state);

	app.addHook('preHandler', async (request, reply) => {
		if (!isControl(request) && state.switches.blockAgentsAtAuth) await blockAgents(state, request, reply);
	});

	const decide = async (reply: FastifyReply, query: Fields, approved: boolean) => {
		const client = state.app(query.client_id);
		const problem = authorizeProblem(client, query);
		if (problem !== undefined || client === undefined) {
			return await html(reply.code(400), errorPage(problem ?? ''));
		}
		const target = new URL(String(query.redirect_uri));
		if (approved) {
			const code = codes.issue(
				{
					clientId: client.clientId,
					redirectUri: String(query.redirect_uri),
					codeChallenge: query.code_challenge === undefined ? undefined : String(query.code_challenge),
				},
				state.me,
			);
			target.searchParams.set('code', code);
		} else {
			target.searchParams.set('error', 'access_denied');
		}
		if (query.state !== undefined) target.searchParams.set('state', String(query.state));
		return await reply.redirect(target.href, 302);
	};

	app.get('/oauth/authorize', async (request, reply) => {
		const query = fieldsOf(request.query);
		const problem = authorizeProblem(state.app(query.client_id), query);
		if (problem !== undefined) return await html(reply.code(400), errorPage(problem));
		// Lets a driver without a browser walk the flow.
		if (query.auto === '1') return await decide(reply, query, true);
		return await html(reply, consentPage(query));
	});

	app.post('/oauth/authorize', async (request, reply) => {
		const fields = fieldsOf(request.body);
		return await decide(reply, fields, fields.decision === 'approve');
	});

	app.post('/oauth/token', async (request, reply) => {
		return await answer(reply, async () => {
			const body = fieldsOf(request.body);
			// HTTP Basic is not looked at: without a client_id in the body there is no client.
			const client = clientOf(state, body);
			if (body.grant_type === 'authorization_code') {
				return state.tokens.issue(codes.redeem(client, body), client);
			}
			if (body.grant_type === 'refresh_token') {
				return await state.tokens.refresh(String(body.refresh_token ?? ''), client);
			}
			throw new TokenError(400, 'unsupported_grant_type', 'grant_type is not supported');
		});
	});

	app.post('/oauth/device/code', async (request, reply) => {
		const host = `http://${request.headers.host ?? ''}`;
		return await answer(reply, async () => devices.start(clientOf(state, fieldsOf(request.body)), host));
	});

	app.post('/oauth/device/token', async (request, reply) => {
		return await answer(reply, async () => {
			const body = fieldsOf(request.body);
			const { status, tokens } = devices.poll(String(body.code ?? ''), clientOf(state, body));
			reply.code(status);
			return tokens;
		});
	});

	app.post('/oauth/revoke', async (request, reply) => {
		return await answer(reply, async () => {
			const body = fieldsOf(request.body);
			clientOf(state, body);
			state.tokens.revoke(String(body.token ?? ''));
			return state.switches.revokeBody === '' ? undefined : {};
		});
	});

	app.get('/activate', async (_request, reply) => await html(reply, activationPage()));

	app.post('/activate', async (request, reply) => {
		const fields = fieldsOf(request.body);
		const decision = fields.decision === 'approve' ? 'approve' : 'deny';
		const found = devices.decide(decision, String(fields.user_code ?? ''));
		return await html(reply.code(found ? 200 : 404), activationPage(found ? 'Done.' : 'Unknown code.'));
	});

	app.get('/.well-known/openid-configuration', async (request) => {
		const host = `http://${request.headers.host ?? ''}`;
		return {
			issuer: host,
			authorization_endpoint: `${host}/oauth/authorize`,
			token_endpoint: `${host}/oauth/token`,
			revocation_endpoint: `${host}/oauth/revoke`,
			code_challenge_methods_supported: ['S256'],
			grant_types_supported: ['authorization_code', 'refresh_token'],
			response_types_supported: ['code'],
		};
	});
}

/** The client that a body names; a secret may be missing but not wrong. */
function clientOf(state: TraktState, body: Fields): App {
	const client = state.app(body.client_id);
	if (client === undefined) throw new TokenError(400, 'invalid_client', 'client_id is required');
	const secret = body.client_secret;
	if (client.clientSecret !== undefined && secret !== undefined && secret !== client.clientSecret) {
		throw new TokenError(401, 'invalid_client', 'invalid client_secret');
	}
	return client;
}

async function answer(reply: FastifyReply, work: () => Promise<unknown>): Promise<FastifyReply> {
	try {
		const body = await work();
		return await reply.header('cache-control', 'no-store').send(body);
	} catch (error) {
		if (!(error instanceof TokenError)) throw error;
		return await reply.code(error.status).send({ error: error.code, error_description: error.message });
	}
}

async function html(reply: FastifyReply, text: string): Promise<FastifyReply> {
	return await reply.type('text/html; charset=utf-8').send(text);
}
