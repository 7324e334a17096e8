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

/** The app that a sign-in belongs to, and the credential that made it. */
export interface App {
	/** Already checked by `baseUrl`. */
	base: string;
	clientId: string;
	secret: string;
	/** Random, made at the sign-in and kept in the credential: whoever copies a refresh token does not have it. */
	signInSecret: string;
	/** The credential's choice about certificates. */
	allowUnauthorizedCerts?: boolean;
}

/** Another app, the same one under a wrong secret, or another credential finds nothing: what is handed over was given to this one. */
export const signInKey = ({ base, clientId, secret, signInSecret }: App, grant: string): string =>
	createHash('sha256')
		.update(JSON.stringify([base, clientId, secret, signInSecret, grant]))
		.digest('base64');

/** Authorization codes that were exchanged, as keys: used is used, whichever credential asks. */
const usedCodes = new Set<string>();

const codeKey = (app: App, code: string): string => signInKey({ ...app, signInSecret: '' }, `code ${code}`);

export const isUsedCode = (app: App, code: string): boolean => usedCodes.has(codeKey(app, code));

export function rememberUsedCode(app: App, code: string): void {
	if (usedCodes.size >= MOST_SUCCESSORS) usedCodes.clear();
	usedCodes.add(codeKey(app, code));
}

export function handOver(app: App, refreshToken: string, tokens: HdHiveTokens): void {
	const oldest = successors.keys().next();
	if (successors.size >= MOST_SUCCESSORS && oldest.done !== true) successors.delete(oldest.value);
	successors.set(signInKey(app, refreshToken), tokens);
}

/** The newest tokens that came from this refresh token; undefined when there are none. */
export function newestSuccessor(app: App, refreshToken: string): HdHiveTokens | undefined {
	let newest: HdHiveTokens | undefined;
	let token = refreshToken;
	for (let steps = 0; steps < MOST_SUCCESSORS; steps++) {
		const next = successors.get(signInKey(app, token));
		if (next === undefined || next === newest) return newest;
		newest = next;
		token = next.refreshToken;
	}
	return newest;
}

/** @param refused an access token that the service has just refused, however fresh it looks */
export const isUsable = (tokens: HdHiveTokens, refused: string, now: number): boolean =>
	tokens.accessToken !== refused && isFresh(tokens, now);
