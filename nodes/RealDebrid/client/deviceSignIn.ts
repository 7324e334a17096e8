import type { DeviceCode, DeviceFlow, PollOutcome } from '../../shared/auth/deviceFlow';
import type { TokenAnswer } from '../../shared/auth/tokenStore';
import type { Reply } from '../../shared/http/messages';
import { isHtml } from '../../shared/http/errorTexts';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { asText } from '../../shared/util/text';
import { errorCode } from './codes';
import { OAUTH } from './policy';
import { askByDeviceGrant, signInProblem, tokensOf, type ClientPair } from './tokenCalls';

export interface SignedIn {
	pair: ClientPair;
	tokens: TokenAnswer;
}

interface Form {
	apiUrl: string;
	clientId: string;
	/** Empty for apps without one: they are given a pair of their own. */
	clientSecret: string;
}

/** The flow for apps without a secret ("opensource apps"), or for an own app with one ("mobile apps"). */
export function realDebridDeviceFlow(context: CredentialContext, form: Form): DeviceFlow<unknown, SignedIn> {
	return form.clientSecret === '' ? openSourceFlow(context, form) : ownAppFlow(context, form);
}

function openSourceFlow(context: CredentialContext, form: Form): DeviceFlow<ClientPair, SignedIn> {
	return {
		service: 'Real-Debrid',
		requestCode: async () => await requestCode(context, form, { client_id: form.clientId, new_credentials: 'yes' }),
		poll: async (code) =>
			await openAsk(context, { url: `${form.apiUrl}${OAUTH}/device/credentials`, qs: { client_id: form.clientId, code } }),
		readPoll: (reply) => readCredentialsPoll(reply, form.apiUrl),
		async finish(pair, code) {
			const reply = await askByDeviceGrant(context, form.apiUrl, pair, code);
			const tokens = tokensOf(reply);
			if (tokens === undefined) throw signInProblem(reply, form.apiUrl);
			return { pair, tokens };
		},
	};
}

function ownAppFlow(context: CredentialContext, form: Form): DeviceFlow<TokenAnswer, SignedIn> {
	const pair = { clientId: form.clientId, clientSecret: form.clientSecret };
	return {
		service: 'Real-Debrid',
		requestCode: async () => await requestCode(context, form, { client_id: form.clientId }),
		poll: async (code) => await askByDeviceGrant(context, form.apiUrl, pair, code),
		readPoll: (reply) => readTokenPoll(reply, form.apiUrl),
		finish: async (tokens) => await Promise.resolve({ pair, tokens }),
	};
}

async function requestCode(context: CredentialContext, form: Form, qs: Record<string, string>): Promise<DeviceCode> {
	const reply = await openAsk(context, { url: `${form.apiUrl}${OAUTH}/device/code`, qs });
	const body = (reply.kind === 'answer' ? reply.body : undefined) as Record<string, unknown> | undefined;
	if (reply.kind !== 'answer' || reply.status !== 200 || !asText(body?.device_code)) throw signInProblem(reply, form.apiUrl);
	return {
		deviceCode: asText(body?.device_code),
		userCode: asText(body?.user_code),
		url: asText(body?.verification_url) || 'https://real-debrid.com/device',
		interval: Number(body?.interval) || 5,
		expiresIn: Number(body?.expires_in) || 600,
	};
}

/**
 * Pending is 403 with a null code; an unknown code is a 200 with nulls (seen live, see the client
 * DebridPulse, 2026-10). A 403 with code 9 is a real refusal.
 */
function readCredentialsPoll(reply: Reply, apiUrl: string): PollOutcome<ClientPair> {
	if (reply.kind === 'answer' && reply.status === 200) {
		const body = (reply.body ?? {}) as { client_id?: unknown; client_secret?: unknown };
		if (!asText(body.client_id)) return { state: 'expired' };
		return { state: 'granted', grant: { clientId: asText(body.client_id), clientSecret: asText(body.client_secret) } };
	}
	return readWaiting(reply, apiUrl);
}

/** Own apps poll the token endpoint; its pending answer is not documented and taken to be the same. */
function readTokenPoll(reply: Reply, apiUrl: string): PollOutcome<TokenAnswer> {
	const tokens = tokensOf(reply);
	return tokens === undefined ? readWaiting(reply, apiUrl) : { state: 'granted', grant: tokens };
}

function readWaiting(reply: Reply, apiUrl: string): PollOutcome<never> {
	if (reply.kind === 'answer') {
		if (reply.status === 403 && !isHtml(reply)) {
			return { state: errorCode(reply) === undefined ? 'pending' : 'denied' };
		}
		if (reply.status === 429) return { state: 'slowDown' };
		if (reply.status === 400 && errorCode(reply) === 2) return { state: 'expired' };
	}
	const { message, description } = signInProblem(reply, apiUrl);
	return { state: 'failed', errorText: { message, description } };
}
