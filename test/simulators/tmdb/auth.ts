import type { FastifyInstance, FastifyRequest } from 'fastify';
import { done, Refusal } from './errors';
import { bearer, fieldsOf, queryOf } from './http';
import type { TmdbState } from './state';

const bodyText = (request: FastifyRequest, name: string): string => {
	const value = fieldsOf(request.body)[name];
	return typeof value === 'string' ? value : '';
};

export function addAuthRoutes(app: FastifyInstance, state: TmdbState): void {
	const ofApp = (request: FastifyRequest) => {
		if (!state.apps.has(bearer(request))) throw new Refusal(7);
	};
	app.post('/4/auth/request_token', async (request) => {
		ofApp(request);
		return { ...done(1), request_token: state.addRequestToken(4).token };
	});
	app.post('/4/auth/access_token', async (request) => {
		ofApp(request);
		const account = state.redeem(bodyText(request, 'request_token'), 4);
		return { ...done(1), access_token: state.addUserToken(account), account_id: account.objectId };
	});
	app.delete('/4/auth/access_token', async (request) => {
		ofApp(request);
		state.userTokens.delete(bodyText(request, 'access_token'));
		return done(1);
	});
	app.get('/3/authentication/token/new', async (request) => {
		ofApp(request);
		const { token, expiresAt } = state.addRequestToken(3);
		return { success: true, expires_at: new Date(expiresAt).toISOString().replace(/T(.*)\..*/, ' $1 UTC'), request_token: token };
	});
	app.post('/3/authentication/session/new', async (request) => {
		ofApp(request);
		return { success: true, session_id: state.addSession(state.redeem(bodyText(request, 'request_token'), 3)) };
	});
	app.post('/3/authentication/session/convert/4', async (request) => {
		ofApp(request);
		const account = state.userTokens.get(bodyText(request, 'access_token'));
		if (account === undefined) throw new Refusal(36, { failure: true });
		return { success: true, session_id: state.addSession(account) };
	});
	app.delete('/3/authentication/session', async (request) => {
		ofApp(request);
		return { success: state.sessions.delete(bodyText(request, 'session_id')) };
	});
	addWebsite(app, state);
}

/** The page where a person approves; the first account is the one that is signed in there. */
function addWebsite(app: FastifyInstance, state: TmdbState): void {
	const page = (text: string) => `<!doctype html><html lang="en"><head><title>TMDB</title></head><body><h1>${text}</h1>`;
	app.get('/auth/access', async (request, reply) => {
		const token = queryOf(request).request_token ?? '';
		const known = state.requestTokens.has(token);
		const form = `<form method="post" action="/auth/access?request_token=${encodeURIComponent(token)}"><button>Approve</button></form>`;
		return await reply.type('text/html').send(known ? `${page('Third party access request')}${form}` : page('This request has expired'));
	});
	app.post('/auth/access', async (request, reply) => {
		const account = state.accounts[0];
		if (account !== undefined) state.approve(queryOf(request).request_token ?? '', account);
		return await reply.type('text/html').send(page('Access approved'));
	});
}
