import type { IHttpRequestOptions } from 'n8n-workflow';
import type { PollOutcome } from '../../shared/auth/deviceFlow';
import type { TokenAnswer } from '../../shared/auth/tokenStore';
import { ServiceError, type ErrorText } from '../../shared/node/errors';
import type { HttpAnswer, Reply } from '../../shared/http/messages';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { isHtml, unansweredText } from '../../shared/http/errorTexts';
import { asText } from '../../shared/util/text';

/** Sends one request without a stored sign-in; never throws. */
export async function ask(
	context: CredentialContext,
	method: 'GET' | 'POST',
	url: string,
	options: Pick<IHttpRequestOptions, 'headers' | 'body'>,
): Promise<Reply> {
	return await openAsk(context, { ...options, method, url });
}

/** The tokens in an answer; undefined for any other answer. */
export function tokensOf(reply: Reply): TokenAnswer | undefined {
	if (reply.kind !== 'answer' || reply.status >= 300) return undefined;
	const body = fieldsOf(reply);
	if (asText(body.access_token) === '') return undefined;
	const seconds = Number(body.expires_in);
	return {
		access_token: asText(body.access_token),
		refresh_token: asText(body.refresh_token) || undefined,
		expires_in: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
	};
}

/** A refused grant: 400 today, 401 in older answers (trakt-api issue 888). The app's own trouble is not one. */
export function refusedText(reply: Reply): ErrorText | undefined {
	if (reply.kind !== 'answer' || ![400, 401].includes(reply.status) || errorOf(reply) === 'invalid_client') return undefined;
	return { message: 'Trakt no longer accepts this sign-in', description: 'Enter a new code.' };
}

/** The statuses of `POST /oauth/device/token`; most come without a body. */
export function readPoll(reply: Reply, authBase: string): PollOutcome<TokenAnswer> {
	const grant = tokensOf(reply);
	if (grant !== undefined) return { state: 'granted', grant };
	if (reply.kind === 'answer' && errorOf(reply) !== 'invalid_client') {
		if (reply.status === 400) return { state: 'pending' };
		if (reply.status === 429) return { state: 'slowDown' };
		if ([404, 409, 410].includes(reply.status) && !isHtml(reply)) return { state: 'expired' };
		if (reply.status === 418) return { state: 'denied' };
	}
	const { message, description } = troubleOf(reply, authBase);
	return { state: 'failed', errorText: { message, description } };
}

/** The sentence for a reply that a sign-in step cannot go on with. n8n's dialog shows the message alone. */
export function troubleOf(reply: Reply, authBase: string): ServiceError {
	const { message, description } = wordsOf(reply, authBase);
	return new ServiceError({ service: 'Trakt', message: `${message}. ${description}`, description });
}

function wordsOf(reply: Reply, authBase: string): ErrorText {
	if (reply.kind !== 'answer') {
		return unansweredText('Trakt', reply, {
			message: `Nothing answers at ${authBase}`,
			description: 'Check the Sign-In URL and that n8n can reach it, then press Retry.',
		});
	}
	if (reply.status === 403 && isHtml(reply)) {
		return {
			message: 'A firewall in front of Trakt blocked the request',
			description: 'Wait a few minutes and press Retry; if it stays, use another network.',
		};
	}
	if (errorOf(reply) === 'invalid_client' || reply.status === 403 || reply.status === 401) {
		return {
			message: 'Trakt does not know this API app',
			description: 'Copy Client ID and Client Secret again from app.trakt.tv/settings/apps/api, and check that the app still exists.',
		};
	}
	if (reply.status === 429 || reply.status >= 500) {
		return {
			message: 'Trakt cannot sign in just now',
			description: 'Press Retry in a minute; nothing is lost.',
		};
	}
	return {
		message: `No Trakt answers at ${authBase} (HTTP ${reply.status})`,
		description: 'The Sign-In URL should be https://auth.trakt.tv',
	};
}

const fieldsOf = ({ body }: HttpAnswer): Record<string, unknown> =>
	typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};

const errorOf = (answer: HttpAnswer): string => asText(fieldsOf(answer).error);
