import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, IWebhookFunctions } from 'n8n-workflow';
import { connectedPage, exchangeFailedPage, readCallback, refusal, startConnect, type CallbackSettings } from '../../shared/auth/callback';
import { answerWeb, webRequest } from '../../shared/auth/callbackWeb';
import type { WebAnswer } from '../../shared/auth/webAnswer';
import type { ErrorText } from '../../shared/node/errors';
import type { Reply } from '../../shared/http/messages';
import { n8nSend } from '../../shared/http/n8nSend';
import { USER_AGENT } from '../../shared/http/policy';
import { serviceError } from '../../shared/http/errorTexts';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { callbackSettings, credentialName } from './callbackSettings';
import { separate } from '../client/oauthCalls';
import { hdHivePolicy, OPEN } from '../client/policy';
import { HD_HIVE_CREDENTIAL } from '../client/session';
import { authorizeUrl } from '../client/signIn';

type Data = ICredentialDataDecryptedObject;

/** Serves both webhooks of the trigger: `connect` starts the sign-in, `callback` finishes it. */
export async function serveSignIn(context: IWebhookFunctions) {
	const credentials = await context.getCredentials(HD_HIVE_CREDENTIAL);
	const settings = await callbackSettings(context, credentials);
	const problem = unusable(context, credentials);
	if (problem !== undefined) return answerWeb(context, refusal(settings, 500, problem));
	if (context.getWebhookName() === 'setup') {
		const toHdHive = (state: string) => authorizeUrl(credentials, settings.callbackUrl, state);
		return answerWeb(context, await startConnect(webRequest(context), settings, toHdHive));
	}
	const result = readCallback(webRequest(context), settings);
	if ('answer' in result) return answerWeb(context, result.answer);
	return await finish(context, settings, credentials, result.code);
}

async function finish(context: IWebhookFunctions, settings: CallbackSettings, before: Data, code: string) {
	const failure = await exchange(context, before, code, settings.callbackUrl);
	const after = await context.getCredentials<Data>(HD_HIVE_CREDENTIAL);
	if (failure !== undefined || asText(after.accessToken) === '' || after.accessToken === before.accessToken) {
		return answerWeb(context, exchangeFailedPage(settings, failure ?? NOT_STORED));
	}
	const scopes = asText(after.grantedScopes)
		.split(' ')
		.filter((scope) => scope !== '');
	const expiresAt = Number(after.expiresAt ?? 0);
	return answerWeb(context, success(context, settings, after, scopes, expiresAt), {
		connected: true,
		scopes,
		expiresAt: expiresAt > 0 ? new Date(expiresAt).toISOString() : null,
	});
}

function success(context: IWebhookFunctions, settings: CallbackSettings, after: Data, scopes: string[], expiresAt: number): WebAnswer {
	return connectedPage(settings, {
		credential: credentialName(context),
		scopes,
		expiresAt,
		renews: asText(after.refreshToken) !== '',
	});
}

/**
 * Exchanges the code by asking for a ping with a copy of the credential that holds it: n8n runs the
 * credential's sign-in on the copy, and stores what comes back into the real one.
 *
 * @returns what went wrong, or undefined; a refused ping is no failure, because the tokens are there by then
 */
async function exchange(context: IWebhookFunctions, credentials: Data, code: string, redirectUri: string): Promise<ErrorText | undefined> {
	const reference = context.getNode().credentials?.[HD_HIVE_CREDENTIAL];
	const renewFirst: ICredentialsDecrypted = {
		id: reference?.id ?? '',
		name: reference?.name ?? '',
		type: HD_HIVE_CREDENTIAL,
		data: { ...credentials, code, redirectUri, accessToken: '' },
	};
	const send = n8nSend(context, HD_HIVE_CREDENTIAL, { renewOn: [], renewFirst });
	const call = { method: 'GET', path: `${OPEN}/ping`, headers: { 'User-Agent': USER_AGENT, Accept: 'application/json' } } as const;
	const reply = await send({ ...call, url: `${baseUrl(asText(credentials.baseUrl), 'Base URL')}${OPEN}/ping`, timeoutMs: 20_000 });
	return wordsOfFailure(reply);
}

function wordsOfFailure(reply: Reply): ErrorText | undefined {
	if (reply.kind === 'signInFailed') return separate(reply.errorText);
	return reply.kind === 'signedOut' ? serviceError(hdHivePolicy(), { method: 'GET', path: '' }, reply) : undefined;
}

function unusable(context: IWebhookFunctions, credentials: Data): ErrorText | undefined {
	if (credentials.authentication === 'personalKey') {
		return {
			message: 'The credential of this node uses a personal API key, which needs no sign-in.',
			description: 'Choose "OpenAPI App" in the credential if you want to sign in.',
		};
	}
	if (asText(credentials.clientId) === '' || asText(credentials.appSecret) === '') {
		return { message: 'The credential of this node has no Client ID or no App Secret.', description: 'Fill in both and try again.' };
	}
	if (context.getMode() !== 'manual') return undefined;
	return {
		message: 'n8n keeps a test address open for one call only, and a sign-in needs two.',
		description: 'Publish (activate) the workflow, and open the production address of the node.',
	};
}

const NOT_STORED: ErrorText = {
	message: 'HDHive accepted the sign-in, but n8n did not store it.',
	description: 'Check that the node’s credential still exists and may be changed, and start again.',
};
