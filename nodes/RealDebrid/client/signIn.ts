import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deviceSignIn, type DeviceFlow } from '../../shared/auth/deviceFlow';
import { isFresh, mergeTokens, validTokens, type TokenAnswer } from '../../shared/auth/tokenStore';
import { openAsk, type CredentialContext } from '../../shared/http/openAsk';
import { baseUrl } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { realDebridDeviceFlow, type SignedIn } from './deviceSignIn';
import { OPEN_SOURCE_CLIENT, REST } from './policy';
import { askByCode, askByDeviceGrant, isRefusal, problem, signInProblem, tokensOf } from './tokenCalls';
import { BoundedMap } from '../../shared/util/boundedMap';

/** What n8n keeps of a sign-in, besides what the person typed. */
interface StoredSignIn {
	[key: string]: string | number | boolean;
	accessToken: string;
	refreshToken: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
	/** The client the tokens belong to: the open-source flow makes one per person. */
	tokenClientId: string;
	tokenClientSecret: string;
	/** Which form the sign-in was made with: another client or address needs a new one. */
	signedInFor: string;
	/** Single use; emptied once it was exchanged. */
	code: string;
	disconnect: boolean;
}

const SIGNED_OUT: StoredSignIn = {
	accessToken: '',
	refreshToken: '',
	expiresAt: 0,
	tokenClientId: '',
	tokenClientSecret: '',
	signedInFor: '',
	code: '',
	disconnect: false,
};

const MOST_DEAD = 200;

/** Refresh tokens that were refused, as hashes: asking again would only run into the limit per address. */
const dead = new BoundedMap<string, true>(MOST_DEAD);

interface Form {
	apiUrl: string;
	clientId: string;
	clientSecret: string;
	account: string;
	signedInFor: string;
}

/**
 * Makes the OAuth2 credential usable: keeps a good sign-in, renews one that has ended, and otherwise
 * walks the device flow, one step per call.
 *
 * @returns what n8n shall store
 * @throws ServiceError with the sentence for the person, a new device code included
 */
export async function signInToRealDebrid(context: CredentialContext, credentials: ICredentialDataDecryptedObject): Promise<StoredSignIn> {
	if (credentials.disconnect === true) return { ...SIGNED_OUT };
	const form = readForm(credentials);
	const stored = credentials.signedInFor === form.signedInFor ? storedSignIn(credentials) : SIGNED_OUT;
	const code = asText(credentials.code).trim();
	if (code !== '') return await exchange(context, form, code, asText(credentials.redirectUri));
	if (isFresh(stored, Date.now()) && (await isAccepted(context, form, stored.accessToken))) return stored;
	if (stored.refreshToken !== '' && !dead.has(hash(stored.refreshToken))) {
		const renewed = await renew(context, form, stored);
		if (renewed !== undefined) return renewed;
	}
	return await walkDeviceFlow(context, form);
}

function readForm(credentials: ICredentialDataDecryptedObject): Form {
	const apiUrl = baseUrl(asText(credentials.apiUrl), 'API URL');
	const ownId = asText(credentials.clientId).trim();
	const clientId = ownId === '' ? OPEN_SOURCE_CLIENT : ownId;
	return {
		apiUrl,
		clientId,
		clientSecret: ownId === '' ? '' : asText(credentials.clientSecret).trim(),
		account: asText(credentials.account).trim(),
		signedInFor: `${apiUrl}|${clientId}`,
	};
}

function storedSignIn(credentials: ICredentialDataDecryptedObject): StoredSignIn {
	return {
		accessToken: asText(credentials.accessToken),
		refreshToken: asText(credentials.refreshToken),
		expiresAt: Number(credentials.expiresAt ?? 0),
		tokenClientId: asText(credentials.tokenClientId),
		tokenClientSecret: asText(credentials.tokenClientSecret),
		signedInFor: asText(credentials.signedInFor),
		code: '',
		disconnect: false,
	};
}

/** Looks without spending anything. False when the token is refused; the account's own trouble is told. */
async function isAccepted(context: CredentialContext, form: Form, accessToken: string): Promise<boolean> {
	const reply = await openAsk(context, {
		url: `${form.apiUrl}${REST}/user`,
		headers: { Authorization: `Bearer ${accessToken}` },
	});
	if (reply.kind === 'answer' && reply.status === 401) return false;
	if (reply.kind !== 'answer' || reply.status === 403) throw signInProblem(reply, form.apiUrl);
	// A busy service says nothing about the token.
	return true;
}

/** @returns undefined when the refresh token is dead */
async function renew(context: CredentialContext, form: Form, stored: StoredSignIn): Promise<StoredSignIn | undefined> {
	const pair = { clientId: stored.tokenClientId, clientSecret: stored.tokenClientSecret };
	const ended = { accessToken: '', refreshToken: stored.refreshToken };
	// Whoever has the refresh token alone is handed nothing.
	const key = `realDebrid|${form.apiUrl}|${hash(JSON.stringify([stored.refreshToken, pair]))}`;
	const tokens = await validTokens(key, ended, Date.now(), async () => {
		const reply = await askByDeviceGrant(context, form.apiUrl, pair, stored.refreshToken);
		const answer = tokensOf(reply);
		if (answer !== undefined) return answer;
		if (!isRefusal(reply)) throw signInProblem(reply, form.apiUrl);
		remember(stored.refreshToken);
		return { access_token: '' };
	});
	return tokens.accessToken === '' ? undefined : signedIn(form, { pair, tokens: undefined }, tokens);
}

function remember(refreshToken: string): void {
	dead.set(hash(refreshToken), true);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

async function exchange(context: CredentialContext, form: Form, code: string, redirectUri: string): Promise<StoredSignIn> {
	if (form.clientSecret === '') {
		throw problem(
			'The website sign-in needs an app of your own',
			'Fill in Client ID and Client Secret, or leave the code empty to sign in by device code.',
		);
	}
	const pair = { clientId: form.clientId, clientSecret: form.clientSecret };
	const reply = await askByCode(context, form.apiUrl, pair, code, redirectUri);
	const tokens = tokensOf(reply);
	if (tokens !== undefined) return signedIn(form, { pair, tokens });
	if (isRefusal(reply)) {
		throw problem(
			'Real-Debrid did not accept the sign-in',
			'Open the Connect address again: a code works only once. Check Client Secret and redirect URL if it stays.',
		);
	}
	throw signInProblem(reply, form.apiUrl);
}

async function walkDeviceFlow(context: CredentialContext, form: Form): Promise<StoredSignIn> {
	const flow: DeviceFlow<unknown, SignedIn> = realDebridDeviceFlow(context, form);
	return signedIn(form, await deviceSignIn(`realDebrid|${form.signedInFor}|${form.account}`, flow));
}

interface Renewed {
	accessToken: string;
	refreshToken?: string;
	expiresAt?: number;
}

function signedIn(
	form: Form,
	{ pair, tokens }: { pair: SignedIn['pair']; tokens: TokenAnswer | undefined },
	renewed: Renewed = mergeTokens({}, tokens ?? { access_token: '' }, Date.now()),
): StoredSignIn {
	return {
		...SIGNED_OUT,
		accessToken: renewed.accessToken,
		refreshToken: renewed.refreshToken ?? '',
		expiresAt: renewed.expiresAt ?? 0,
		tokenClientId: pair.clientId,
		tokenClientSecret: pair.clientSecret,
		signedInFor: form.signedInFor,
	};
}
