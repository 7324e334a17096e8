import type { FastifyInstance } from 'fastify';
import { Answer, answer, ApiError, callOf, type Call } from './http';
import type { RealDebridState } from './state';

const DEVICE_GRANT = 'http://oauth.net/grant_type/device/1.0';
export const OPEN_SOURCE_CLIENT = 'X245A4XAIBGVM';

/** Device, open-source and website flows; each refresh is the device grant. */
export function addOAuth(app: FastifyInstance, state: RealDebridState): void {
	const base = '/oauth/v2';
	const pendingAnswer = () => new ApiError(403, null, null);

	app.get(
		`${base}/device/code`,
		async (request, reply) =>
			await answer(state, request, reply, () => {
				const { query } = callOf(state, request);
				if (query.client_id === undefined) throw new ApiError(400, 1, 'parameter_missing');
				const secretless = query.new_credentials === 'yes';
				if (query.client_id !== OPEN_SOURCE_CLIENT && !state.apps.has(query.client_id)) {
					throw new ApiError(400, 2, 'wrong_parameter');
				}
				const code = state.secret();
				const { deviceSeconds, deviceInterval } = state.switches;
				state.devices.set(code, {
					clientId: query.client_id,
					secretless,
					expiresAt: state.now() + deviceSeconds * 1000,
					state: 'pending',
				});
				return {
					device_code: code,
					user_code: state.id().slice(0, 8),
					interval: deviceInterval,
					expires_in: deviceSeconds,
					verification_url: 'https://real-debrid.com/device',
					direct_verification_url: `https://real-debrid.com/authorize?client_id=${query.client_id}&device_id=1`,
				};
			}),
	);

	app.get(
		`${base}/device/credentials`,
		async (request, reply) =>
			await answer(state, request, reply, () => {
				const { query } = callOf(state, request);
				const device = state.devices.get(query.code ?? '');
				if (device === undefined || device.expiresAt <= state.now()) return { client_id: null, client_secret: null };
				if (device.state === 'denied') throw new ApiError(403, 9, 'permission_denied');
				if (device.state === 'pending') throw pendingAnswer();
				device.pair ??= { client_id: state.id(), client_secret: state.secret() };
				return device.pair;
			}),
	);

	app.get(`${base}/auth`, async (request, reply) => {
		const { client_id: clientId = '', redirect_uri: redirectUri = '', state: given = '' } = callOf(state, request).query;
		if (state.apps.get(clientId)?.redirectUris.includes(redirectUri) !== true) return await reply.code(400).send('bad app');
		const code = state.secret();
		state.authCodes.set(code, { clientId, redirectUri });
		const target = new URL(redirectUri);
		target.searchParams.set('code', code);
		target.searchParams.set('state', given);
		return await reply.redirect(target.href, 302);
	});

	app.post(
		`${base}/token`,
		async (request, reply) =>
			await answer(state, request, reply, () => {
				const call = callOf(state, request);
				if (state.switches.tokenThrottled) throw new ApiError(429, 34, 'too_many_requests');
				const clientId = call.required('client_id');
				const grant = call.required('grant_type');
				const code = call.required('code');
				if (grant === 'authorization_code') return redeem(state, call, clientId, code);
				if (grant !== DEVICE_GRANT) throw new ApiError(400, 2, 'wrong_parameter');
				call.required('client_secret');
				const device = state.devices.get(code);
				if (device !== undefined) return deviceToken(state, call, device, clientId, code);
				return refreshed(state, clientId, code);
			}),
	);

	type Device = NonNullable<ReturnType<RealDebridState['devices']['get']>>;
	function deviceToken(own: RealDebridState, call: Call, device: Device, clientId: string, code: string): unknown {
		if (device.expiresAt <= own.now()) throw new ApiError(403, 9, 'permission_denied');
		const secret = call.form.client_secret;
		const pair = device.secretless ? device.pair : { client_id: device.clientId, client_secret: own.apps.get(device.clientId)?.secret };
		if (!device.secretless && device.state === 'pending') throw pendingAnswer();
		if (device.state !== 'approved' || pair?.client_id !== clientId || pair.client_secret !== secret) {
			throw new ApiError(403, 9, 'permission_denied');
		}
		own.devices.delete(code);
		return own.issue(clientId);
	}
}

function redeem(state: RealDebridState, call: Call, clientId: string, code: string): unknown {
	const issued = state.authCodes.get(code);
	state.authCodes.delete(code);
	const app = state.apps.get(clientId);
	if (issued?.clientId !== clientId || issued.redirectUri !== call.required('redirect_uri') || app?.secret !== call.form.client_secret) {
		throw new ApiError(403, 9, 'permission_denied');
	}
	return state.issue(clientId);
}

function refreshed(state: RealDebridState, clientId: string, token: string): unknown {
	const { rotateRefresh, omitRefresh, refusal } = state.switches;
	if (state.refresh.get(token) !== clientId) {
		state.refusedRefreshes++;
		if (refusal === '400/invalid_grant') return new Answer(400, { error: 'invalid_grant' });
		throw refusal === '403/9' ? new ApiError(403, 9, 'permission_denied') : new ApiError(401, 8, 'bad_token');
	}
	state.refreshes++;
	if (rotateRefresh) state.refresh.delete(token);
	const { refresh_token: next, ...rest } = state.issue(clientId, rotateRefresh ? undefined : token);
	return omitRefresh ? rest : { ...rest, refresh_token: next };
}
