import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deviceSignIn, type DeviceCode, type DeviceFlow, type PollOutcome } from '../../shared/auth/deviceFlow';
import { ServiceError } from '../../shared/node/errors';
import type { HttpAnswer, Reply } from '../../shared/http/messages';
import { unansweredText } from '../../shared/http/errorTexts';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { checkReach } from '../../shared/http/reach';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { statusCode } from './policy';
import { fingerprint, sessionOf } from './session';

/** What n8n keeps besides what the person typed. */
interface StoredSignIn {
	[key: string]: string;
	/** Names the form that was checked: another token or way of access is checked anew. */
	checkedToken: string;
	ownSessionId: string;
	ownUserAccessToken: string;
}

interface Form {
	apiUrl: string;
	websiteUrl: string;
	token: string;
	checkedToken: string;
}

/** A link for the approval works this long (v4 docs "User"), in seconds. */
const LINK_SECONDS = 900;

const WRONG_TOKEN = 'TMDB does not accept the API Read Access Token: copy it again from themoviedb.org/settings/api, it is the long one';

/**
 * Makes the credential usable, one step per call: nothing to do for the token's owner, a look at a session
 * that was typed in, and the approval in the browser, which ends in a v4 token and a v3 session.
 *
 * @returns what n8n shall store
 * @throws ServiceError whose message is all that the dialog shows, an approval link included
 */
export async function signInToTmdb(context: CredentialContext, credentials: ICredentialDataDecryptedObject): Promise<StoredSignIn> {
	const form = readForm(credentials);
	switch (credentials.accountAccess) {
		case 'approve':
			return await approved(context, form, credentials);
		case 'session':
			return await typedIn(context, form, credentials);
		default:
			await checkReach(context, 'TMDB', { url: form.apiUrl, field: 'API URL', path: '/3/authentication' }, credentials);
			return { checkedToken: form.checkedToken, ownSessionId: '', ownUserAccessToken: '' };
	}
}

function readForm(credentials: ICredentialDataDecryptedObject): Form {
	const token = asText(credentials.readAccessToken).trim();
	if (/^[0-9a-f]{32}$/i.test(token)) {
		throw problem('This is the short API Key. Copy the API Read Access Token from the same page, themoviedb.org/settings/api');
	}
	const apiUrl = baseUrl(asText(credentials.apiUrl), 'API URL');
	const websiteUrl = baseUrl(asText(credentials.websiteUrl) || 'https://www.themoviedb.org', 'Website URL');
	return { apiUrl, websiteUrl, token, checkedToken: fingerprint(apiUrl, token, asText(credentials.accountAccess)) };
}

/** Keeps the approval of this form while TMDB accepts it, and asks for one otherwise. */
async function approved(context: CredentialContext, form: Form, credentials: ICredentialDataDecryptedObject): Promise<StoredSignIn> {
	const { sessionId, userAccessToken } = sessionOf(credentials);
	const stored: StoredSignIn = { checkedToken: form.checkedToken, ownSessionId: sessionId, ownUserAccessToken: userAccessToken };
	const ours = credentials.checkedToken === form.checkedToken && sessionId !== '';
	if (ours) {
		const reply = await askAccount(context, form, sessionId);
		if (reply.kind !== 'answer') throw trouble(reply, form);
		if (!isRefused(reply)) return stored;
	}
	return await deviceSignIn(`tmdb|${form.checkedToken}`, approvalFlow(context, form));
}

/** A session that was typed in is looked at; a v4 token alone gets the v3 session that favorites need. */
async function typedIn(context: CredentialContext, form: Form, credentials: ICredentialDataDecryptedObject): Promise<StoredSignIn> {
	const { userAccessToken } = sessionOf(credentials);
	const typed = asText(credentials.sessionToken).trim();
	const stored: StoredSignIn = { checkedToken: form.checkedToken, ownSessionId: '', ownUserAccessToken: '' };
	if (typed === '' && userAccessToken === '') {
		throw problem('Fill in the Session ID or the User Access Token, or set Account Access to "Approve in the Browser"');
	}
	if (typed === '') return { ...stored, ownSessionId: await convert(context, form, userAccessToken) };
	const reply = await askAccount(context, form, typed);
	if (reply.kind !== 'answer') throw trouble(reply, form);
	if (!isRefused(reply)) return stored;
	throw problem(
		statusCode(reply) === 7 ? WRONG_TOKEN : 'TMDB does not accept the Session ID: it was ended, or it belongs to another API app',
	);
}

/** v4 docs "User": create a request token, have it approved on the website, change it for an access token. */
function approvalFlow(context: CredentialContext, form: Form): DeviceFlow<string, StoredSignIn> {
	return {
		service: 'TMDB',
		requestCode: async () => await requestApproval(context, form),
		poll: async (token) => await ask(context, form, 'POST', '/4/auth/access_token', { request_token: token }),
		readPoll: (reply) => readPoll(reply, form),
		async finish(userAccessToken) {
			const sessionId = await convert(context, form, userAccessToken);
			return { checkedToken: form.checkedToken, ownSessionId: sessionId, ownUserAccessToken: userAccessToken };
		},
	};
}

async function requestApproval(context: CredentialContext, form: Form): Promise<DeviceCode> {
	const reply = await ask(context, form, 'POST', '/4/auth/request_token', {});
	const token = textOf(reply, 'request_token');
	if (token === '') throw trouble(reply, form);
	const url = `${form.websiteUrl}/auth/access?request_token=${encodeURIComponent(token)}`;
	return { deviceCode: token, userCode: '', url, interval: 1, expiresIn: LINK_SECONDS };
}

/**
 * What TMDB answers before the approval is not in its documentation: whatever is not the token's fault
 * counts as "not yet", and the link's own 15 minutes end the waiting.
 */
function readPoll(reply: Reply, form: Form): PollOutcome<string> {
	const token = textOf(reply, 'access_token');
	if (token !== '') return { state: 'granted', grant: token };
	const refused = reply.kind === 'answer' && reply.status >= 400 && reply.status < 500;
	if (!refused || statusCode(reply) === undefined) {
		if (reply.kind === 'signInFailed') return { state: 'failed', errorText: { message: trouble(reply, form).message, description: '' } };
		return {
			state: 'failed',
			errorText: { message: 'TMDB cannot be asked just now: press Retry in a minute, nothing is lost', description: '' },
		};
	}
	if (statusCode(reply) === 7) return { state: 'failed', errorText: { message: WRONG_TOKEN, description: '' } };
	return reply.status === 429 ? { state: 'slowDown' } : { state: 'pending' };
}

/** Reference "authentication-create-session-from-v4-token". */
async function convert(context: CredentialContext, form: Form, userAccessToken: string): Promise<string> {
	const reply = await ask(context, form, 'POST', '/3/authentication/session/convert/4', { access_token: userAccessToken });
	const sessionId = textOf(reply, 'session_id');
	if (sessionId !== '') return sessionId;
	if (!isRefused(reply) || statusCode(reply) === 7) throw trouble(reply, form);
	throw problem('TMDB does not accept the User Access Token: it must be one that was approved, not the API Read Access Token');
}

const askAccount = async (context: CredentialContext, form: Form, sessionId: string): Promise<Reply> =>
	await ask(context, form, 'GET', `/3/account?session_id=${encodeURIComponent(sessionId)}`);

/** Sends one request with the API Read Access Token; never throws. */
async function ask(context: CredentialContext, form: Form, method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> {
	return await openAsk(context, {
		method,
		url: form.apiUrl + path,
		headers: { Authorization: `Bearer ${form.token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
}

const textOf = (reply: Reply, name: string): string =>
	reply.kind === 'answer' && reply.status < 300 && typeof reply.body === 'object' && reply.body !== null
		? asText((reply.body as Record<string, unknown>)[name])
		: '';

const isRefused = (reply: Reply): reply is HttpAnswer => reply.kind === 'answer' && [400, 401, 403, 404, 422].includes(reply.status);

const problem = (message: string) => new ServiceError({ service: 'TMDB', message, description: '' });

function trouble(reply: Reply, { apiUrl }: Form): ServiceError {
	if (reply.kind !== 'answer') {
		const silent = { message: `Nothing answers at ${apiUrl}: check the API URL and that n8n can reach it`, description: '' };
		const { message, description } = unansweredText('TMDB', reply, silent);
		return problem(description === '' ? message : `${message}. ${description}`);
	}
	if (statusCode(reply) === 7) return problem(WRONG_TOKEN);
	if (reply.status === 429 || reply.status >= 500) return problem('TMDB cannot sign in just now: press Retry in a minute');
	return problem(`No TMDB answers at ${apiUrl}: the API URL should be https://api.themoviedb.org`);
}
