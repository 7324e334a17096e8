import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';
import { string } from '../node/fields';
import { triggerInput, type TriggerContext } from '../node/itemInput';
import { asText } from '../util/text';
import { isKey, isLongEnough, keyGuard, SHORTEST_KEY, type Verdict } from './keyGuard';

/** In a node's description it stands as a word: n8n's scanner reads it there. */
const KEY_CREDENTIAL = 'watchFlowKeyApi';

/** The field that held the key before there was a credential for it: for nodes that were made then. */
export const keyBefore = <Name extends string>(displayName: string, name: Name) =>
	string(
		displayName,
		name,
		'Stands in the workflow in clear. Move it into a WatchFlow Key credential and empty this field: the credential counts.',
		{ typeOptions: { password: true }, displayOptions: { show: { '@version': [1] } } },
	);

interface KeyContext extends TriggerContext {
	getNode(): { credentials?: Record<string, unknown>; parameters: IDataObject };
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

/**
 * The key of a node: of its WatchFlow Key credential, or, in a workflow from before there was one, of its field.
 *
 * @param field name of that field
 * @returns '' when there is none
 */
export async function keyOfNode(context: KeyContext, field: string): Promise<string> {
	if (context.getNode().credentials?.[KEY_CREDENTIAL] === undefined) {
		return asText(triggerInput(context, [keyBefore('Key', field)]).value(field));
	}
	const { secretKey } = await context.getCredentials(KEY_CREDENTIAL);
	return asText(secretKey);
}

/** Where a webhook was called from: n8n's own answer, which heeds the proxies that it was told to trust. */
export function addressOfVisit(context: IWebhookFunctions): string {
	const request = context.getRequestObject() as unknown as { ip?: string; socket?: { remoteAddress?: string } };
	return asText(request.ip) || asText(request.socket?.remoteAddress);
}

/** Judges a key that came with a visit of a node's webhook; a wrong one waits. */
export async function judgeKey(context: IWebhookFunctions, offered: string, key: string): Promise<Verdict> {
	const place = `${asText(context.getWorkflow().id)}/${context.getNode().id}`;
	return await keyGuard.judge({ offered, place, address: addressOfVisit(context) }, isKey(key));
}

/** The credential's test in its dialog: nobody else knows the key, so that only its length can be looked at. */
export async function testKey(credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const key = asText(credential.data?.secretKey);
	return await Promise.resolve(
		isLongEnough(key)
			? { status: 'OK', message: 'The key is long enough. Use it nowhere else.' }
			: { status: 'Error', message: `"Key" has ${key.trim().length} characters. Give at least ${SHORTEST_KEY}.` },
	);
}
