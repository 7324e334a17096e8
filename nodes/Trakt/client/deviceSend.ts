import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { ClaimStore } from '../../shared/auth/claim';
import { renewingSend } from '../../shared/auth/renewingSend';
import { systemClock } from '../../shared/util/clock';
import type { Send } from '../../shared/http/messages';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import { asText } from '../../shared/util/text';
import { isPrivate, RENEW_EARLY_MS } from './policy';

interface DeviceContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): { credentials?: Record<string, { id: string | null; name?: string }> };
}

/** Each process renews at a moment of its own, so that two workers hardly ever come together. */
const earlyMs = RENEW_EARLY_MS * (0.25 + 0.75 * Math.random());

/**
 * Sends with the device credential, and has the sign-in renewed well before it ends. Trakt may end the whole
 * login when one refresh token is offered twice, so a process claims the renewal first.
 */
export function deviceSend(context: DeviceContext, credential: string): Send {
	const reference = context.getNode().credentials?.[credential];
	const read = async () => await context.getCredentials(credential);

	/** Sends with the stored credential, whose sign-in step n8n runs first, with this change, and stores. */
	const changing = async (change: ICredentialDataDecryptedObject): Promise<Send> => {
		const data = { ...(await read()), accessToken: '', ...change };
		const renewFirst = { id: reference?.id ?? '', name: reference?.name ?? '', type: credential, data };
		return n8nSend(context as unknown as RequestContext, credential, { renewOn: [], renewFirst });
	};

	return renewingSend({
		key: `trakt|${reference?.id ?? ''}`,
		clock: systemClock,
		earlyMs,
		send: n8nSend(context as unknown as RequestContext, credential, { renewOn: [] }),
		async read() {
			const { accessToken, expiresAt } = await read();
			return { accessToken: asText(accessToken), expiresAt: Number(expiresAt ?? 0) };
		},
		// What somebody keeps private is refused with the same status, and no new sign-in helps.
		isSignedOut: (answer) => answer.status === 401 && !isPrivate(answer),
		renew: async (call) => await (await changing({}))(call),
		claims: claims(read, changing),
	});
}

function claims(
	read: () => Promise<ICredentialDataDecryptedObject>,
	changing: (change: ICredentialDataDecryptedObject) => Promise<Send>,
): ClaimStore {
	return {
		async read() {
			const { accessToken, renewalClaim } = await read();
			return { accessToken: asText(accessToken), claim: asText(renewalClaim) };
		},
		async write(claim, accessToken) {
			// n8n stores on the way to a request; the credential stops this one before it is sent.
			const send = await changing({ claim, claimedToken: accessToken });
			await send({ method: 'GET', path: '/', url: 'https://api.trakt.tv/', timeoutMs: 1_000, headers: {} });
		},
	};
}
