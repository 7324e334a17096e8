import type { FastifyInstance } from 'fastify';
import { checkKey, fieldsOf, ok } from './guard';
import { Refusal, type HdHiveState } from './state';

const OAUTH = '/api/public/openapi/oauth';

/** The consent page and the token endpoints. */
export function addOAuthRoutes(app: FastifyInstance, state: HdHiveState): void {
	const problem = (query: Record<string, unknown>): string | undefined => {
		if (query.client_id !== state.app.clientId) return 'unknown client_id';
		const uri = String(query.redirect_uri ?? '');
		if (!/^https?:\/\/[^#]+$/.test(uri)) return 'redirect_uri is not allowed';
		const scopes = String(query.scope ?? '').split(' ');
		return scopes.every((scope) => state.app.scopes.includes(scope)) ? undefined : 'scope is not allowed';
	};
	const back = (query: Record<string, unknown>, answer: Record<string, string>): string => {
		const target = new URL(String(query.redirect_uri));
		for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
		if (query.state !== undefined) target.searchParams.set('state', String(query.state));
		return target.href;
	};
	const scopesOf = (query: Record<string, unknown>) => String(query.scope ?? '').split(' ');

	app.get('/openapi/authorize', async (request, reply) => {
		const query = fieldsOf(request.query);
		const wrong = problem(query);
		if (wrong !== undefined) return await reply.code(400).type('text/html').send(`<!DOCTYPE html><p>${wrong}</p>`);
		if (query.auto === 'deny') return await reply.redirect(back(query, { error: 'access_denied' }), 302);
		if (query.auto !== undefined)
			return await reply.redirect(back(query, { code: state.tokens.code(String(query.redirect_uri), scopesOf(query)) }), 302);
		const link = new URLSearchParams({ ...(query as Record<string, string>), auto: '1' });
		return await reply
			.type('text/html; charset=utf-8')
			.send(
				`<!DOCTYPE html><title>HDHive</title><h1>授权 ${state.app.name}</h1><a id="approve" href="/openapi/authorize?${link.toString()}">同意</a>`,
			);
	});

	app.get(`${OAUTH}/authorize`, async () => {
		throw new Refusal(401, '401', 'Unauthorized', '请先登录');
	});

	app.post(`${OAUTH}/token`, async (request) => {
		checkKey(state, request);
		const body = fieldsOf(request.body);
		if (body.grant_type === 'authorization_code') return ok(state.tokens.redeem(String(body.code), String(body.redirect_uri)));
		if (body.grant_type !== 'refresh_token' || state.switches.refreshForm === 'refresh') {
			throw new Refusal(400, '400', 'unsupported grant_type');
		}
		return ok(await state.tokens.renew(String(body.refresh_token)));
	});

	app.post(`${OAUTH}/refresh`, async (request) => {
		if (state.switches.refreshForm === 'token') throw new Refusal(404, '404', 'Not Found');
		checkKey(state, request);
		return ok(await state.tokens.renew(String(fieldsOf(request.body).refresh_token)));
	});

	app.post(`${OAUTH}/revoke`, async (request) => {
		checkKey(state, request);
		state.tokens.revoke(String(fieldsOf(request.body).refresh_token));
		return ok(null);
	});
}
