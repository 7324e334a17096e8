import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type HdHiveState, type User } from './state';

export type Fields = Record<string, unknown>;

export const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

export const ok = (data: unknown, message = 'success', more: Fields = {}) => ({ success: true, data, ...more, message, code: '200' });

/** The app secret or a personal key; everything asks for one first. */
export function checkKey(state: HdHiveState, request: FastifyRequest): 'app' | 'personal' {
	const key = request.headers['x-api-key'];
	if (key === undefined || key === '') {
		throw new Refusal(401, 'MISSING_API_KEY', 'API Key is required', '请在请求头中提供 X-API-Key');
	}
	if (key === state.app.secret) return 'app';
	if (key === state.personalKey) return 'personal';
	throw new Refusal(401, 'INVALID_API_KEY', 'API Key is invalid', 'API Key 无效或不存在');
}

/** Who asks, if he may: key, user token, scope, quota, in this order. */
export function admit(state: HdHiveState, request: FastifyRequest, reply: FastifyReply, scope: string): User {
	const kind = checkKey(state, request);
	const endpoint = `${request.method} ${request.routeOptions.url ?? ''}`;
	if (state.switches.disabled.some((prefix) => endpoint.startsWith(prefix))) {
		throw new Refusal(403, 'ENDPOINT_DISABLED', 'Endpoint is disabled', '该接口已停用');
	}
	const user = kind === 'personal' && state.switches.generation === '2026-04' ? state.me : bearer(state, request, scope);
	const left = state.countCall(endpoint);
	if (left !== undefined) {
		reply.header('X-Endpoint-Limit', String(state.switches.endpointLimit)).header('X-Endpoint-Remaining', String(left));
	}
	return user;
}

function bearer(state: HdHiveState, request: FastifyRequest, scope: string): User {
	const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
	if (token === undefined) {
		const anonymous = scope === 'meta' && state.switches.generation === '2026-04';
		if (anonymous) return state.me;
		throw new Refusal(403, 'OPENAPI_USER_REQUIRED', 'OpenAPI user is required', '需要用户授权');
	}
	const { user, scopes } = state.tokens.identify(token);
	if (!state.app.scopes.includes(scope)) throw new Refusal(403, 'SCOPE_NOT_ALLOWED', `Scope ${scope} is not allowed for the app`);
	if (!scopes.includes(scope)) throw new Refusal(403, 'USER_SCOPE_NOT_ALLOWED', `Scope ${scope} was not granted`, '用户未授权该权限');
	return user;
}

export function needVip(user: User): void {
	if (user.isVip) return;
	throw new Refusal(403, 'VIP_REQUIRED', 'VIP membership required', '该接口仅对 Premium 用户开放，请升级为 Premium 后使用');
}
