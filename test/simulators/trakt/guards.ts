import { ApiError } from './apiError';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { blockAgents } from './edge';
import type { RateLimiter } from './limits';
import type { Route } from './routes';
import type { Account, TraktState } from './state';

/**
 * Everything that stands between a request and its route, in the order of the real service:
 * edge, client id, token, account, rate limit, content type. Returns the signed-in account.
 */
export async function admit(
	state: TraktState,
	limiter: RateLimiter,
	request: FastifyRequest,
	reply: FastifyReply,
	route: Route | undefined,
): Promise<Account | undefined> {
	await blockAgents(state, request, reply);
	if (reply.sent) return undefined;

	const clientId = String(request.headers['trakt-api-key'] ?? '');
	if (state.app(clientId) === undefined) throw new ApiError(403);
	// Which status the service gives here is not documented; a client must send the header.
	if (request.headers['trakt-api-version'] !== '2') throw new ApiError(400);

	const account = accountOf(state, request, clientId);
	if (account?.locked === true || account?.deactivated === true) {
		throw new ApiError(423, {
			'x-account-locked': String(account.locked),
			'x-account-deactivated': String(account.deactivated),
		});
	}

	const write = !['GET', 'HEAD'].includes(request.method);
	const who = account?.slug ?? clientId;
	const signedIn = account !== undefined;
	if (!(await limiter.accept(state.switches.limits, { write, signedIn, who }, reply))) return undefined;

	if (route?.auth === 'required' && account === undefined) throw new ApiError(401);
	refuseWithoutVip(state, request, account);
	if (write) checkBody(request);
	return account;
}

function accountOf(state: TraktState, request: FastifyRequest, clientId: string): Account | undefined {
	const header = request.headers.authorization;
	if (header === undefined) return undefined;
	const grant = state.tokens.grant(header.replace(/^Bearer /i, ''));
	if (grant === undefined || grant.app.clientId !== clientId) {
		throw new ApiError(401, { 'www-authenticate': 'Bearer error="invalid_token"' });
	}
	return grant.account;
}

function refuseWithoutVip(state: TraktState, request: FastifyRequest, account: Account | undefined): void {
	const line = `${request.method} ${request.url.split('?')[0] ?? ''}`;
	if (account === undefined || account.vip) return;
	if (!state.switches.vipOnly.some((source) => new RegExp(source).test(line))) return;
	const { upgradeUrl } = state.switches;
	throw new ApiError(426, upgradeUrl === undefined ? {} : { 'x-upgrade-url': upgradeUrl });
}

function checkBody(request: FastifyRequest): void {
	const type = request.headers['content-type'];
	if (type !== undefined && !/^application\/json\b/.test(type)) throw new ApiError(412);
	if (type === undefined && request.method === 'POST') throw new ApiError(412);
	// What the JSON parser could not read arrives here as text.
	if (typeof request.body === 'string') throw new ApiError(400);
}
