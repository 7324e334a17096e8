import { ItemList, type ListWorld } from './itemList';
import type { Limits } from './limits';
import { MediaLibrary, type Episode, type MediaType, type Movie } from './media';
import { TokenStore } from './tokens';

/** An application registered at Trakt. */
export interface App {
	clientId: string;
	/** Absent for an app that has none: it signs in with PKCE. */
	clientSecret?: string;
	redirectUris: string[];
	/** A deleted app's client id is refused everywhere, on public calls too. */
	deleted?: boolean;
}

/** The moments of `GET /sync/last_activities`, by group and key. */
export type Activities = Record<string, Record<string, string>>;

export interface PersonalList {
	ids: { trakt: number; slug: string };
	name: string;
	description: string | null;
	privacy: 'private' | 'link' | 'friends' | 'public';
	owner: Account;
	createdAt: string;
	likes: number;
	items: ItemList;
}

export interface ListSeed {
	name: string;
	slug?: string;
	trakt?: number;
	description?: string | null;
	privacy?: PersonalList['privacy'];
	createdAt?: string;
}

export interface HistoryEntry {
	id: number;
	watchedAt: string;
	action: 'watch' | 'scrobble' | 'checkin';
	media: Movie | Episode;
}

export interface AccountLimits {
	list: { count: number; item_count: number };
	watchlist: { item_count: number };
	favorites: { item_count: number };
}

const FREE: AccountLimits = {
	list: { count: 5, item_count: 250 },
	watchlist: { item_count: 250 },
	favorites: { item_count: 50 },
};

const VIP: AccountLimits = {
	list: { count: 100, item_count: 5_000 },
	watchlist: { item_count: 5_000 },
	favorites: { item_count: 50 },
};

const BEGINNING = '2025-12-31T00:00:00.000Z';

const ACTIVITY_KEYS: Record<string, string> = {
	movies: 'watched collected rated watchlisted favorited commented paused hidden',
	episodes: 'watched collected rated watchlisted commented paused',
	shows: 'rated watchlisted favorited commented hidden dropped',
	seasons: 'rated watchlisted commented hidden',
	comments: 'liked reacted blocked',
	lists: 'liked reacted updated commented',
	watchlist: 'updated',
	favorites: 'updated',
	collaborations: 'updated',
	account: 'settings followed following pending requested',
	saved_filters: 'updated',
	notes: 'updated',
};

/** One user: profile, watchlist, lists, history. */
export class Account {
	readonly watchlist: ItemList;

	readonly lists: PersonalList[] = [];

	/** Other people's lists that this account may change. */
	readonly collaborations: PersonalList[] = [];

	readonly liked: Array<{ likedAt: string; list: PersonalList }> = [];

	readonly history: HistoryEntry[] = [];

	readonly activities: Activities;

	/** VIP, so that the sample fits; a test that wants the small limits sets it to false. */
	vip = true;

	private = false;

	/** Every call with this account's token is then answered with 423. */
	locked = false;

	deactivated = false;

	/** Replaces the limits that follow from `vip`; null is what some accounts report. */
	limitsOverride?: AccountLimits | null;

	constructor(
		private readonly world: ListWorld,
		readonly slug: string,
		readonly trakt: number,
		readonly name: string,
	) {
		this.activities = Object.fromEntries(
			Object.entries(ACTIVITY_KEYS).map(([group, keys]) => [
				group,
				Object.fromEntries(keys.split(' ').map((key) => [`${key}_at`, BEGINNING])),
			]),
		);
		this.watchlist = new ItemList(world, (types, at) => {
			this.touch('watchlist', 'updated_at', at);
			for (const type of types) this.touch(`${type}s`, 'watchlisted_at', at);
		});
	}

	get limits(): AccountLimits | null {
		return this.limitsOverride === undefined ? (this.vip ? VIP : FREE) : this.limitsOverride;
	}

	/** Creates a personal list, in the past. */
	addList(seed: ListSeed): PersonalList {
		const items = new ItemList(this.world, (_types, at) => this.touch('lists', 'updated_at', at));
		const list: PersonalList = {
			ids: {
				trakt: seed.trakt ?? this.world.nextId(),
				slug: seed.slug ?? seed.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
			},
			name: seed.name,
			description: seed.description ?? null,
			privacy: seed.privacy ?? 'public',
			owner: this,
			createdAt: seed.createdAt ?? this.world.past(),
			likes: 0,
			items,
		};
		items.updatedAt = list.createdAt;
		this.lists.push(list);
		this.touch('lists', 'updated_at', list.createdAt);
		return list;
	}

	/** Finds a list by its slug or Trakt id. */
	list(id: string | number): PersonalList | undefined {
		return this.lists.find((list) => list.ids.slug === id || String(list.ids.trakt) === String(id));
	}

	like(list: PersonalList, likedAt = this.world.past()): void {
		this.liked.push({ likedAt, list });
		list.likes += 1;
		this.touch('lists', 'liked_at', likedAt);
	}

	/** Adds a play, duplicates included, and takes what was watched off the watchlist. */
	watch(media: Movie | Episode, watchedAt?: string, action: HistoryEntry['action'] = 'watch'): HistoryEntry {
		const at = this.world.now();
		const entry = { id: this.world.nextId(), watchedAt: watchedAt ?? at, action, media };
		this.history.push(entry);
		this.touch(`${media.type}s`, 'watched_at', at);
		this.watchlist.remove(media, at);
		if (media.type === 'episode') {
			this.watchlist.remove(media.show, at);
			const season = media.show.seasons.find((candidate) => candidate.number === media.season);
			if (season !== undefined) this.watchlist.remove(season, at);
		}
		return entry;
	}

	/** Moves one activity forward; never back, so that sample data listed out of order stays right. */
	touch(group: string, key: string, at: string): void {
		const moments = this.activities[group];
		if (moments === undefined || moments[key] === undefined) return;
		if (at > (moments[key] as string)) moments[key] = at;
	}

	/** The latest of all activities. */
	get lastActivity(): string {
		return Object.values(this.activities)
			.flatMap((moments) => Object.values(moments))
			.reduce((latest, at) => (at > latest ? at : latest), BEGINNING);
	}
}

/** Makes the page headers disagree with the truth. */
export interface Lies {
	pageCount?: number;
	itemCount?: number;
	/** No X-Pagination headers at all. */
	noHeaders?: boolean;
}

export interface Switches {
	limits: Limits | 'off';
	lies: Lies;
	/** Hidden or dead entries that the count of a list includes and its pages never hold (trakt-api 82, 760, 823, 926). */
	deadEntries: number;
	/** Entries whose film is null, at the end of lists and collections (trakt-api 783, 815). */
	nullEntries: number;
	/** How often the first entry of a list is there once more, the very same. */
	identicalEntries: number;
	/** Entries of the page before that a page begins with when no order was asked for (trakt-api 451, 741). */
	overlap: number;
	/** Whether lists carry an ETag and answer 304 to who has them; Trakt does it for some routes (PlexTraktSync 1360, CrossWatch 1156). */
	etags: boolean;
	/** Default and highest page size. */
	paging: { size: number; max: number };
	/** User agents that the edge blocks (with the empty one); null lets all through. */
	blockedAgents: string | null;
	/** Whether the block is in force on the auth host too. */
	blockAgentsAtAuth: boolean;
	/** How the edge words its block. */
	blockPage: 'html' | '1010';
	/** What the loser of a refresh race, or a thief of an old refresh token, brings about. */
	rotation: 'loser' | 'family';
	/** How long a refresh takes at the server: a second one that arrives meanwhile loses the race. */
	refreshMs: number;
	/** Status for a bad or used authorization code; older servers say 400. */
	badCodeStatus: 401 | 400;
	expiresIn: number;
	/** Seconds between two polls of the device flow. */
	deviceInterval: number;
	deviceExpiresIn: number;
	/** Status for another user's private list or watchlist; a 401 carries X-Private-User (trakt-api 127). */
	privateStatus: 401 | 403 | 404;
	/** `legacy` adds the X-Upgrade-URL, X-VIP-User and X-Account-Limit headers to a 420. */
	accountLimitStyle: 'modern' | 'legacy';
	/** Sources of expressions matched against "METHOD /path": 426 for an account without VIP. */
	vipOnly: string[];
	/** The X-Upgrade-URL of a 426; undefined leaves the header out. */
	upgradeUrl: string | undefined;
	/** Body of a successful revoke. */
	revokeBody: '{}' | '';
}

export const DEFAULT_SWITCHES: Switches = {
	limits: { get: 500, getPeriodMs: 300_000, writePerMs: 1_000 },
	lies: {},
	deadEntries: 0,
	nullEntries: 0,
	identicalEntries: 0,
	overlap: 0,
	etags: false,
	paging: { size: 100, max: 250 },
	blockedAgents: '^(axios|node|undici|python-requests|Go-http-client|curl)',
	blockAgentsAtAuth: false,
	blockPage: 'html',
	rotation: 'loser',
	refreshMs: 20,
	badCodeStatus: 401,
	expiresIn: 604_800,
	deviceInterval: 5,
	deviceExpiresIn: 600,
	privateStatus: 401,
	accountLimitStyle: 'modern',
	vipOnly: ['/saved_filters', '^POST .*/refresh$'],
	upgradeUrl: 'https://app.trakt.tv/vip',
	revokeBody: '{}',
};

/** Everything that the two hosts share. Tests read and change it directly. */
export class TraktState {
	readonly library = new MediaLibrary();

	readonly accounts: Account[] = [];

	readonly apps: App[] = [];

	readonly tokens: TokenStore;

	/** The account that signs in. */
	readonly me: Account;

	switches: Switches;

	private lastId = 1_000;

	private built = 0;

	private latest = Date.parse(BEGINNING);

	constructor(switches: Partial<Switches>, onSecret: (secret: string) => void) {
		this.switches = structuredClone({ ...DEFAULT_SWITCHES, ...switches });
		this.tokens = new TokenStore(() => this.switches, onSecret);
		this.me = this.addAccount('sample-user', 'Sample User');
	}

	/** The signed-in account's watchlist. */
	get watchlist(): ItemList {
		return this.me.watchlist;
	}

	/** Makes the page headers lie; `{}` makes them honest again. */
	get lies(): Lies {
		return this.switches.lies;
	}

	set lies(lies: Lies) {
		this.switches.lies = lies;
	}

	addAccount(slug: string, name = slug): Account {
		const account = new Account(this.world(), slug, 10_000 + this.accounts.length, name);
		this.accounts.push(account);
		return account;
	}

	account(slug: string): Account | undefined {
		return this.accounts.find((account) => account.slug === slug);
	}

	/** Finds any user's list by its Trakt id; a slug finds the first one of that name. */
	list(id: string | number): PersonalList | undefined {
		for (const account of this.accounts) {
			const list = account.list(id);
			if (list !== undefined) return list;
		}
		return undefined;
	}

	app(clientId: unknown): App | undefined {
		return this.apps.find((app) => app.clientId === clientId && app.deleted !== true);
	}

	/** What an item list of this state lives in. */
	world(): ListWorld {
		return {
			library: this.library,
			nextId: () => ++this.lastId,
			// Strictly increasing: two changes in one millisecond must still be two moments.
			now: () => {
				this.latest = Math.max(Date.now(), this.latest + 1);
				return new Date(this.latest).toISOString();
			},
			past: () => {
				const at = Date.parse('2026-01-02T00:00:00.000Z') + this.built++ * 10_000;
				this.latest = Math.max(this.latest, at);
				return new Date(at).toISOString();
			},
		};
	}
}

/** The plural that bodies and answers use for a type. */
export const PLURALS = {
	movie: 'movies',
	show: 'shows',
	season: 'seasons',
	episode: 'episodes',
	person: 'people',
} as const satisfies Record<MediaType, string>;
