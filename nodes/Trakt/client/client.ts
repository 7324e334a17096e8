import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deviceSend } from './deviceSend';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import { ServiceClient } from '../../shared/http/request';
import { baseUrl } from '../../shared/http/url';
import { traktPolicy } from './policy';
import { asText } from '../../shared/util/text';

export const TRAKT_CREDENTIAL = 'traktOAuth2Api';
export const TRAKT_DEVICE_CREDENTIAL = 'traktDeviceApi';

interface TraktContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): {
		parameters?: Record<string, unknown>;
		credentials?: Record<string, { id: string | null }>;
	};
}

/** A client for the account of the node's Trakt credential. `context` is any n8n node context. */
export async function connectTrakt(context: TraktContext, cancelled?: () => boolean): Promise<ServiceClient> {
	const node = context.getNode();
	const credential = node.parameters?.authentication === 'device' ? TRAKT_DEVICE_CREDENTIAL : TRAKT_CREDENTIAL;
	const { clientId, apiUrl } = await context.getCredentials(credential);
	return new ServiceClient({
		policy: traktPolicy,
		baseUrl: baseUrl(asText(apiUrl), 'API URL'),
		accountKey: node.credentials?.[credential]?.id ?? asText(clientId),
		send:
			credential === TRAKT_DEVICE_CREDENTIAL ? deviceSend(context, credential) : n8nSend(context as unknown as RequestContext, credential),
		headers: { 'trakt-api-key': asText(clientId) },
		cancelled,
	});
}
