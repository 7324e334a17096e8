import { createHash } from 'node:crypto';
import { films, shows, type SampleFilm, type SampleShow } from '../catalogue';
import { Refusal } from './errors';

export type TmdbKind = 'movie' | 'tv';
export type TmdbListName = 'favorite' | 'watchlist';

export interface Switches {
	/** May the API Read Access Token alone read and write its owner's favorites? Seen in practice, not documented. */
	ownerAccess: boolean;
	/** Answers are kept by address for this long, however the data changed meanwhile (milliseconds). */
	edgeCacheMs: number;
	/** What Cache-Control promises for public answers, in seconds. */
	maxAge: number;
	/** Requests in any second before a 429. */
	perSecond: number;
	/** Sent with a 429, in seconds. */
	retryAfter?: number;
}

export interface Account {
	/** v3 */
	id: number;
	/** v4 */
	objectId: string;
	username: string;
	/** The oldest first. */
	lists: Record<TmdbListName, Record<TmdbKind, number[]>>;
}

export interface OwnList {
	id: number;
	owner: Account;
	name: string;
	description: string;
	public: boolean;
	iso_639_1: string;
	iso_3166_1: string;
	sort_by: string;
	items: Array<{ kind: TmdbKind; id: number; comment: string | null }>;
}

interface RequestToken {
	token: string;
	version: 3 | 4;
	expiresAt: number;
	approvedBy?: Account;
}

/** A token that looks like TMDB's: header, claims, signature. */
function jwt(claims: object): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const unsigned = `${part({ alg: 'HS256' })}.${part(claims)}`;
	return `${unsigned}.${createHash('sha256').update(unsigned).digest('base64url')}`;
}

/** Everything this TMDB knows; tests change it directly. */
export class TmdbState {
	readonly switches: Switches;

	readonly films = new Map<number, SampleFilm>();

	readonly shows = new Map<number, SampleShow>();

	readonly accounts: Account[] = [];

	/** API Read Access Tokens, and who owns their app. */
	readonly apps = new Map<string, Account>();

	readonly userTokens = new Map<string, Account>();

	readonly sessions = new Map<string, Account>();

	readonly requestTokens = new Map<string, RequestToken>();

	readonly lists = new Map<number, OwnList>();

	/** Answers sent as 304. */
	notModified = 0;

	private serial = 0;

	/** Titles that no service streams any longer. */
	readonly notStreamed = new Set<number>();

	/** Titles of which there is no text but the English one: TMDB then sends empty texts (Languages, developer.themoviedb.org). */
	readonly untranslated = new Set<number>();

	constructor(
		switches: Partial<Switches>,
		private readonly onSecret: (secret: string) => void,
	) {
		this.switches = { ownerAccess: true, edgeCacheMs: 60_000, maxAge: 600, perSecond: 50, ...switches };
		this.addTitles(films, shows);
	}

	/** More films and shows; those without a TMDB number are unknown here. */
	addTitles(moreFilms: SampleFilm[], moreShows: SampleShow[] = []): void {
		for (const film of moreFilms) if (film.tmdb !== null) this.films.set(film.tmdb, film);
		for (const show of moreShows) if (show.tmdb !== null) this.shows.set(show.tmdb, show);
	}

	addAccount(username: string): Account {
		const number = this.accounts.length + 1;
		const objectId = createHash('md5').update(username).digest('hex').slice(0, 24);
		const lists = { favorite: { movie: [], tv: [] }, watchlist: { movie: [], tv: [] } };
		const account: Account = { id: 500 + number * 48, objectId, username, lists };
		this.accounts.push(account);
		return account;
	}

	/** @returns the API Read Access Token of a new app */
	addApp(owner: Account): string {
		const token = jwt({ aud: this.random(), sub: owner.objectId, scopes: ['api_read'], version: 1 });
		this.apps.set(this.secret(token), owner);
		return token;
	}

	addSession(account: Account): string {
		const id = this.secret(this.random(40));
		this.sessions.set(id, account);
		return id;
	}

	addUserToken(account: Account): string {
		const token = jwt({ sub: account.objectId, scopes: ['api_read', 'api_write'], version: 1, jti: ++this.serial });
		this.userTokens.set(this.secret(token), account);
		return token;
	}

	addRequestToken(version: 3 | 4): RequestToken {
		const minutes = version === 3 ? 60 : 15;
		const token = version === 3 ? this.random(40) : jwt({ scopes: ['pending_request_token'], jti: ++this.serial });
		const request = { token, version, expiresAt: Date.now() + minutes * 60_000 };
		this.requestTokens.set(token, request);
		return request;
	}

	/** What the person does on the website. */
	approve(token: string, account: Account): void {
		const request = this.requestTokens.get(token);
		if (request === undefined || request.expiresAt <= Date.now()) throw new Refusal(33);
		request.approvedBy = account;
	}

	/** @throws Refusal before the approval: 401, as a public client saw it */
	redeem(token: string, version: 3 | 4): Account {
		const request = this.requestTokens.get(token);
		if (request === undefined || request.version !== version || request.expiresAt <= Date.now()) throw new Refusal(33);
		if (request.approvedBy === undefined) throw new Refusal(version === 3 ? 17 : 36, { failure: true });
		this.requestTokens.delete(token);
		return request.approvedBy;
	}

	addList(owner: Account, fields: Partial<Omit<OwnList, 'id' | 'owner' | 'items'>>): OwnList {
		const defaults = { name: '', description: '', public: true, iso_639_1: 'en', iso_3166_1: 'US', sort_by: 'original_order.asc' };
		const list: OwnList = { ...defaults, ...fields, id: 8_100 + ++this.serial, owner, items: [] };
		this.lists.set(list.id, list);
		return list;
	}

	knows(kind: TmdbKind, id: number): boolean {
		return kind === 'movie' ? this.films.has(id) : this.shows.has(id);
	}

	private random(length = 32): string {
		return createHash('sha512').update(`tmdb ${++this.serial}`).digest('hex').slice(0, length);
	}

	private secret(value: string): string {
		this.onSecret(value);
		return value;
	}
}
