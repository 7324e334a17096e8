import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './apiError';
import { admit } from './guards';
import type { RateLimiter } from './limits';
import type { Account, TraktState } from './state';
import { extendedOf, type Extended } from './views';

/** One call of a route, with everything the guards have found out about it. */
export interface Call {
	state: TraktState;
	params: Record<string, string | undefined>;
	query: Record<string, unknown>;
	body: unknown;
	extended: Extended;
	/** The signed-in account, on any route. */
	account: Account | undefined;
	/** The signed-in account of a route that requires one. */
	me: Account;
	/** "METHOD /path", for patterns. */
	line: string;
	reply: FastifyReply;
}

/** One route of the API. A new one is an object in the array of its file; the file is named in api.ts. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** In Trakt's notation: `/sync/watchlist[/:type[/:sort_by]]`. */
	path: string;
	/** Whether a call without a token is answered with 401. */
	auth: 'required' | 'optional';
	/** Status of success, 200 when absent. */
	status?: number;
	/** Returns the body; text is sent as the JSON it is; throws an ApiError to refuse. */
	handle(call: Call): unknown;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		trakt?: Route;
	}
}

/** Tags a page of a list, and says whether the caller has it already. */
function isKnown({ state, query, reply }: Call, { headers }: FastifyRequest, body: unknown): boolean {
	if (!state.switches.etags || query.page === undefined) return false;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const etag = `W/"${createHash('md5').update(text).digest('hex')}"`;
	reply.header('etag', etag);
	return headers['if-none-match'] === etag;
}

/** Adds routes, the guards in front of them and the answers for unknown paths and wrong verbs. */
export function addRoutes(app: FastifyInstance, state: TraktState, limiter: RateLimiter, routes: Route[]): void {
	const callers = new WeakMap<FastifyRequest, Account>();
	parseLeniently(app);

	app.addHook('preHandler', async (request, reply) => {
		if (request.url.startsWith('/__control/')) return;
		await answer(reply, async () => {
			const account = await admit(state, limiter, request, reply, request.routeOptions.config.trakt);
			if (account !== undefined) callers.set(request, account);
		});
	});

	const verbs = new Map<string, string[]>();
	for (const route of routes) {
		for (const url of expandPath(route.path)) {
			verbs.set(url, [...(verbs.get(url) ?? []), route.method]);
			app.route({
				method: route.method,
				url,
				config: { trakt: route },
				handler: async (request, reply) => {
					await answer(reply, async () => {
						const call = callOf(state, request, reply, callers.get(request));
						if (route.status !== undefined) reply.code(route.status);
						const body = await route.handle(call);
						if (typeof body === 'string') reply.type('application/json; charset=utf-8');
						if (isKnown(call, request, body)) await reply.code(304).send();
						else await reply.send(body);
					});
					return reply;
				},
			});
		}
	}

	app.setNotFoundHandler(async (request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		const allowed = [...verbs].find(([url]) => patternOf(url).test(path))?.[1];
		if (allowed !== undefined) reply.header('allow', allowed.join(', '));
		return await reply.code(allowed === undefined ? 404 : 405).send('');
	});
}

/** `/a[/:b[/:c]]` stands for `/a`, `/a/:b` and `/a/:b/:c`. */
export function expandPath(path: string): string[] {
	const parts = path.replace(/\]+$/, '').split('[');
	return parts.map((_part, index) => parts.slice(0, index + 1).join(''));
}

function patternOf(url: string): RegExp {
	return new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`);
}

function callOf(state: TraktState, request: FastifyRequest, reply: FastifyReply, account: Account | undefined): Call {
	const query = request.query as Record<string, unknown>;
	return {
		state,
		params: request.params as Record<string, string | undefined>,
		query,
		body: request.body,
		extended: extendedOf(query),
		account,
		get me() {
			if (account === undefined) throw new ApiError(401);
			return account;
		},
		line: `${request.method} ${request.url.split('?')[0] ?? ''}`,
		reply,
	};
}

async function answer(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		await reply.code(error.status).headers(error.headers).send(error.body);
	}
}

/** A body that is not JSON must reach the guards, which answer it the way Trakt does. */
function parseLeniently(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
		const isJson = /^application\/json/.test(request.headers['content-type'] ?? '');
		if (!isJson || text === '') {
			done(null, text === '' ? undefined : text);
			return;
		}
		try {
			done(null, JSON.parse(String(text)));
		} catch {
			done(null, text);
		}
	});
}
