import { createHash } from 'node:crypto';
import type { Account, App, TraktState } from './state';
import { TokenError } from './tokens';

const CODE_LIFE_MS = 600_000;

/** What the browser brought to `GET /oauth/authorize`. */
export interface AuthorizeRequest {
	clientId: string;
	redirectUri: string;
	state?: string;
	codeChallenge?: string;
}

interface Code extends AuthorizeRequest {
	account: Account;
	expiresAt: number;
}

/** Authorization codes: each good for one exchange. */
export class AuthorizationCodes {
	private readonly codes = new Map<string, Code>();

	constructor(private readonly state: TraktState) {}

	issue(request: AuthorizeRequest, account: Account): string {
		const code = this.state.tokens.secret();
		this.codes.set(code, { ...request, account, expiresAt: Date.now() + CODE_LIFE_MS });
		return code;
	}

	/** Takes a code and returns whose it is; throws a TokenError when anything about it is wrong. */
	redeem(app: App, body: Record<string, unknown>): Account {
		const value = String(body.code ?? '');
		const code = this.codes.get(value);
		// One attempt, good or bad, uses the code up.
		this.codes.delete(value);
		if (code === undefined || code.clientId !== app.clientId || code.expiresAt < Date.now()) {
			throw new TokenError(this.state.switches.badCodeStatus, 'invalid_grant', 'invalid code');
		}
		if (body.redirect_uri !== code.redirectUri) {
			throw new TokenError(400, 'invalid_request', 'redirect_uri mismatch');
		}
		if (code.codeChallenge !== undefined) {
			const verifier = String(body.code_verifier ?? '');
			const digest = createHash('sha256').update(verifier).digest('base64url');
			if (!/^[\w.~-]{43,128}$/.test(verifier) || digest !== code.codeChallenge) {
				throw new TokenError(401, 'invalid_request', 'code verification failed');
			}
		} else if (app.clientSecret === undefined) {
			throw new TokenError(400, 'invalid_request', 'code_verifier is required');
		} else if (body.client_secret === undefined) {
			throw new TokenError(401, 'invalid_client', 'client_secret is required');
		}
		return code.account;
	}
}

/** What is wrong with an authorization request, in the words of the server; undefined when nothing is. */
export function authorizeProblem(app: App | undefined, query: Record<string, unknown>): string | undefined {
	if (app === undefined) return 'client_id is required';
	if (query.response_type !== 'code') return 'response_type must be code';
	const uri = String(query.redirect_uri ?? '');
	if (!isAllowedRedirect(uri)) {
		return 'Redirect URI must use HTTPS (HTTP allowed only for loopback hosts)';
	}
	if (!app.redirectUris.includes(uri)) return 'redirect_uri is not registered for this app';
	if (query.code_challenge !== undefined && query.code_challenge_method !== 'S256') {
		return 'code_challenge_method must be S256';
	}
	return undefined;
}

function isAllowedRedirect(uri: string): boolean {
	if (!URL.canParse(uri)) return false;
	const url = new URL(uri);
	if (url.protocol === 'https:') return true;
	return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
