import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { HttpAnswer, Reply } from '../../shared/http/messages';
import { unansweredText } from '../../shared/http/errorTexts';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { certificateOptions } from '../../shared/http/certificates';
import { isFromNode } from '../../shared/http/reach';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { replaceToken, type TokenAnswer } from '../../shared/auth/tokenStore';

/** What the credential keeps besides what the person typed. Returned keys are stored by n8n. */
interface MoviePilotLogin {
	[key: string]: string | number;
	accessToken: string;
	expiresAt: number;
	checkedUrl: string;
}

/** A login lasts 8 days (ACCESS_TOKEN_EXPIRE_MINUTES = 60*24*8); used when the token does not say. */
const LOGIN_SECONDS = 8 * 24 * 3600;

/**
 * Makes the credential usable: looks once per address whether a MoviePilot answers there, and signs
 * in with user name and password where they are given. n8n calls this only without a login, after a
 * refusal and in a test, so a login is made each time.
 *
 * @returns what n8n shall store; empty when nothing changed
 * @throws ServiceError whose message says which field to correct
 */
export async function signInToMoviePilot(
	context: CredentialContext,
	credentials: ICredentialDataDecryptedObject,
): Promise<MoviePilotLogin | Record<string, never>> {
	const trusting = trustingContext(context, credentials);
	// With an API token alone n8n asks before every request of a node, so the usual answer comes first.
	const inDialog = !isFromNode(credentials);
	if (!inDialog && !credentials.username && credentials.checkedUrl && credentials.checkedUrl === credentials.baseUrl) return {};
	const base = baseUrl(asText(credentials.baseUrl), 'Base URL');
	const isNew = credentials.checkedUrl !== base;
	if (isNew || inDialog) await checkServer(trusting, base, asText(credentials.apiToken));
	const username = asText(credentials.username);
	if (username === '') return isNew ? { accessToken: '', expiresAt: 0, checkedUrl: base } : {};
	const password = asText(credentials.password);
	const account = createHash('sha256')
		.update(JSON.stringify([base, username, password]))
		.digest('hex');
	const tokens = await replaceToken(
		account,
		asText(credentials.accessToken),
		Date.now(),
		async () => await logIn(trusting, base, username, password),
	);
	return { accessToken: tokens.accessToken, expiresAt: tokens.expiresAt ?? 0, checkedUrl: base };
}

/** The same context, with the credential's choice about certificates in every request. */
const trustingContext = (context: CredentialContext, credentials: ICredentialDataDecryptedObject): CredentialContext => ({
	helpers: { httpRequest: async (options) => await context.helpers.httpRequest({ ...options, ...certificateOptions(credentials) }) },
});

/** Says which of address, token and version is wrong; every generation answers this one raw. */
async function checkServer(context: CredentialContext, base: string, apiToken: string): Promise<void> {
	const reply = await openAsk(context, { url: `${base}/api/v3/system/status`, headers: { 'X-API-KEY': apiToken } });
	if (reply.kind !== 'answer') throw unanswered(reply, base);
	if ((reply.status === 401 || reply.status === 403) && speaksLikeMoviePilot(reply.body)) {
		throw problem('MoviePilot refused the API Token.', 'Copy it again from MoviePilot: Settings → System → API Token.');
	}
	const { appName, version } = (reply.body ?? {}) as { appName?: unknown; version?: unknown };
	if (typeof appName === 'string' && appName !== 'MoviePilot') {
		// The name is a stranger's text, which might even be the token that we sent.
		const name = /^[\w -]{1,20}$/.test(appName) && appName !== apiToken ? `A ${appName}` : 'Another app';
		throw problem(`${name} answers at ${base}, not a MoviePilot.`, 'Correct the Base URL.');
	}
	if (reply.status !== 200 || appName !== 'MoviePilot') {
		throw problem(
			`No MoviePilot answers at ${base} (HTTP ${reply.status}).`,
			'Correct the Base URL: the address you open MoviePilot with, for example http://192.168.1.10:3000',
		);
	}
	if (/^v?[01]\./.test(asText(version))) {
		throw problem(`MoviePilot ${asText(version).slice(0, 20)} is too old.`, 'Version 2 or later is needed: update MoviePilot.');
	}
}

/** Its refusals carry a sentence in `detail` (version 2) or `message` (version 3); other servers refuse in other ways. */
function speaksLikeMoviePilot(body: unknown): boolean {
	const { detail, message } = (body ?? {}) as { detail?: unknown; message?: unknown };
	return typeof detail === 'string' || typeof message === 'string';
}

async function logIn(context: CredentialContext, base: string, username: string, password: string): Promise<TokenAnswer> {
	const reply = await openAsk(context, {
		method: 'POST',
		url: `${base}/api/v1/login/access-token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ username, password }).toString(),
	});
	const token = reply.kind === 'answer' ? tokenOf(reply) : undefined;
	if (token !== undefined) return { access_token: token, expires_in: secondsLeft(token) };
	if (reply.kind === 'answer' && reply.status < 500) {
		throw problem(
			'MoviePilot refused User Name or Password.',
			'Correct them. An account with two-factor sign-in cannot be used here: leave both empty and use the API Token alone.',
		);
	}
	if (reply.kind !== 'answer') throw unanswered(reply, base);
	throw problem('MoviePilot could not sign in just now.', 'Try again in a minute.');
}

function unanswered(reply: Exclude<Reply, HttpAnswer>, base: string): ServiceError {
	const silent = { message: `Nothing answers at ${base}`, description: 'Check the Base URL and that MoviePilot runs.' };
	const { message, description } = unansweredText('MoviePilot', reply, silent);
	return problem(`${message.replace(/\.$/, '')}.`, description);
}

/** Late servers wrap the token in `data`. */
function tokenOf(answer: HttpAnswer): string | undefined {
	const body = (answer.body ?? {}) as { access_token?: unknown; data?: { access_token?: unknown } | null };
	const token = body.access_token ?? body.data?.access_token;
	return answer.status < 300 && typeof token === 'string' ? token : undefined;
}

/** A JWT names its end in seconds since 1970 (`exp`). */
function secondsLeft(token: string): number {
	const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
	const expiry = Number(/"exp"\s*:\s*(\d+)/.exec(payload)?.[1] ?? 0);
	return expiry > 0 ? expiry - Math.floor(Date.now() / 1000) : LOGIN_SECONDS;
}

/** n8n's credential dialog shows the message alone, so both sentences go into it. */
function problem(what: string, remedy: string): ServiceError {
	return new ServiceError({ service: 'MoviePilot', message: `${what} ${remedy}`, description: remedy });
}
