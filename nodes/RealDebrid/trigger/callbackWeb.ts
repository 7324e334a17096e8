import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { connectedPage, exchangeFailedPage, readCallback, refusal, startConnect, type CallbackSettings } from '../../shared/auth/callback';
import { answerWeb, webRequest } from '../../shared/auth/callbackWeb';
import { judgeKey, keyOfNode } from '../../shared/auth/keyWeb';
import type { ErrorText } from '../../shared/node/errors';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { BY_SIGN_IN, exchangeCode } from '../client/client';
import { OAUTH } from '../client/policy';

type Data = ICredentialDataDecryptedObject;

/** Serves both webhooks of the trigger: `connect` starts the sign-in, `callback` finishes it. */
export async function serveSignIn(context: IWebhookFunctions) {
	const credentials = await context.getCredentials<Data>(BY_SIGN_IN);
	const connectKey = await keyOfNode(context, 'connectKey');
	const settings: CallbackSettings = {
		service: 'Real-Debrid',
		connectKey,
		judge: async (offered) => await judgeKey(context, offered, connectKey),
		secret: asText(credentials.clientSecret),
		// n8n's own public address (WEBHOOK_URL), so a reverse proxy in front of it makes no difference.
		callbackUrl: context.getNodeWebhookUrl('default') ?? '',
	};
	const problem = unusable(context, credentials);
	if (problem !== undefined) return answerWeb(context, refusal(settings, 500, problem));
	if (context.getWebhookName() === 'setup') {
		const toRealDebrid = (state: string) => authorizeUrl(credentials, settings.callbackUrl, state);
		return answerWeb(context, await startConnect(webRequest(context), settings, toRealDebrid));
	}
	const result = readCallback(webRequest(context), settings);
	if ('answer' in result) return answerWeb(context, result.answer);
	return await finish(context, settings, credentials, result.code);
}

/** Has no scope: what an app may do is set on the app itself. */
function authorizeUrl(credentials: Data, redirectUri: string, state: string): string {
	const url = new URL(`${baseUrl(asText(credentials.apiUrl), 'API URL')}${OAUTH}/auth`);
	const query = { client_id: asText(credentials.clientId), redirect_uri: redirectUri, response_type: 'code', state };
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}

async function finish(context: IWebhookFunctions, settings: CallbackSettings, before: Data, code: string) {
	const reply = await exchangeCode(context, code, settings.callbackUrl);
	const after = await context.getCredentials<Data>(BY_SIGN_IN);
	if (asText(after.accessToken) === '' || after.accessToken === before.accessToken) {
		return answerWeb(context, exchangeFailedPage(settings, reply.kind === 'signInFailed' ? separate(reply.errorText) : NOT_STORED));
	}
	const expiresAt = Number(after.expiresAt ?? 0);
	const page = connectedPage(settings, {
		credential: context.getNode().credentials?.[BY_SIGN_IN]?.name ?? 'Real-Debrid',
		scopes: [],
		expiresAt,
		renews: asText(after.refreshToken) !== '',
	});
	return answerWeb(context, page, { connected: true, expiresAt: expiresAt > 0 ? new Date(expiresAt).toISOString() : null });
}

function unusable(context: IWebhookFunctions, credentials: Data): ErrorText | undefined {
	if (asText(credentials.clientId) === '' || asText(credentials.clientSecret) === '') {
		return {
			message: 'The website sign-in needs an app of your own.',
			description: 'Fill in Client ID and Client Secret in the credential of this node, or connect it by device code.',
		};
	}
	if (context.getMode() !== 'manual') return undefined;
	return {
		message: 'n8n keeps a test address open for one call only, and a sign-in needs two.',
		description: 'Publish (activate) the workflow, and open the production address of the node.',
	};
}

/** The credential dialog shows the message alone, so it holds both sentences; a page shows each once. */
const separate = ({ message, description }: ErrorText): ErrorText => ({ message: message.replace(` ${description}`, ''), description });

const NOT_STORED: ErrorText = {
	message: 'Real-Debrid accepted the sign-in, but n8n did not store it.',
	description: 'Check that the credential of the node still exists and may be changed, and start again.',
};
