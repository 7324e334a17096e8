import { createHash } from 'crypto';
import { isFresh, type Tokens } from '../../shared/auth/tokenStore';

/** What a sign-in at HDHive leaves behind. Times in milliseconds since 1970, 0 when unknown. */
export interface HdHiveTokens extends Tokens {
	refreshToken: string;
	expiresAt: number;
	refreshExpiresAt: number;
	scopes: string[];
}

/**
 * Which tokens took the place of which refresh token, in this process. n8n may come with a copy of the
 * credential that is a moment old; a refresh token counts only once, so that copy is brought up to date
 * here in place of spending a token that is gone.
 */
const successors = new Map<string, HdHiveTokens>();

const MOST_SUCCESSORS = 500;

export const signInKey = (base: string, refreshToken: string): string =>
	createHash('sha256').update(`${base}|${refreshToken}`).digest('base64');

export function handOver(base: string, refreshToken: string, tokens: HdHiveTokens): void {
	const oldest = successors.keys().next();
	if (successors.size >= MOST_SUCCESSORS && oldest.done !== true) successors.delete(oldest.value);
	successors.set(signInKey(base, refreshToken), tokens);
}

/** The newest tokens that came from this refresh token; undefined when there are none. */
export function newestSuccessor(base: string, refreshToken: string): HdHiveTokens | undefined {
	let newest: HdHiveTokens | undefined;
	let token = refreshToken;
	for (let steps = 0; steps < MOST_SUCCESSORS; steps++) {
		const next = successors.get(signInKey(base, token));
		if (next === undefined || next === newest) return newest;
		newest = next;
		token = next.refreshToken;
	}
	return newest;
}

/** @param refused an access token that the service has just refused, however fresh it looks */
export const isUsable = (tokens: HdHiveTokens, refused: string, now: number): boolean =>
	tokens.accessToken !== refused && isFresh(tokens, now);
