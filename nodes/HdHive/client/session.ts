import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import { isFresh } from '../../shared/auth/tokenStore';
import { systemClock } from '../../shared/util/clock';
import type { HttpCall, Reply, Send } from '../../shared/http/messages';
import { FROM_NODE } from '../../shared/http/reach';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import { asText } from '../../shared/util/text';
import { DEAD_SIGN_IN, RENEWABLE } from './errorCodes';
import { BAD_CODE, separate, USED_CODE } from './oauthCalls';
import { errorCode, normalise } from './policy';

export const HD_HIVE_CREDENTIAL = 'watchFlowHdHiveOAuth2Api';

type Data = ICredentialDataDecryptedObject;

/** What any n8n node context has. */
export interface HdHiveContext {
	getCredentials(type: string): Promise<Data>;
	getNode(): { credentials?: Record<string, { id: string | null; name: string }> };
}

/** Another process may need this long to store what it got for our refresh token. */
const WAITS_FOR_ANOTHER_MS = [250, 750, 2_000, 4_000];

/**
 * Sends with the stored sign-in. Tokens at their end are renewed before the request, refused ones after
 * it, and each renewal is stored by n8n before anything is sent with it. HDHive's refresh tokens count
 * once: who loses the race for one takes over what the winner has stored.
 */
export function hdHiveSend(context: HdHiveContext): Send {
	return async (call) => {
		const stored = await readSignIn(context);
		const reply = await sendWith(context, call, stored);
		if (isDead(reply)) return await takeOver(context, call, stored, reply);
		if (!wantsRenewal(reply, stored)) return reply;
		const refusedToken = asText(stored.accessToken);
		const now = await readSignIn(context);
		const replaced = asText(now.accessToken) !== refusedToken;
		const second = await sendWith(context, call, replaced ? now : { ...now, accessToken: '', refusedToken });
		return isDead(second) ? await takeOver(context, call, now, second) : second;
	};
}

/** The stored credential; with an empty access token where that is at its end, so that n8n renews it first. */
async function readSignIn(context: HdHiveContext): Promise<Data> {
	const data = await context.getCredentials(HD_HIVE_CREDENTIAL);
	const tokens = { accessToken: asText(data.accessToken), expiresAt: Number(data.expiresAt ?? 0) };
	const usable = data.authentication !== 'personalKey' && isFresh(tokens, systemClock.now());
	return usable ? { ...data } : { ...data, accessToken: '' };
}

async function sendWith(context: HdHiveContext, call: HttpCall & { url: string }, data: Data): Promise<Reply> {
	const reference = context.getNode().credentials?.[HD_HIVE_CREDENTIAL];
	const renewFirst: ICredentialsDecrypted = {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: HD_HIVE_CREDENTIAL,
		data: { ...data, ...FROM_NODE },
	};
	const send = n8nSend(context as unknown as RequestContext, HD_HIVE_CREDENTIAL, { renewOn: [], renewFirst });
	const reply = await send(call);
	if (reply.kind === 'signInFailed') return { ...reply, errorText: separate(reply.errorText) };
	return reply.kind === 'answer' ? normalise(reply) : reply;
}

function wantsRenewal(reply: Reply, stored: Data): boolean {
	if (reply.kind !== 'answer' || reply.status !== 401) return false;
	return stored.authentication !== 'personalKey' && RENEWABLE.includes(errorCode(reply));
}

/** Also a code that another request has exchanged meanwhile: its tokens are about to be stored. */
const isDead = (reply: Reply): boolean =>
	reply.kind === 'signInFailed' && [DEAD_SIGN_IN, BAD_CODE.message, USED_CODE.message].includes(reply.errorText.message);

/** Our refresh token is gone: dead, or spent by another process that is about to store its successor. */
async function takeOver(context: HdHiveContext, call: HttpCall & { url: string }, ours: Data, dead: Reply): Promise<Reply> {
	for (const ms of WAITS_FOR_ANOTHER_MS) {
		const now = await readSignIn(context);
		if (now.refreshToken !== ours.refreshToken && asText(now.accessToken) !== '') return await sendWith(context, call, now);
		await systemClock.sleep(ms);
	}
	return dead;
}
