import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import { isFresh } from '../../shared/auth/tokenStore';
import { FROM_NODE } from '../../shared/http/reach';
import { n8nSend, type RequestContext, type SendOptions } from '../../shared/http/n8nSend';
import { ServiceClient } from '../../shared/http/request';
import { baseUrl } from '../../shared/http/url';
import { LOGIN_REFUSED, moviePilotPolicy } from './policy';
import { asText } from '../../shared/util/text';

export const MOVIE_PILOT_CREDENTIAL = 'watchFlowMoviePilotApi';

interface MoviePilotContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null; name: string }> };
}

/** A client for the server of the node's MoviePilot credential. `context` is any n8n node context. */
export async function connectMoviePilot(context: MoviePilotContext, cancelled?: () => boolean): Promise<ServiceClient> {
	const credentials = await context.getCredentials(MOVIE_PILOT_CREDENTIAL);
	const base = baseUrl(asText(credentials.baseUrl), 'Base URL');
	const reference = context.getNode().credentials?.[MOVIE_PILOT_CREDENTIAL];
	return new ServiceClient({
		policy: moviePilotPolicy,
		baseUrl: base,
		accountKey: reference?.id ?? base,
		send: n8nSend(context as unknown as RequestContext, MOVIE_PILOT_CREDENTIAL, loginOptions(credentials, reference)),
		cancelled,
	});
}

/**
 * With user name and password the login is renewed before its end, and once more when it is refused. An
 * emptied access token makes n8n sign in before the first request and put the new one in its place.
 */
function loginOptions(
	credentials: ICredentialDataDecryptedObject,
	reference: { id: string | null; name: string } | undefined,
): SendOptions {
	const stored = { accessToken: asText(credentials.accessToken), expiresAt: Number(credentials.expiresAt ?? 0) };
	const accessToken = isFresh(stored, Date.now()) ? stored.accessToken : '';
	const decrypted: ICredentialsDecrypted = {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: MOVIE_PILOT_CREDENTIAL,
		data: { ...credentials, accessToken, ...FROM_NODE },
	};
	return { decrypted, ...(credentials.username ? { renewOn: LOGIN_REFUSED } : {}) };
}
