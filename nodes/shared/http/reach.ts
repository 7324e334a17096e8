import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ServiceError } from '../node/errors';
import { certificateOptions } from './certificates';
import { unansweredText } from './errorTexts';
import { openAsk, type CredentialContext } from './openAsk';
import { baseUrl } from './url';

/**
 * Marks the copy of a credential that a node sends with: its own requests tell what is in the way, so that none
 * is spent on looking.
 */
export const FROM_NODE = { fromNode: 'yes' } as const;

export const isFromNode = (credentials: ICredentialDataDecryptedObject): boolean => credentials.fromNode === 'yes';

/**
 * Looks whether anything answers, without a secret, and not from another address. n8n's dialog shows a bare code such as
 * DEPTH_ZERO_SELF_SIGNED_CERT when a test gets no answer; what a sign-in step throws it shows whole.
 *
 * @throws ServiceError with cause and remedy in its message
 */
export async function checkReach(
	context: CredentialContext,
	service: string,
	address: { url: string; field: string; /** What the test of the dialog asks. */ path: string },
	credentials: ICredentialDataDecryptedObject,
): Promise<void> {
	if (isFromNode(credentials)) return;
	const url = baseUrl(address.url, address.field);
	const reply = await openAsk(context, { url: url + address.path, ...certificateOptions(credentials) });
	if (reply.kind === 'answer') return;
	const silent = { message: `Nothing answers at ${url}`, description: `Check the ${address.field} and that ${service} runs.` };
	const { message, description } = unansweredText(service, reply, silent);
	throw new ServiceError({ service, message: `${message.replace(/\.$/, '')}. ${description}`, description });
}
