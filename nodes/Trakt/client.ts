import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { n8nSend, type RequestContext } from '../shared/http/n8nSend';
import { ServiceClient } from '../shared/http/request';
import { baseUrl } from '../shared/http/url';
import { traktPolicy } from './policy';
import { asText } from '../shared/text';

export const TRAKT_CREDENTIAL = 'traktOAuth2Api';

interface TraktContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null }> };
}

/** A client for the account of the node's Trakt credential. `context` is any n8n node context. */
export async function connectTrakt(context: TraktContext, cancelled?: () => boolean): Promise<ServiceClient> {
	const { clientId, apiUrl } = await context.getCredentials(TRAKT_CREDENTIAL);
	return new ServiceClient({
		policy: traktPolicy,
		baseUrl: baseUrl(asText(apiUrl), 'API URL'),
		accountKey: context.getNode().credentials?.[TRAKT_CREDENTIAL]?.id ?? asText(clientId),
		send: n8nSend(context as unknown as RequestContext, TRAKT_CREDENTIAL),
		headers: { 'trakt-api-key': asText(clientId) },
		cancelled,
	});
}
