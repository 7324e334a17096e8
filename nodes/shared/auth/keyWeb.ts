import type { ICredentialDataDecryptedObject, INodeCredentialDescription, IWebhookFunctions } from 'n8n-workflow';
import { asText } from '../util/text';

export const KEY_CREDENTIAL = 'watchFlowKeyApi';

/** Not required: a workflow from before this credential type holds its key in a field of the node. */
export const keyCredential: INodeCredentialDescription = { name: KEY_CREDENTIAL, required: false };

interface KeyContext {
	getNode(): { credentials?: Record<string, unknown>; parameters?: Record<string, unknown> };
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNodeParameter(name: string, fallback: string): unknown;
}

/**
 * The key of a node: of its WatchFlow Key credential, or, in a workflow from before there was one, of its field.
 *
 * @param field name of that field
 * @returns '' when there is none
 */
export async function keyOfNode(context: KeyContext, field: string): Promise<string> {
	if (context.getNode().credentials?.[KEY_CREDENTIAL] === undefined) return asText(context.getNodeParameter(field, ''));
	const { key } = await context.getCredentials(KEY_CREDENTIAL);
	return asText(key);
}

/** Where a webhook was called from: n8n's own answer, which heeds the proxies that it was told to trust. */
export function addressOfVisit(context: IWebhookFunctions): string {
	const request = context.getRequestObject() as unknown as { ip?: string; socket?: { remoteAddress?: string } };
	return asText(request.ip) || asText(request.socket?.remoteAddress);
}
