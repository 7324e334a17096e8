import { createHash } from 'crypto';
import type { ErrorText } from '../node/errors';
import { isLongEnough, SHORTEST_KEY, type Verdict } from './keyGuard';
import { issueState, STATE_LIFE_MS, UsedStates, consumeState, type StateVerdict } from './oauthState';
import { cookieIn } from './cookie';
import { page, PRIVATE_HEADERS, type WebAnswer } from './webAnswer';

/**
 * An OAuth sign-in through two webhooks of a trigger node, without anything of n8n in it:
 *
 *   GET …/connect?key=<connect key>   startConnect: checks the key, sets the cookie, sends the browser to the service
 *   GET …/callback?code=…&state=…     readCallback: gives the code, or the page that says why there is none
 *
 * The node then exchanges the code (through its credential, so that n8n stores the tokens) and answers with
 * `connectedPage` or `exchangeFailedPage`. `callbackWeb.ts` reads the request from n8n's webhook context and
 * writes the answer to it.
 */
export interface CallbackSettings {
	/** The service's name as a person knows it. */
	service: string;
	/** What the person set on the node; who knows it may start a sign-in. */
	connectKey: string;
	/** Says whether what somebody offers is the connect key; see `judgeKey`. */
	judge(offered: string): Promise<Verdict>;
	/** Signs the state; take something of the credential that is secret and stays, e.g. the app secret. */
	secret: string;
	/** n8n's own public address of the callback webhook: the redirect URI. */
	callbackUrl: string;
}

export interface CallbackRequest {
	/** As parsed by the web server: a value may be a list or an object when somebody plays tricks. */
	query: Record<string, unknown>;
	/** Lower-case names. */
	headers: Record<string, unknown>;
	/** Milliseconds since 1970. */
	now: number;
}

const LONGEST_CODE = 2_048;

const usedStates = new UsedStates();

/**
 * Answers `…/connect`: a redirect to the service's sign-in page, or a page that says why not.
 *
 * @param authorizeUrl makes the service's address from the state
 */
export async function startConnect(
	request: CallbackRequest,
	settings: CallbackSettings,
	authorizeUrl: (state: string) => string,
): Promise<WebAnswer> {
	if (!isLongEnough(settings.connectKey)) return refusal(settings, 500, KEY_TOO_SHORT);
	if (!isPageVisit(request)) return refusal(settings, 400, NOT_A_VISIT);
	const verdict = await settings.judge(text(request.query.key) ?? '');
	if (verdict === 'tooMany') return refusal(settings, 429, TOO_MANY);
	if (verdict !== 'good') return refusal(settings, 403, WRONG_KEY);
	const { state, cookie } = issueState(bindingOf(request, settings));
	const headers = { ...PRIVATE_HEADERS, Location: authorizeUrl(state), 'Set-Cookie': cookieHeader(settings, cookie, STATE_LIFE_MS) };
	return { status: 302, headers, body: '' };
}

/** Judges `…/callback`. A good state is used up; the page that follows takes its cookie away. */
export function readCallback(request: CallbackRequest, settings: CallbackSettings): { code: string } | { answer: WebAnswer } {
	if (!isPageVisit(request)) return { answer: refusal(settings, 400, NOT_A_VISIT) };
	const code = text(request.query.code);
	if (code === undefined || code.length > LONGEST_CODE) return { answer: refusal(settings, 400, noCode(request, settings)) };
	const cookie = cookieIn(request.headers.cookie, cookieName(settings));
	const verdict = consumeState(bindingOf(request, settings), text(request.query.state), cookie, usedStates);
	if (verdict === 'good') return { code };
	return { answer: refusal(settings, 400, WRONG_STATE[verdict]) };
}

/** @param expiresAt milliseconds since 1970; 0 when the service did not say */
export function connectedPage(
	settings: CallbackSettings,
	signIn: { credential: string; scopes: string[]; expiresAt: number; renews: boolean },
): WebAnswer {
	const until = signIn.expiresAt > 0 ? readableTime(signIn.expiresAt) : 'not announced';
	const facts: Array<[string, string]> = [
		['Credential', signIn.credential],
		['Access until', signIn.renews ? `${until}, renewed by itself` : until],
	];
	if (signIn.scopes.length > 0) facts.push(['Allowed', signIn.scopes.join(', ')]);
	return withoutCookie(
		settings,
		page(200, {
			tone: 'good',
			title: `${settings.service} is connected`,
			paragraphs: ['The sign-in is stored in your n8n credential. You can close this page.'],
			facts,
		}),
	);
}

/** @param text what went wrong and what to do, e.g. a ServiceError */
export function exchangeFailedPage(settings: CallbackSettings, text: ErrorText): WebAnswer {
	return withoutCookie(settings, refusal(settings, 500, text));
}

/** A page for a failure before any code was used. It leaves the cookie alone: the right answer may still come. */
export function refusal(settings: CallbackSettings, status: number, text: ErrorText): WebAnswer {
	const title = `${settings.service} was not connected`;
	return page(status, { tone: 'bad', title, paragraphs: [text.message, text.description] });
}

const START_AGAIN = 'Start again with the connect address of the n8n trigger node, in this browser.';

const KEY_TOO_SHORT: ErrorText = {
	message: 'The trigger node has no Connect Key, or one that is too short.',
	description: `Choose a WatchFlow Key credential with at least ${SHORTEST_KEY} characters on the node, publish the workflow, and open …/connect?key=<your key>.`,
};

const TOO_MANY: ErrorText = {
	message: 'The connect key is wrong, and too many wrong ones were tried.',
	description: 'Open …/connect?key=<the Connect Key of the n8n trigger node>.',
};

const WRONG_KEY: ErrorText = {
	message: 'The connect key is missing or wrong.',
	description: 'Open …/connect?key=<the Connect Key of the n8n trigger node>.',
};

const NOT_A_VISIT: ErrorText = {
	message: 'This address works only when it is opened as a page.',
	description: START_AGAIN,
};

const WRONG_STATE: Record<Exclude<StateVerdict, 'good'>, ErrorText> = {
	missing: { message: 'The answer does not say which sign-in it belongs to.', description: START_AGAIN },
	wrong: { message: 'The answer does not belong to a sign-in that was started here.', description: START_AGAIN },
	otherBrowser: {
		message: 'This sign-in was not started in this browser, or the browser refused its cookie.',
		description: START_AGAIN,
	},
	expired: { message: 'The sign-in took longer than ten minutes.', description: START_AGAIN },
	replayed: { message: 'This answer was used already.', description: START_AGAIN },
};

function noCode(request: CallbackRequest, settings: CallbackSettings): ErrorText {
	const error = text(request.query.error);
	if (error === undefined) return { message: `${settings.service} sent no authorization code.`, description: START_AGAIN };
	return { message: `${settings.service} did not allow it: ${error}`, description: START_AGAIN };
}

/** Browsers say what they load an address for: an image or a script on another site is no person. */
function isPageVisit(request: CallbackRequest): boolean {
	const purpose = request.headers['sec-fetch-dest'];
	return purpose === undefined || purpose === 'document';
}

const bindingOf = (request: CallbackRequest, settings: CallbackSettings) => ({
	secret: JSON.stringify([settings.service, settings.connectKey, settings.secret]),
	redirectUri: settings.callbackUrl,
	now: request.now,
});

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

const cookieName = (settings: CallbackSettings): string =>
	`watchflow-oauth-${createHash('sha256').update(settings.callbackUrl).digest('hex').slice(0, 12)}`;

/** Lax, because the browser comes back from another site; the path is where both webhooks live. */
function cookieHeader(settings: CallbackSettings, value: string, lifeMs: number): string {
	const url = new URL(settings.callbackUrl);
	const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);
	const secure = url.protocol === 'https:' ? '; Secure' : '';
	return `${cookieName(settings)}=${value}; Path=${folder}; Max-Age=${lifeMs / 1000}; HttpOnly; SameSite=Lax${secure}`;
}

function withoutCookie(settings: CallbackSettings, answer: WebAnswer): WebAnswer {
	return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookieHeader(settings, '', 0) } };
}

/** "2026-11-21 14:05 UTC" */
const readableTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
