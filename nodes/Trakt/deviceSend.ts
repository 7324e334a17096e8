import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import type { Reply, Send } from '../shared/http/messages';
import { n8nSend, type RequestContext } from '../shared/http/n8nSend';
import { asText } from '../shared/text';
import { RENEW_EARLY_MS } from './policy';

interface DeviceContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null; name?: string }> };
}

/** Each process renews at a moment of its own, so that two workers hardly ever ask with the same refresh token. */
const earlyMs = RENEW_EARLY_MS * (0.25 + 0.75 * Math.random());

/**
 * Sends with the device credential: has the sign-in renewed well before it ends, and after a refusal looks
 * whether another process has renewed it meanwhile before the login counts as dead.
 */
export async function deviceSend(context: DeviceContext, credential: string): Promise<Send> {
	const stored = await context.getCredentials(credential);
	let used = asText(stored.accessToken);
	const renewFirst = isEnding(stored) ? emptied(context, credential, stored) : undefined;
	const send = n8nSend(context as unknown as RequestContext, credential, { renewFirst });
	return async (call) => {
		const reply = await send(call);
		if (!isSignInTrouble(reply)) return reply;
		const now = asText((await context.getCredentials(credential)).accessToken);
		if (now === '' || now === used) return reply;
		used = now;
		return await send(call);
	};
}

function isEnding({ accessToken, expiresAt, refreshToken }: ICredentialDataDecryptedObject): boolean {
	const end = Number(expiresAt ?? 0);
	return asText(accessToken) !== '' && asText(refreshToken) !== '' && end > 0 && end - earlyMs < Date.now();
}

function emptied(
	context: DeviceContext,
	credential: string,
	data: ICredentialDataDecryptedObject,
): ICredentialsDecrypted {
	const reference = context.getNode().credentials?.[credential];
	return {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: credential,
		data: { ...data, accessToken: '' },
	};
}

const isSignInTrouble = (reply: Reply): boolean =>
	reply.kind === 'signInFailed' || (reply.kind === 'answer' && reply.status === 401);
