import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account, App, Switches } from './state';

/** The answer of the token endpoint. */
export interface Tokens {
	access_token: string;
	token_type: 'bearer';
	expires_in: number;
	refresh_token: string;
	scope: string;
	created_at: number;
}

/** Whose token it is, and what became of it. */
export interface Grant {
	account: Account;
	app: App;
	/** Milliseconds since the epoch. */
	expiresAt: number;
}

interface RefreshToken extends Grant {
	used: boolean;
}

/** A refusal in the words of the token endpoint. */
export class TokenError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		description: string,
	) {
		super(description);
	}
}

/** The tokens that are alive, and how many there have been. */
export class TokenStore {
	/** Pairs issued so far, by whatever way. */
	generation = 0;

	/** Successful refreshes. */
	refreshes = 0;

	/** Refreshes that were refused. */
	refused = 0;

	private readonly access = new Map<string, Grant>();

	private readonly refreshTokens = new Map<string, RefreshToken>();

	constructor(
		private readonly switches: () => Switches,
		private readonly onSecret: (secret: string) => void,
	) {}

	/** A random value that is remembered as a secret. */
	secret(): string {
		const value = randomBytes(32).toString('hex');
		this.onSecret(value);
		return value;
	}

	issue(account: Account, app: App): Tokens {
		const life = this.switches().expiresIn;
		const now = Date.now();
		const tokens: Tokens = {
			access_token: this.secret(),
			token_type: 'bearer',
			expires_in: life,
			refresh_token: this.secret(),
			scope: 'public',
			created_at: Math.floor(now / 1_000),
		};
		const grant = { account, app, expiresAt: now + life * 1_000 };
		this.access.set(tokens.access_token, grant);
		this.refreshTokens.set(tokens.refresh_token, { ...grant, used: false });
		this.generation += 1;
		return tokens;
	}

	/** The grant behind an access token, if it is alive. */
	grant(accessToken: string): Grant | undefined {
		const grant = this.access.get(accessToken);
		return grant !== undefined && grant.expiresAt > Date.now() ? grant : undefined;
	}

	/** Whether a refresh token could still be used. */
	isUsable(refreshToken: string): boolean {
		return this.refreshTokens.get(refreshToken)?.used === false;
	}

	/**
	 * Exchanges a refresh token for a new pair. The token is looked up before the work and taken
	 * after it, so that two calls that overlap both find it: the second one to finish has lost.
	 */
	async refresh(refreshToken: string, app: App): Promise<Tokens> {
		const found = this.refreshTokens.get(refreshToken);
		if (found === undefined || found.app !== app) throw this.refusal('session not found');
		if (found.used) {
			this.punish(found);
			throw this.refusal('session not found');
		}
		await wait(this.switches().refreshMs);
		if (found.used || !this.refreshTokens.has(refreshToken)) {
			this.punish(found);
			throw this.refusal('invalid refresh token');
		}
		found.used = true;
		this.refreshes += 1;
		return this.issue(found.account, found.app);
	}

	/** Lets every access token expire now; the refresh tokens stay good. */
	expireAccessTokens(): void {
		for (const grant of this.access.values()) grant.expiresAt = 0;
	}

	/** Ends the sign-in that a token (of either kind) belongs to. */
	revoke(token: string): void {
		const grant = this.access.get(token) ?? this.refreshTokens.get(token);
		if (grant !== undefined) this.endSessions(grant);
	}

	/** Ends every sign-in of one account with one app. */
	endSessions({ account, app }: Pick<Grant, 'account' | 'app'>): void {
		for (const tokens of [this.access, this.refreshTokens]) {
			for (const [value, grant] of tokens) {
				if (grant.account === account && grant.app === app) tokens.delete(value);
			}
		}
	}

	private punish(grant: Grant): void {
		if (this.switches().rotation === 'family') this.endSessions(grant);
	}

	private refusal(description: string): TokenError {
		this.refused += 1;
		return new TokenError(400, 'invalid_grant', description);
	}
}
