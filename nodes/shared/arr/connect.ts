import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import { FROM_NODE } from '../http/reach';
import { n8nSend, type RequestContext } from '../http/n8nSend';
import type { ServicePolicy } from '../http/policy';
import { ServiceClient } from '../http/request';
import { baseUrl } from '../http/url';
import { asText } from '../util/text';

/** What connecting needs of an n8n context: execution, poll and load-options contexts have it. */
export interface ConnectContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null; name: string }> };
}

/** How one service is reached with a base URL and an API key. */
interface KeyedService {
	credential: string;
	policy: ServicePolicy;
}

/** A client for the server of a credential that holds `baseUrl` and `apiKey`. @throws InputError for a bad URL */
export async function connectWithKey(
	context: ConnectContext,
	{ credential, policy }: KeyedService,
	cancelled?: () => boolean,
): Promise<ServiceClient> {
	const data = await context.getCredentials(credential);
	const base = baseUrl(asText(data.baseUrl), 'Base URL');
	const reference = context.getNode().credentials?.[credential];
	const decrypted: ICredentialsDecrypted = {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: credential,
		data: { ...data, ...FROM_NODE },
	};
	return new ServiceClient({
		policy,
		baseUrl: base,
		accountKey: reference?.id ?? base,
		send: n8nSend(context as unknown as RequestContext, credential, { decrypted }),
		cancelled,
	});
}
