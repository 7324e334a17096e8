import { SingleFlight } from './singleFlight';
import { BoundedMap } from '../util/boundedMap';

/** What a credential keeps of a sign-in. */
export interface Tokens {
	accessToken: string;
	refreshToken?: string;
	/** Milliseconds since 1970; 0 or absent when the service did not say. */
	expiresAt?: number;
}

/** A token answer as OAuth words it; some services send no refresh token on a refresh. */
export interface TokenAnswer {
	access_token: string;
	refresh_token?: string;
	/** Seconds. */
	expires_in?: number;
}

/** Tokens are renewed this long before they end, so that none dies on its way. */
export const EARLY_MS = 60_000;

/** Is the access token there and good for a while? One without a known end counts until it is refused. */
export function isFresh(tokens: Partial<Tokens>, now: number): boolean {
	if (!tokens.accessToken) return false;
	return !tokens.expiresAt || tokens.expiresAt - EARLY_MS > now;
}

/** Merges an answer over what is stored: a refresh token that is not returned is kept. */
export function mergeTokens(stored: Partial<Tokens>, answer: TokenAnswer, now: number): Tokens {
	// Services that do not say send null or '' as well.
	const seconds = Number(answer.expires_in || Number.NaN);
	return {
		accessToken: answer.access_token,
		refreshToken: answer.refresh_token || stored.refreshToken,
		expiresAt: Number.isFinite(seconds) ? now + seconds * 1000 : 0,
	};
}

const renewals = new SingleFlight<Tokens>();

/**
 * The one way to a valid token: what is stored while it is fresh, otherwise one renewal at a time per
 * `key` (name the account and its refresh token in it), whose result the caller lets n8n persist
 * before the token is used.
 *
 * @param renew asks the service; its errors reach every caller that waited
 */
export async function validTokens(key: string, stored: Partial<Tokens>, now: number, renew: () => Promise<TokenAnswer>): Promise<Tokens> {
	if (isFresh(stored, now)) return { ...stored, accessToken: stored.accessToken ?? '' };
	return await renewals.run(key, async () => mergeTokens(stored, await renew(), now));
}

/** More sign-ins than this in one n8n are unheard of; the oldest is dropped to bound the memory. */
const MOST_LATEST = 200;

const latest = new BoundedMap<string, Tokens>(MOST_LATEST);

/**
 * A token in place of one that was refused, for sign-ins that cost nothing to repeat. n8n asks once per
 * refused request: who still holds a token that was replaced meanwhile gets the replacement.
 *
 * @param refused the token that the caller holds; '' when it has none
 */
export async function replaceToken(key: string, refused: string, now: number, signIn: () => Promise<TokenAnswer>): Promise<Tokens> {
	const known = latest.get(key);
	if (known !== undefined && known.accessToken !== refused && isFresh(known, now)) return known;
	const tokens = await renewals.run(key, async () => mergeTokens({}, await signIn(), now));
	latest.set(key, tokens);
	return tokens;
}
