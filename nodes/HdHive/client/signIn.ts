import { randomBytes } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SingleFlight } from '../../shared/auth/singleFlight';
import { isFresh } from '../../shared/auth/tokenStore';
import { systemClock } from '../../shared/util/clock';
import type { ServiceError } from '../../shared/node/errors';
import type { CredentialContext } from '../../shared/http/openAsk';
import { checkReach } from '../../shared/http/reach';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { handOver, isUsable, isUsedCode, newestSuccessor, rememberUsedCode, signInKey, type App, type HdHiveTokens } from './handover';
import { OPEN } from './policy';
import { exchangeCode, problem, refresh, USED_CODE } from './oauthCalls';

/** What the credential keeps besides what the person typed. Returned keys are stored by n8n. */
interface HdHiveSignIn {
	[key: string]: string | number;
	accessToken: string;
	refreshToken: string;
	expiresAt: number;
	refreshExpiresAt: number;
	/** Space separated. */
	grantedScopes: string;
	/** See `App`; empty for a sign-in from before there was one. */
	signInSecret: string;
	/** Empties the field of the pasted code: it counts once. */
	code: string;
	/** Empty: it counts for one renewal. */
	refusedToken: string;
}

const exchanges = new SingleFlight<HdHiveSignIn>();
const renewals = new SingleFlight<HdHiveTokens>();

/**
 * Makes the credential usable: exchanges a pasted code, else keeps tokens that are fresh, else renews them.
 * n8n calls it when the access token is empty and in the credential test.
 *
 * @param credentials as stored; `refusedToken` names an access token that HDHive has just refused
 * @returns what n8n shall store; empty when nothing changed
 * @throws ServiceError whose message says what to do
 */
export async function signInToHdHive(
	context: CredentialContext,
	credentials: ICredentialDataDecryptedObject,
): Promise<Partial<HdHiveSignIn>> {
	const address = { url: asText(credentials.baseUrl), field: 'Base URL', path: `${OPEN}/ping` };
	const reached = async () => await checkReach(context, 'HDHive', address, credentials);
	if (credentials.authentication === 'personalKey') {
		await reached();
		return {};
	}
	const app: App = {
		base: baseUrl(asText(credentials.baseUrl), 'Base URL'),
		clientId: asText(credentials.clientId).trim(),
		secret: asText(credentials.appSecret),
		signInSecret: asText(credentials.signInSecret),
		allowUnauthorizedCerts: credentials.allowUnauthorizedCerts === true,
	};
	const code = pastedCode(asText(credentials.code));
	// A code that this n8n has exchanged before opens nothing; the sign-in that the credential holds may still be good.
	const used = code !== '' && isUsedCode(app, code);
	if (code !== '' && !used) return await exchangeOnce(context, app, code, credentials);
	const accessToken = asText(credentials.accessToken);
	if (isFresh({ accessToken, expiresAt: Number(credentials.expiresAt ?? 0) }, systemClock.now())) {
		await reached();
		return used ? { code: '' } : {};
	}
	const refreshToken = asText(credentials.refreshToken);
	if (refreshToken === '') throw used ? problem(USED_CODE) : notConnected(credentials);
	const refused = asText(credentials.refusedToken);
	return stored(await renewOnce(context, app, refreshToken, refused), app.signInSecret);
}

/** The same credential, asked again while its code is being exchanged, waits for the one answer; afterwards the code is used up. */
async function exchangeOnce(
	context: CredentialContext,
	app: App,
	code: string,
	credentials: ICredentialDataDecryptedObject,
): Promise<HdHiveSignIn> {
	const redirectUri = asText(credentials.redirectUri);
	return await exchanges.run(signInKey(app, `code ${code} ${JSON.stringify(credentials)}`), async () => {
		const tokens = await exchangeCode(context, app, code, redirectUri);
		rememberUsedCode(app, code);
		return stored(tokens, randomBytes(18).toString('base64url'));
	});
}

/** Refresh tokens count once: the credential that comes with a used one of its own gets what came of it. */
async function renewOnce(context: CredentialContext, app: App, refreshToken: string, refused: string): Promise<HdHiveTokens> {
	const newest = newestSuccessor(app, refreshToken);
	if (newest !== undefined && isUsable(newest, refused, systemClock.now())) return newest;
	const current = newest?.refreshToken ?? refreshToken;
	return await renewals.run(signInKey(app, current), async () => {
		const tokens = await refresh(context, app, current);
		handOver(app, current, tokens);
		return tokens;
	});
}

/** n8n 1.x stores everything that it passed in, so what has served its turn is emptied. */
const stored = ({ scopes, ...tokens }: HdHiveTokens, signInSecret: string): HdHiveSignIn => ({
	...tokens,
	signInSecret,
	grantedScopes: scopes.join(' '),
	code: '',
	refusedToken: '',
});

/** Takes the bare code, or the whole address that the browser ended up at. */
function pastedCode(text: string): string {
	const trimmed = text.trim();
	if (!/^https?:\/\//i.test(trimmed)) return trimmed;
	const code = URL.canParse(trimmed) ? new URL(trimmed).searchParams.get('code') : null;
	if (code !== null && code !== '') return code;
	throw problem({
		message: 'The pasted address has no authorization code in it',
		description: 'Sign in again, allow the access, and paste the address that the browser ends up at.',
	});
}

/**
 * Where a person allows the access. `meta` is always asked for, because the credential test needs it;
 * the answer is always asked for as a redirect, because the app's own setting may be another.
 */
export function authorizeUrl(credentials: ICredentialDataDecryptedObject, redirectUri: string, state: string): string {
	const chosen = Array.isArray(credentials.scopes) ? (credentials.scopes as unknown[]).map(asText) : [];
	const query = new URLSearchParams({
		client_id: asText(credentials.clientId).trim(),
		redirect_uri: redirectUri,
		scope: [...new Set(['meta', ...chosen])].join(' '),
		state,
		response_mode: 'redirect',
	});
	return `${baseUrl(asText(credentials.baseUrl), 'Base URL')}/openapi/authorize?${query.toString().replaceAll('+', '%20')}`;
}

function notConnected(credentials: ICredentialDataDecryptedObject): ServiceError {
	const redirectUri = asText(credentials.redirectUri);
	const byTrigger = 'Open the connect address of an HDHive OAuth Callback Trigger node that uses this credential';
	const byHand = `, or open ${authorizeUrl(credentials, redirectUri, 'n8n')} , allow the access, and paste the address you end up at into "Authorization Code"`;
	const errorText = {
		message: 'This credential is saved, but nobody has signed in to HDHive with it yet',
		description: `${byTrigger}${redirectUri === '' ? '' : byHand}.`,
	};
	return problem(errorText);
}
