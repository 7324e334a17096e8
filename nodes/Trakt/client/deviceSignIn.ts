import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deviceSignIn, type DeviceCode, type DeviceFlow } from '../../shared/auth/deviceFlow';
import { isFresh, mergeTokens, replaceToken, type TokenAnswer, type Tokens } from '../../shared/auth/tokenStore';
import type { CredentialContext } from '../../shared/http/openAsk';
import { baseUrl } from '../../shared/http/url';
import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { ask, readPoll, refusedText, tokensOf, troubleOf } from './authCalls';

/** What n8n keeps of a sign-in, besides what the person typed. */
interface StoredSignIn {
	[key: string]: string | number;
	accessToken: string;
	refreshToken: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
	/** Which form the sign-in was made with: another app or address needs a new one. */
	signedInFor: string;
	/** Names the process that is renewing the sign-in; '' when none is. */
	renewalClaim: string;
	/** Empties the field of the pasted token: it counts once. */
	ownRefreshToken: string;
	/** Fingerprint of the last pasted token: a dialog that is still open sends it once more. */
	spentToken: string;
}

/** What n8n stores when a process claims the renewal, or gives its claim back. */
type Claim = Pick<StoredSignIn, 'accessToken' | 'renewalClaim'>;

interface Form {
	apiUrl: string;
	authBase: string;
	clientId: string;
	clientSecret: string;
	/** Names the sign-in in this process. */
	key: string;
	signedInFor: string;
}

/**
 * Makes the device credential usable: keeps a good sign-in, renews one that has ended, and otherwise walks
 * the device flow, one step per call.
 *
 * @returns what n8n shall store
 * @throws ServiceError with the sentence for the person, a new device code included
 */
export async function signInToTrakt(
	context: CredentialContext,
	credentials: ICredentialDataDecryptedObject,
): Promise<StoredSignIn | Claim> {
	if (isClaim(credentials)) {
		return { accessToken: asText(credentials.claimedToken), renewalClaim: asText(credentials.claim) };
	}
	const form = readForm(credentials);
	const stored = storedSignIn(credentials, form);
	const own = asText(credentials.ownRefreshToken).trim();
	if (own !== '' && hash(own) !== stored.spentToken) return await signInWith(own, context, form);
	if (isFresh(stored, Date.now()) && (await isAccepted(context, form, stored.accessToken))) return stored;
	if (stored.refreshToken !== '') {
		const renewed = await renew(context, form, stored);
		if (renewed !== undefined) return signedIn(form, renewed, stored.spentToken);
	}
	return signedIn(form, await deviceSignIn(form.key, deviceFlow(context, form)), stored.spentToken);
}

/** A refresh token that the person pasted is exchanged like one of ours. */
async function signInWith(own: string, context: CredentialContext, form: Form): Promise<StoredSignIn> {
	const tokens = await renew(context, form, { accessToken: '', refreshToken: own });
	if (tokens !== undefined) return signedIn(form, tokens, hash(own));
	throw new ServiceError({
		service: 'Trakt',
		message:
			'Trakt does not accept the "Refresh Token of Your Own": it was used already, or another app got it. Paste a newer one with the Client ID of its app, or empty the field and press Retry to sign in by code',
		description: 'A refresh token works once.',
	});
}

/** A node sets `claim` for the step that stores it; the credential itself has no such field. */
export const isClaim = ({ claim }: ICredentialDataDecryptedObject): boolean => typeof claim === 'string';

function readForm(credentials: ICredentialDataDecryptedObject): Form {
	const clientId = asText(credentials.clientId).trim();
	const authBase = baseUrl(asText(credentials.authBase), 'Sign-In URL');
	const signedInFor = `${authBase}|${clientId}`;
	return {
		apiUrl: baseUrl(asText(credentials.apiUrl), 'API URL'),
		authBase,
		clientId,
		clientSecret: asText(credentials.clientSecret).trim(),
		key: `trakt|${signedInFor}|${asText(credentials.account).trim()}`,
		signedInFor,
	};
}

function storedSignIn(credentials: ICredentialDataDecryptedObject, { signedInFor }: Form): StoredSignIn {
	const isOurs = credentials.signedInFor === signedInFor;
	return {
		accessToken: isOurs ? asText(credentials.accessToken) : '',
		refreshToken: isOurs ? asText(credentials.refreshToken) : '',
		expiresAt: isOurs ? Number(credentials.expiresAt ?? 0) : 0,
		signedInFor,
		renewalClaim: '',
		ownRefreshToken: '',
		spentToken: asText(credentials.spentToken),
	};
}

const signedIn = (form: Form, tokens: Tokens, spentToken: string): StoredSignIn => ({
	accessToken: tokens.accessToken,
	refreshToken: tokens.refreshToken ?? '',
	expiresAt: tokens.expiresAt ?? 0,
	signedInFor: form.signedInFor,
	renewalClaim: '',
	ownRefreshToken: '',
	spentToken,
});

/** Looks without spending anything: n8n calls after a 401 and in each credential test alike. */
async function isAccepted(context: CredentialContext, form: Form, accessToken: string): Promise<boolean> {
	const reply = await ask(context, 'GET', `${form.apiUrl}/users/settings`, {
		headers: {
			Authorization: `Bearer ${accessToken}`,
			'trakt-api-key': form.clientId,
			'trakt-api-version': '2',
		},
	});
	if (reply.kind !== 'answer') throw troubleOf(reply, form.apiUrl);
	return reply.status !== 401;
}

/**
 * One renewal at a time. Trakt's refresh tokens work once, so whoever still holds the pair that was renewed
 * meanwhile gets the new one, and does not ask with the old.
 *
 * @returns undefined when the refresh token is dead
 */
async function renew(
	context: CredentialContext,
	form: Form,
	stored: Pick<StoredSignIn, 'accessToken' | 'refreshToken'>,
): Promise<Tokens | undefined> {
	// The hash keeps the sign-ins of several accounts with one app apart, and who has the token alone out.
	const key = `${form.key}|${hash(JSON.stringify([stored.refreshToken, form.clientSecret]))}`;
	const tokens = await replaceToken(key, stored.accessToken, Date.now(), async () => {
		const body = { grant_type: 'refresh_token', refresh_token: stored.refreshToken, ...clientOf(form) };
		const reply = await ask(context, 'POST', `${form.authBase}/oauth/token`, { body });
		const answer = tokensOf(reply);
		if (answer !== undefined) return answer;
		if (refusedText(reply) === undefined) throw troubleOf(reply, form.authBase);
		return { access_token: '' };
	});
	return tokens.accessToken === '' ? undefined : { ...tokens, refreshToken: tokens.refreshToken ?? stored.refreshToken };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** An app without a secret sends none. */
const clientOf = ({ clientId, clientSecret }: Form): Record<string, string> =>
	clientSecret === '' ? { client_id: clientId } : { client_id: clientId, client_secret: clientSecret };

function deviceFlow(context: CredentialContext, form: Form): DeviceFlow<TokenAnswer, Tokens> {
	return {
		service: 'Trakt',
		requestCode: async () => await requestCode(context, form),
		poll: async (code) => await ask(context, 'POST', `${form.authBase}/oauth/device/token`, { body: { code, ...clientOf(form) } }),
		readPoll: (reply) => readPoll(reply, form.authBase),
		finish: async (grant) => await Promise.resolve(mergeTokens({}, grant, Date.now())),
	};
}

async function requestCode(context: CredentialContext, form: Form): Promise<DeviceCode> {
	const reply = await ask(context, 'POST', `${form.authBase}/oauth/device/code`, {
		body: { client_id: form.clientId },
	});
	const body = (reply.kind === 'answer' ? reply.body : undefined) as Record<string, unknown> | undefined;
	if (reply.kind !== 'answer' || reply.status !== 200 || asText(body?.device_code) === '') throw troubleOf(reply, form.authBase);
	return {
		deviceCode: asText(body?.device_code),
		userCode: asText(body?.user_code),
		url: asText(body?.verification_url) || 'https://auth.trakt.tv/activate',
		interval: Number(body?.interval) || 5,
		expiresIn: Number(body?.expires_in) || 600,
	};
}
