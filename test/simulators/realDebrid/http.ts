import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Limits } from './limits';
import type { RealDebridState } from './state';

/** An error in the service's own envelope. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: number | null | undefined,
		readonly text: string | null = '',
		readonly more: object = {},
	) {
		super(`${status}/${code}`);
	}
}

export class Answer {
	constructor(
		readonly status: number,
		readonly body?: unknown,
		readonly headers: Record<string, string> = {},
	) {}
}

export interface Call {
	state: RealDebridState;
	request: FastifyRequest;
	id: string;
	query: Record<string, string | undefined>;
	/** Fields of a form body; nothing when the body was sent in another way. */
	form: Record<string, string | undefined>;
	raw: Buffer;
	/** The access token; '' without one. */
	token: string;
	/** @throws ApiError 400/1 */
	required(name: string): string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Handler = (call: Call) => unknown;
export type Route = [method: Method, path: string, handler: Handler, open?: 'open'];

/** Adds the routes of the REST API, with token, limits, ETag and the verb header in front of them. */
export function addRoutes(app: FastifyInstance, state: RealDebridState, limits: Limits, routes: Route[]): void {
	const posts = new Set(routes.filter(([method]) => method === 'POST').map(([, path]) => path));
	for (const [method, path, handler, open] of routes) {
		const url = `/rest/1.0${path}`;
		const run = async (request: FastifyRequest, reply: FastifyReply) =>
			await answer(state, request, reply, async () => {
				const call = callOf(state, request);
				limits.count(state.access.has(call.token) ? 'account' : request.ip, path);
				if (open === undefined) admit(state, call);
				return await handler(call);
			});
		app.route({ method, url, handler: run });
		if (method === 'GET' || posts.has(path)) continue;
		app.post(url, async (request, reply) => {
			const verb = String(request.headers['x-http-verb'] ?? '').toUpperCase();
			if (verb === method) return await run(request, reply);
			return await answer(state, request, reply, () => Promise.reject(new ApiError(405, 4, 'method_not_allowed')));
		});
	}
	app.setNotFoundHandler(
		async (request, reply) => await answer(state, request, reply, () => Promise.reject(new ApiError(404, 3, 'unknown_method'))),
	);
}

function admit(state: RealDebridState, { token }: Call): void {
	const end = state.access.get(token);
	if (end === undefined || end <= state.now()) throw new ApiError(401, 8, 'bad_token');
	if (state.switches.locked) throw new ApiError(403, 9, 'permission_denied');
}

export function callOf(state: RealDebridState, request: FastifyRequest): Call {
	const query = request.query as Record<string, string | undefined>;
	const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
	const form = isForm ? (request.body as Record<string, string | undefined>) : {};
	const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
	return {
		state,
		request,
		id: (request.params as { id?: string }).id ?? '',
		query,
		form,
		raw: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
		token: bearer ?? query.auth_token ?? '',
		required(name) {
			const value = form[name];
			if (value === undefined || value === '') throw new ApiError(400, 1, 'parameter_missing');
			return value;
		},
	};
}

export async function answer(
	state: RealDebridState,
	request: FastifyRequest,
	reply: FastifyReply,
	work: () => unknown,
): Promise<FastifyReply> {
	try {
		const result = await work();
		const { status, body, headers } = result instanceof Answer ? result : new Answer(200, result);
		return await send(request, reply, status, body, headers);
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		const { status, code, text, more } = error;
		if (code === undefined)
			return await reply
				.code(status)
				.headers(more as Record<string, string>)
				.send(text ?? '');
		const retryAfter = (more as { retryAfter?: number }).retryAfter;
		const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
		const { retryAfter: _left, ...body } = more as { retryAfter?: number };
		const shownCode = state.switches.textCodes && code !== null ? String(code) : code;
		return await send(request, reply, status, { error: text, error_code: shownCode, ...body }, headers);
	}
}

async function send(
	request: FastifyRequest,
	reply: FastifyReply,
	status: number,
	body: unknown,
	headers: Record<string, string>,
): Promise<FastifyReply> {
	reply.code(status).headers(headers);
	if (body === undefined) return await reply.header('content-type', 'application/json').send();
	if (typeof body === 'string') return await reply.type('text/html; charset=UTF-8').send(body);
	// As PHP writes it.
	const text = JSON.stringify(body, null, '\t').replaceAll('/', '\\/');
	const etag = createHash('sha1').update(text).digest('hex');
	reply.header('etag', etag).header('content-type', 'application/json');
	if (status === 200 && request.headers['if-none-match'] === etag) return await reply.code(304).send();
	return await reply.send(text);
}

/** The clock of Paris, with the wrong `Z` behind it. */
export function parisDate(ms: number): string {
	return `${parisParts(ms).replace(' ', 'T')}.000Z`;
}

/** "2026-10-03 21:02:00" */
export function parisParts(ms: number): string {
	return new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Paris',
		dateStyle: 'short',
		timeStyle: 'medium',
	}).format(ms);
}
