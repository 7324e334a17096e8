import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import type { CallbackSettings } from '../../shared/auth/callback';
import { judgeKey, keyOfNode } from '../../shared/auth/keyWeb';
import { asText } from '../../shared/util/text';
import { HD_HIVE_CREDENTIAL } from '../client/session';

/** What the callback mechanism has to know about this node and its credential. */
export async function callbackSettings(context: IWebhookFunctions, credentials: ICredentialDataDecryptedObject): Promise<CallbackSettings> {
	const connectKey = await keyOfNode(context, 'connectKey');
	return {
		service: 'HDHive',
		connectKey,
		judge: async (offered) => await judgeKey(context, offered, connectKey),
		secret: asText(credentials.appSecret),
		// n8n's own public address (WEBHOOK_URL), so a reverse proxy in front of it makes no difference.
		callbackUrl: context.getNodeWebhookUrl('default') ?? '',
	};
}

export const credentialName = (context: IWebhookFunctions): string => context.getNode().credentials?.[HD_HIVE_CREDENTIAL]?.name ?? 'HDHive';
