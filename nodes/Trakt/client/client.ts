import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deviceSend } from './deviceSend';
import { n8nSend, type RequestContext } from '../../shared/http/n8nSend';
import { ServiceClient } from '../../shared/http/request';
import { baseUrl } from '../../shared/http/url';
import type { Send } from '../../shared/http/messages';
import { rememberingLists } from '../../shared/http/rememberedLists';
import { findingLists } from './listNames';
import { isWholePage } from './paging';
import { isPrivate, traktPolicy } from './policy';
import { isSomebodyElses, withUserSlug } from './userSlug';
import { storedText } from '../../shared/node/formValues';
import { asText } from '../../shared/util/text';

export const TRAKT_CREDENTIAL = 'watchFlowTraktOAuth2Api';
export const TRAKT_DEVICE_CREDENTIAL = 'watchFlowTraktDeviceApi';

interface TraktContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): {
		parameters?: Record<string, unknown>;
		credentials?: Record<string, { id: string | null }>;
	};
}

/** The kind of credential that a node uses. */
export const credentialOf = (node: { parameters?: Record<string, unknown> }): string =>
	storedText(node, 'authentication') === 'device' ? TRAKT_DEVICE_CREDENTIAL : TRAKT_CREDENTIAL;

/** A client for the account of the node's Trakt credential. `context` is any n8n node context. */
export async function connectTrakt(context: TraktContext, cancelled?: () => boolean): Promise<ServiceClient> {
	const node = context.getNode();
	const credential = credentialOf(node);
	const { clientId, apiUrl } = await context.getCredentials(credential);
	const accountKey = node.credentials?.[credential]?.id ?? asText(clientId);
	const send = credential === TRAKT_DEVICE_CREDENTIAL ? deviceSend(context, credential) : oAuth2Send(context, credential);
	return new ServiceClient({
		policy: traktPolicy,
		baseUrl: baseUrl(asText(apiUrl), 'API URL'),
		accountKey,
		send: toUserSlugs(findingLists(rememberingLists(send, `trakt|${accountKey}`, isWholePage))),
		headers: { 'trakt-api-key': asText(clientId) },
		cancelled,
	});
}

/**
 * n8n renews an OAuth2 sign-in on any 401. What somebody else keeps private is refused with 401 and
 * X-Private-User (trakt-api 127): such a path is asked without renewing first, so that no token is spent on it.
 */
function oAuth2Send(context: TraktContext, credential: string): Send {
	const requests = context as unknown as RequestContext;
	const renewing = n8nSend(requests, credential);
	const keeping = n8nSend(requests, credential, { keepToken: true });
	return async (call) => {
		if (!isSomebodyElses(call.path)) return await renewing(call);
		const reply = await keeping(call);
		return reply.kind === 'answer' && reply.status === 401 && !isPrivate(reply) ? await renewing(call) : reply;
	};
}

const toUserSlugs =
	(send: Send): Send =>
	async (call) => {
		const slugs = withUserSlug(call.path);
		if (slugs === call.path || !call.url.endsWith(call.path)) return await send(call);
		return await send({ ...call, path: slugs, url: call.url.slice(0, -call.path.length) + slugs });
	};
