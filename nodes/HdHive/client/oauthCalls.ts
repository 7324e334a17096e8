import { systemClock } from '../../shared/util/clock';
import { ServiceError, type ErrorText } from '../../shared/node/errors';
import type { HttpAnswer, Reply } from '../../shared/http/messages';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { isHtml, serviceError } from '../../shared/http/errorTexts';
import { certificateOptions } from '../../shared/http/certificates';
import { asText } from '../../shared/util/text';
import { hdHivePolicy, normalise, SIGN_IN_PATH } from './policy';
import type { App, HdHiveTokens } from './handover';

/** @throws ServiceError with both sentences in its message: n8n's credential dialog shows nothing else */
export async function exchangeCode(context: CredentialContext, app: App, code: string, redirectUri: string): Promise<HdHiveTokens> {
	const body = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
	const reply = await post(context, app, '/token', body);
	if (reply.kind === 'answer' && reply.status === 400 && !isHtml(reply)) throw problem(BAD_CODE);
	return readTokens(reply, '');
}

/** Tries the newer form first; HDHive's documentation of 2026-04 knows only the other. */
export async function refresh(context: CredentialContext, app: App, refreshToken: string): Promise<HdHiveTokens> {
	const first = await postPatiently(context, app, '/refresh', { refresh_token: refreshToken });
	const unknown = first.kind === 'answer' && [404, 405].includes(first.status);
	if (!unknown) return readTokens(first, refreshToken);
	const body = { grant_type: 'refresh_token', refresh_token: refreshToken };
	return readTokens(await postPatiently(context, app, '/token', body), refreshToken);
}

/** After a failure that may pass, the same token is offered again: it may not have been looked at. */
async function postPatiently(context: CredentialContext, app: App, path: string, body: object): Promise<Reply> {
	for (let attempt = 1; ; attempt++) {
		const reply = await post(context, app, path, body);
		const passes = reply.kind === 'noAnswer' || (reply.kind === 'answer' && reply.status >= 500);
		if (!passes || attempt === 3) return reply;
		await systemClock.sleep(1_000 * attempt);
	}
}

async function post(context: CredentialContext, app: App, path: string, body: object): Promise<Reply> {
	const reply = await openAsk(context, {
		method: 'POST',
		url: `${app.base}${SIGN_IN_PATH}${path}`,
		headers: { 'X-API-Key': app.secret, Accept: 'application/json' },
		body,
		timeout: 20_000,
		...certificateOptions(app),
	});
	return reply.kind === 'answer' ? normalise(reply) : reply;
}

function readTokens(reply: Reply, keep: string): HdHiveTokens {
	const data = reply.kind === 'answer' && reply.status < 300 ? tokenData(reply) : undefined;
	if (data === undefined) throw failed(reply);
	const now = systemClock.now();
	const end = (seconds: unknown) => (Number(seconds) > 0 ? now + Number(seconds) * 1000 : 0);
	return {
		accessToken: asText(data.access_token),
		refreshToken: asText(data.refresh_token) || keep,
		expiresAt: end(data.expires_in),
		refreshExpiresAt: end(data.refresh_expires_in),
		scopes: Array.isArray(data.scopes) ? data.scopes.map(asText) : asText(data.scope).split(/\s+/).filter(Boolean),
	};
}

function tokenData(answer: HttpAnswer): Record<string, unknown> | undefined {
	const data = (answer.body as { data?: Record<string, unknown> | null } | undefined)?.data;
	return asText(data?.access_token) === '' ? undefined : (data ?? undefined);
}

function failed(reply: Reply): ServiceError {
	const call = { method: 'POST', path: SIGN_IN_PATH, retry: 'idempotent' } as const;
	const unreadable = reply.kind === 'answer' && reply.status < 300;
	return problem(unreadable ? NO_TOKENS : serviceError(hdHivePolicy(), call, reply));
}

/** n8n's credential dialog shows the message alone, or a code if there is one: so both sentences go into it, and no code. */
export function problem({ message, description }: ErrorText): ServiceError {
	return new ServiceError({ service: 'HDHive', message: `${message.replace(/\.$/, '')}. ${description}`, description });
}

/** Takes the two sentences of such a problem apart again, for where both are shown. */
export function separate<T extends ErrorText>(text: T): T {
	const { message, description } = text;
	return message.endsWith(description) ? { ...text, message: message.slice(0, -description.length).trim().replace(/\.$/, '') } : text;
}

export const BAD_CODE: ErrorText = {
	message: 'HDHive did not accept the authorization code',
	description:
		'A code counts once and for ten minutes, and only with the Redirect URL it was asked for with. Sign in again and use the new code at once.',
};

/** The code was exchanged by this n8n before. */
export const USED_CODE: ErrorText = {
	message: 'This authorization code was used already',
	description: 'A code opens one sign-in, once. Sign in again and use the new code.',
};

const NO_TOKENS: ErrorText = {
	message: 'Something answers at the Base URL, but it is not HDHive',
	description: 'Correct the Base URL: https://hdhive.com or https://re0.me',
};
