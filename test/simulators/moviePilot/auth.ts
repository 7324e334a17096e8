import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './answers';
import type { Traits } from './generation';
import { queryText } from './parse';

export interface Account {
	username: string;
	password: string;
	/** The one-time code, where the account asks for one. */
	otp: string | null;
	apiToken: string;
	loginLifetimeSeconds: number;
}

export const EIGHT_DAYS = 60 * 60 * 24 * 8;

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs in, and says who may pass which kind of route. */
export class Auth {
	private readonly key = randomBytes(32);

	/** Token -> when it expires. The only tokens there are, so that a look-up is a verification. */
	private readonly logins = new Map<string, number>();

	constructor(
		private readonly traits: Traits,
		private readonly account: Account,
		private readonly now: () => number,
		private readonly keepSecret: (secret: string) => void,
	) {}

	/** A JSON web token for the right password, and the right one-time code where one is asked for. */
	login(username: string, password: string, otp: string | null): string {
		const { account } = this;
		const right = username === account.username && password === account.password;
		if (!right || (account.otp !== null && otp !== account.otp)) {
			throw new Refusal(401, '用户名或密码或二次校验码不正确');
		}
		const iat = Math.floor(this.now() / 1_000);
		const exp = iat + account.loginLifetimeSeconds;
		const head = base64url({ alg: 'HS256', typ: 'JWT' });
		const claims = { exp, iat, sub: '1', username, super_user: true, level: 2 };
		const body = base64url({
			...claims,
			purpose: 'authentication',
			jti: randomBytes(6).toString('hex'),
		});
		const signature = createHmac('sha256', this.key).update(`${head}.${body}`).digest('base64url');
		const token = `${head}.${body}.${signature}`;
		this.logins.set(token, exp * 1_000);
		this.keepSecret(token);
		return token;
	}

	/** Every token issued so far stops working. */
	expireLogins(): void {
		this.logins.clear();
	}

	/** Routes for signed-in users. */
	user = async (request: FastifyRequest): Promise<void> => {
		const bearer = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
		// A token in the header is the one that counts, even where a right API token stands beside it.
		if (bearer !== undefined) {
			this.checkLogin(bearer);
			return;
		}
		if (this.traits.keyOpensUserRoutes) {
			const key = this.keyOf(request);
			if (key !== null) {
				this.check(key, 'API_KEY');
				return;
			}
			const token = queryText(request, 'token');
			if (token !== null) {
				this.check(token, 'API_TOKEN');
				return;
			}
		}
		throw new Refusal(401, 'Not authenticated', { 'www-authenticate': 'Bearer' });
	};

	/** Routes of the Radarr and Sonarr surface and of plugins. */
	apiKey = async (request: FastifyRequest): Promise<void> => {
		this.check(this.keyOf(request), 'API_KEY');
	};

	/** Routes that were made for callers who can only put a token into a URL. */
	apiToken = async (request: FastifyRequest): Promise<void> => {
		const header = this.traits.headerOpensTokenRoutes ? headerKey(request) : null;
		this.check(header ?? queryText(request, 'token'), 'API_TOKEN');
	};

	/** Seerr sends the token itself as the Authorization header. */
	seerr = async (request: FastifyRequest): Promise<void> => {
		if (request.headers.authorization === this.account.apiToken) return;
		throw new Refusal(this.traits.wrapped ? 401 : 400, '授权失败');
	};

	private checkLogin(token: string): void {
		if ((this.logins.get(token) ?? 0) > this.now()) return;
		throw new Refusal(this.traits.wrapped ? 401 : 403, 'token校验不通过');
	}

	private check(given: string | null, kind: 'API_KEY' | 'API_TOKEN'): void {
		if (given === this.account.apiToken) return;
		const name = this.traits.wrapped ? (kind === 'API_KEY' ? 'apikey' : 'token') : kind;
		throw new Refusal(401, `${name} 校验不通过`);
	}

	private keyOf(request: FastifyRequest): string | null {
		const [header, query] = [headerKey(request), queryText(request, 'apikey') || null];
		return this.traits.headerBeforeQuery ? (header ?? query) : (query ?? header);
	}
}

function headerKey(request: FastifyRequest): string | null {
	const value = request.headers['x-api-key'];
	return typeof value === 'string' && value !== '' ? value : null;
}
