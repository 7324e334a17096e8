import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, INodeCredentialTestResult, IWebhookFunctions } from 'n8n-workflow';
import { asText } from '../util/text';

export const KEY_CREDENTIAL = 'watchFlowKeyApi';

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
	const { secretKey } = await context.getCredentials(KEY_CREDENTIAL);
	return asText(secretKey);
}

/** Where a webhook was called from: n8n's own answer, which heeds the proxies that it was told to trust. */
export function addressOfVisit(context: IWebhookFunctions): string {
	const request = context.getRequestObject() as unknown as { ip?: string; socket?: { remoteAddress?: string } };
	return asText(request.ip) || asText(request.socket?.remoteAddress);
}

/** The shortest key that is taken: anybody may try keys at a public address. */
const SHORTEST_KEY = 12;

/** The credential's test in its dialog: nobody else knows the key, so that only its length can be looked at. */
export async function testKey(credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const length = asText(credential.data?.secretKey).trim().length;
	const isLong = length >= SHORTEST_KEY;
	return await Promise.resolve(
		isLong
			? { status: 'OK', message: 'The key is long enough. Use it nowhere else.' }
			: { status: 'Error', message: `"Key" has ${length} characters. Give at least ${SHORTEST_KEY}.` },
	);
}
