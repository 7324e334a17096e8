import { setTimeout as wait } from 'node:timers/promises';
import { Refusal, type HdHiveState, type User } from './state';

interface Grant {
	user: User;
	scopes: string[];
	expiresAt: number;
	revoked: boolean;
}

interface RefreshGrant extends Grant {
	used: boolean;
}

interface Code {
	user: User;
	redirectUri: string;
	scopes: string[];
	expiresAt: number;
	used: boolean;
}

/** Codes and tokens: what was issued, and what has become of it. */
export class Tokens {
	refreshes = 0;

	refused = 0;

	readonly access = new Map<string, Grant>();

	readonly refresh = new Map<string, RefreshGrant>();

	private readonly codes = new Map<string, Code>();

	constructor(private readonly state: HdHiveState) {}

	code(redirectUri: string, scopes: string[]): string {
		const code = this.state.secret();
		this.codes.set(code, { user: this.state.me, redirectUri, scopes, expiresAt: this.state.now() + 600_000, used: false });
		return code;
	}

	redeem(code: string, redirectUri: string) {
		const found = this.codes.get(code);
		if (found === undefined || found.used || found.expiresAt <= this.state.now() || found.redirectUri !== redirectUri) {
			throw new Refusal(400, '400', 'invalid authorization code', '授权码无效或已过期');
		}
		found.used = true;
		return this.issue(found.user, found.scopes);
	}

	issue(user = this.state.me, scopes = this.state.app.scopes, keep?: string) {
		const { accessSeconds, refreshSeconds } = this.state.switches;
		const now = this.state.now();
		const accessToken = this.state.secret();
		const refreshToken = keep ?? this.state.secret();
		this.access.set(accessToken, { user, scopes, expiresAt: now + accessSeconds * 1000, revoked: false });
		this.refresh.set(refreshToken, { user, scopes, expiresAt: now + refreshSeconds * 1000, revoked: false, used: false });
		return {
			access_token: accessToken,
			...(keep === undefined ? { refresh_token: refreshToken } : {}),
			token_type: 'Bearer',
			expires_in: accessSeconds,
			refresh_expires_in: refreshSeconds,
			scope: scopes.join(' '),
			scopes,
		};
	}

	/** The token is looked up before the work and taken after it, so that two at once both find it and one has lost. */
	async renew(refreshToken: string) {
		const found = this.refresh.get(refreshToken);
		await wait(this.state.switches.refreshMs);
		if (found === undefined || found.used || found.revoked || found.expiresAt <= this.state.now()) {
			this.refused++;
			throw new Refusal(401, 'OPENAPI_REAUTH_REQUIRED', 'OpenAPI 授权已失效，请重新授权');
		}
		this.refreshes++;
		if (!this.state.switches.rotation) return this.issue(found.user, found.scopes, refreshToken);
		found.used = true;
		return this.issue(found.user, found.scopes);
	}

	revoke(refreshToken: string): void {
		const found = this.refresh.get(refreshToken);
		if (found !== undefined) found.revoked = true;
	}

	expireAccess(): void {
		for (const grant of this.access.values()) grant.expiresAt = 0;
	}

	revokeAccess(): void {
		for (const grant of this.access.values()) grant.revoked = true;
	}

	/** @throws Refusal as HDHive words it */
	identify(bearer: string): Grant {
		const grant = this.access.get(bearer);
		if (grant === undefined) throw new Refusal(401, 'INVALID_OPENAPI_USER_TOKEN', 'OpenAPI user token is invalid');
		if (grant.revoked) throw new Refusal(401, 'OPENAPI_REAUTH_REQUIRED', 'OpenAPI 授权已失效，请重新授权');
		if (grant.expiresAt <= this.state.now()) {
			throw new Refusal(401, 'OPENAPI_REFRESH_REQUIRED', 'OpenAPI access token 已过期，请使用 refresh_token 刷新');
		}
		return grant;
	}
}
