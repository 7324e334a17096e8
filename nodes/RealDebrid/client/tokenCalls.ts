import type { TokenAnswer } from '../../shared/auth/tokenStore';
import { ServiceError } from '../../shared/node/errors';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import type { Reply } from '../../shared/http/messages';
import { isHtml, unansweredText } from '../../shared/http/errorTexts';
import { asText } from '../../shared/util/text';
import { errorCode, wordsOfCode, WORDS_OF_STATUS } from './codes';
import { DEVICE_GRANT, OAUTH } from './policy';

export interface ClientPair {
	clientId: string;
	clientSecret: string;
}

/** One token call. Real-Debrid reads form bodies only; the same fields as JSON answer "parameter missing". */
async function askToken(context: CredentialContext, apiUrl: string, fields: Record<string, string>): Promise<Reply> {
	return await openAsk(context, {
		method: 'POST',
		url: `${apiUrl}${OAUTH}/token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
}

/** Exchanges a device code, or renews: both are the device grant, `code` being the one or the other. */
export async function askByDeviceGrant(context: CredentialContext, apiUrl: string, pair: ClientPair, code: string) {
	return await askToken(context, apiUrl, {
		client_id: pair.clientId,
		client_secret: pair.clientSecret,
		code,
		grant_type: DEVICE_GRANT,
	});
}

/** Exchanges the code of the website flow. */
export async function askByCode(context: CredentialContext, apiUrl: string, pair: ClientPair, code: string, redirectUri: string) {
	return await askToken(context, apiUrl, {
		client_id: pair.clientId,
		client_secret: pair.clientSecret,
		code,
		redirect_uri: redirectUri,
		grant_type: 'authorization_code',
	});
}

/** The tokens in an answer. `expires_in` also comes as text. */
export function tokensOf(reply: Reply): TokenAnswer | undefined {
	if (reply.kind !== 'answer' || reply.status >= 300) return undefined;
	const body = (reply.body ?? {}) as { access_token?: unknown; refresh_token?: unknown; expires_in?: unknown };
	if (typeof body.access_token !== 'string' || body.access_token === '') return undefined;
	const seconds = Number(body.expires_in ?? 3600);
	return {
		access_token: body.access_token,
		refresh_token: asText(body.refresh_token) || undefined,
		expires_in: Number.isFinite(seconds) && seconds > 0 ? seconds : 3600,
	};
}

/** Codes that refuse the token itself: wrong value, unknown, bad token, denied, login, locked, not activated. */
const REFUSING_CODES = [2, 7, 8, 9, 12, 13, 14, 15];

/**
 * 400, 401 and 403 end a sign-in when the answer is Real-Debrid's own and says so. A page of the firewall in front,
 * an address that is not liked (22) and anything else (429, 5xx, no answer) may be better a minute later.
 */
export function isRefusal(reply: Reply): boolean {
	if (reply.kind !== 'answer' || ![400, 401, 403].includes(reply.status) || isHtml(reply)) return false;
	const code = errorCode(reply);
	if (code !== undefined) return REFUSING_CODES.includes(code);
	const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? '');
	return /"(?:invalid_grant|invalid_client|unauthorized_client|access_denied)"/.test(body.slice(0, 500));
}

/** n8n's credential dialog shows the message alone, so both sentences go into it. */
export function problem(what: string, remedy: string): ServiceError {
	return new ServiceError({ service: 'Real-Debrid', message: `${what}. ${remedy}`, description: remedy });
}

/** The sentence for a reply that a sign-in step cannot go on with. */
export function signInProblem(reply: Reply, apiUrl: string): ServiceError {
	if (reply.kind !== 'answer') {
		const silent = { message: `Nothing answers at ${apiUrl}`, description: 'Check the API URL and that n8n can reach it.' };
		const { message, description } = unansweredText('Real-Debrid', reply, silent);
		return problem(message, description);
	}
	if (reply.status === 429 || reply.status >= 500 || isHtml(reply)) {
		return problem('Real-Debrid cannot sign in just now', 'Press Retry in a minute; your sign-in is still good.');
	}
	const code = errorCode(reply);
	const known = (code === undefined ? undefined : wordsOfCode(code)) ?? WORDS_OF_STATUS[reply.status];
	if (known !== undefined) return problem(known.message, known.description);
	return problem(`No Real-Debrid answers at ${apiUrl} (HTTP ${reply.status})`, 'The API URL should be https://api.real-debrid.com');
}
