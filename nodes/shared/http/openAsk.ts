import type { IHttpRequestOptions } from 'n8n-workflow';
import type { HttpCall, Reply } from './messages';
import { isRedirect, movedText } from './movedTo';
import { answer, replyFromError } from './n8nSend';
import { USER_AGENT } from './policy';

/** The part of n8n's context that a credential may use. */
export interface CredentialContext {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
}

type Options = Pick<IHttpRequestOptions, 'url' | 'qs' | 'headers' | 'body' | 'skipSslCertificateValidation' | 'timeout'> & {
	method?: HttpCall['method'];
};

/**
 * Sends one request of a credential's sign-in step, without a stored sign-in; never throws. A redirect is not
 * followed, and comes back as a step that failed: a credential can go on with none.
 */
export async function openAsk(context: CredentialContext, options: Options): Promise<Reply> {
	const reply = await ask(context, options);
	if (reply.kind !== 'answer' || !isRedirect(reply)) return reply;
	return { kind: 'signInFailed', errorText: movedText(new URL(options.url).origin, options.url, reply) };
}

async function ask(context: CredentialContext, options: Options): Promise<Reply> {
	const { method = 'GET', url } = options;
	const call = { method, path: '', url };
	try {
		const response = (await context.helpers.httpRequest({
			timeout: 15_000,
			...options,
			method,
			headers: { ...options.headers, 'User-Agent': USER_AGENT },
			returnFullResponse: true,
			disableFollowRedirect: true,
			json: true,
		})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return answer(call, response.statusCode, response.headers, response.body);
	} catch (error) {
		return replyFromError(call, error);
	}
}
