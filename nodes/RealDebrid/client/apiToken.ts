import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { REST } from './policy';
import { signInProblem } from './tokenCalls';

/**
 * Looks once whether the private token is accepted, so that a locked account or a refused address is
 * told by its own sentence instead of by the status alone.
 *
 * @returns what n8n shall store; empty when Real-Debrid is busy
 * @throws ServiceError
 */
export async function checkApiToken(
	context: CredentialContext,
	credentials: ICredentialDataDecryptedObject,
): Promise<Record<string, string>> {
	const apiUrl = baseUrl(asText(credentials.apiUrl), 'API URL');
	const reply = await openAsk(context, {
		url: `${apiUrl}${REST}/user`,
		headers: { Authorization: `Bearer ${asText(credentials.apiToken)}` },
	});
	if (reply.kind === 'answer' && reply.status < 300) return { checkedToken: 'yes' };
	if (reply.kind !== 'answer' || [401, 403].includes(reply.status)) throw signInProblem(reply, apiUrl);
	return {};
}
