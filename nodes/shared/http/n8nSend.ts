import type { IAdditionalCredentialOptions, ICredentialsDecrypted, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { ServiceError } from '../node/errors';
import { causes, noAnswer, refusedByN8n, refusedByProxy, type Thrown } from './causes';
import type { HttpAnswer, HttpCall, Reply, Send, SignedOut } from './messages';

/** The part of an n8n context that sends requests; execution, poll, webhook and load-options contexts have it. */
export interface RequestContext {
	helpers: {
		httpRequestWithAuthentication(
			this: RequestContext,
			credentialType: string,
			options: IHttpRequestOptions,
			additional?: IAdditionalCredentialOptions,
		): Promise<unknown>;
	};
}

export interface SendOptions {
	/** Statuses after which n8n renews the credential and sends once more (401 alone by default). */
	renewOn?: number[];
	/** For OAuth2 credentials: n8n renews nothing, whatever the status. */
	keepToken?: boolean;
	/**
	 * The stored credential with its expirable field emptied: the first request then makes n8n renew the
	 * sign-in, and store it, before anything is sent. For tokens that are known to be at their end.
	 */
	renewFirst?: ICredentialsDecrypted;
	/**
	 * The credential as it was read once: saves n8n a look-up and a decryption per request. n8n puts a
	 * renewed sign-in into this same object. Not for OAuth2 credentials, where n8n ignores it.
	 */
	decrypted?: ICredentialsDecrypted;
}

/** A status that no answer has. */
const NO_STATUS = 0;

/**
 * Sends through n8n's own helper, which signs the request, refreshes OAuth2 tokens once on a 401 and
 * keeps n8n's proxy and SSRF settings. Redirects are not followed: a token never goes to another host.
 */
export function n8nSend(context: RequestContext, credentialType: string, options: SendOptions = {}): Send {
	let { renewFirst } = options;
	return async (call) => {
		const additional: IAdditionalCredentialOptions = {};
		if (options.renewOn !== undefined) additional.preAuthenticationRetryStatusCode = options.renewOn;
		if (options.keepToken === true) additional.oauth2 = { tokenExpiredStatusCode: NO_STATUS };
		const credential = renewFirst ?? options.decrypted;
		if (credential !== undefined) additional.credentialsDecrypted = credential;
		renewFirst = undefined;
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				requestOptions(call),
				additional,
			)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
			return answer(call, response.statusCode, response.headers, response.body);
		} catch (error) {
			return replyFromError(call, error);
		}
	};
}

function requestOptions(call: HttpCall & { url: string }): IHttpRequestOptions {
	const options: IHttpRequestOptions = {
		method: call.method,
		url: call.url,
		headers: { ...call.headers },
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: call.timeoutMs,
		json: call.expect === undefined || call.expect === 'json',
	};
	if (call.query !== undefined) options.qs = definedOnly(call.query);
	if (call.expect === 'binary') options.encoding = 'arraybuffer';
	if (call.body !== undefined) {
		// n8n sends no body at all for an empty object, and then no content type either.
		options.body = Object.keys(call.body).length === 0 ? '{}' : call.body;
		options.headers = { 'Content-Type': 'application/json', ...options.headers };
	}
	if (call.form !== undefined) {
		options.body = new URLSearchParams(call.form).toString();
		options.headers = { ...options.headers, 'Content-Type': 'application/x-www-form-urlencoded' };
	}
	return options;
}

function definedOnly(query: NonNullable<HttpCall['query']>): IDataObject {
	return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** An answer of any status as n8n gives it, as ours. */
export function answer(call: HttpCall, status: number, headers: Record<string, unknown>, body: unknown): HttpAnswer {
	const plain: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers ?? {})) plain[name.toLowerCase()] = String(value);
	const wantsJson = call.expect === undefined || call.expect === 'json';
	// n8n leaves JSON that it cannot parse as text; an empty body is a legitimate answer (204 and some 200s).
	if (wantsJson && typeof body === 'string' && body.trim() !== '') plain['x-watchflow-unreadable'] = 'true';
	return { kind: 'answer', status, headers: plain, body: body === '' ? undefined : body };
}

/**
 * Digs the service's answer out of an error thrown by n8n's helper.
 *
 * @param call with its whole address where that is known: a proxy in front of it is recognised by it
 */
export function replyFromError(call: HttpCall & { url?: string }, error: unknown): Reply {
	const chain = causes(error);
	for (const link of chain) {
		if (link instanceof ServiceError) {
			// An error's message is not copied by a spread, so the sentences are taken out here.
			return { kind: 'signInFailed', errorText: { message: link.message, description: link.description } };
		}
		const { response } = link;
		// A success that was thrown broke off in the middle of its body (axios: "stream has been aborted").
		if (response === undefined || typeof response.status !== 'number' || response.status < 300) continue;
		return refusedByProxy(response, call.url) ?? answer(call, response.status, response.headers ?? {}, response.data);
	}
	const errorText = refusedByN8n(chain);
	return errorText === undefined ? (signedOut(chain) ?? noAnswer(chain, call.url)) : { kind: 'signInFailed', errorText: errorText };
}

function signedOut(chain: Thrown[]): SignedOut | undefined {
	for (const link of chain) {
		if (typeof link.body?.error === 'string') return { kind: 'signedOut', code: link.body.error };
		const text = typeof link.message === 'string' ? link.message : '';
		const known = /invalid_client|invalid_grant/.exec(text);
		if (known !== null) return { kind: 'signedOut', code: known[0] };
		if (/needs to be reconnected|credentials not connected|without access token|reconnect the credentials/i.test(text))
			return { kind: 'signedOut', code: 'invalid_grant' };
	}
	return undefined;
}
