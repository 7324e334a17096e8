import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import { renewingSend } from '../../shared/auth/renewingSend';
import { systemClock, type Clock } from '../../shared/util/clock';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import type { Reply, Send } from '../../shared/http/messages';
import { USER_AGENT } from '../../shared/http/policy';
import { rememberingLists } from '../../shared/http/rememberedLists';
import { ServiceClient } from '../../shared/http/request';
import { baseUrl } from '../../shared/http/url';
import { storedText } from '../../shared/node/formValues';
import { asText } from '../../shared/util/text';
import { isWholeList } from './lists';
import { realDebridPolicy, RENEW_EARLY_MS, REST } from './policy';

export const BY_TOKEN = 'watchFlowRealDebridApi';
export const BY_SIGN_IN = 'watchFlowRealDebridOAuth2Api';

/** The part of any n8n context that is needed here. */
interface RealDebridContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): {
		parameters?: Record<string, unknown>;
		credentials?: Record<string, { id: string | null; name: string }>;
	};
}

/** Everything that is known about the connection of a node. */
export interface Connection {
	client: ServiceClient;
	clock: Clock;
	/** Names the account, for what is remembered in memory. */
	account: string;
	credential: typeof BY_TOKEN | typeof BY_SIGN_IN;
	/** Forgets the stored sign-in; only OAuth2 credentials keep one that can be forgotten. */
	forget: () => Promise<void>;
}

/** A client for the account of the node's Real-Debrid credential, of whichever kind it is. */
export async function connectRealDebrid(context: RealDebridContext, cancelled?: () => boolean): Promise<Connection> {
	const node = context.getNode();
	const credential = storedText(node, 'authentication') === 'oAuth2' ? BY_SIGN_IN : BY_TOKEN;
	const credentials = await context.getCredentials(credential);
	const apiUrl = baseUrl(asText(credentials.apiUrl), 'API URL');
	const account = `${credential}|${node.credentials?.[credential]?.id ?? apiUrl}`;
	const send = n8nSend(context as unknown as RequestContext, credential, { renewOn: [] });
	const client = new ServiceClient({
		policy: realDebridPolicy,
		baseUrl: `${apiUrl}${REST}`,
		accountKey: account,
		send: rememberingLists(credential === BY_SIGN_IN ? withRenewal(context, account, send) : send, account, isWholeList),
		cancelled,
	});
	return {
		client,
		clock: systemClock,
		account,
		credential,
		async forget() {
			if (credential === BY_SIGN_IN) await sendOnce(await changing(context, { disconnect: true }), apiUrl);
		},
	};
}

function withRenewal(context: RealDebridContext, key: string, send: Send): Send {
	return renewingSend({
		key,
		clock: systemClock,
		earlyMs: RENEW_EARLY_MS,
		send,
		async read() {
			const { accessToken, expiresAt } = await context.getCredentials(BY_SIGN_IN);
			return { accessToken: asText(accessToken), expiresAt: Number(expiresAt ?? 0) };
		},
		renew: async (call) => await (await changing(context, {}))(call),
	});
}

/** Sends with a credential whose sign-in step n8n runs first, with this change, and stores. */
async function changing(context: RealDebridContext, change: Record<string, boolean | string>): Promise<Send> {
	const reference = context.getNode().credentials?.[BY_SIGN_IN];
	const renewFirst: ICredentialsDecrypted = {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: BY_SIGN_IN,
		data: { ...(await context.getCredentials(BY_SIGN_IN)), accessToken: '', ...change },
	};
	return n8nSend(context as unknown as RequestContext, BY_SIGN_IN, { renewOn: [], renewFirst });
}

/**
 * Has n8n exchange the code of the website flow and store the sign-in.
 *
 * @returns the reply to the request that carried it, which tells why when nothing was stored
 */
export async function exchangeCode(context: RealDebridContext, code: string, redirectUri: string): Promise<Reply> {
	const { apiUrl } = await context.getCredentials(BY_SIGN_IN);
	return await sendOnce(await changing(context, { code, redirectUri }), baseUrl(asText(apiUrl), 'API URL'));
}

/** n8n stores a changed sign-in only on the way to a request, so the one is sent that needs no token. */
async function sendOnce(send: Send, apiUrl: string): Promise<Reply> {
	return await send({
		method: 'GET',
		path: '/time',
		url: `${apiUrl}${REST}/time`,
		expect: 'text',
		timeoutMs: realDebridPolicy.timeoutMs,
		headers: { 'User-Agent': USER_AGENT },
	});
}
