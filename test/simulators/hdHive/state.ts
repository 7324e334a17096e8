import { randomBytes } from 'node:crypto';
import { Tokens } from './tokens';

/** A refusal in HDHive's envelope. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly description?: string,
		readonly extra: Record<string, unknown> = {},
	) {
		super(message);
	}
}

export interface User {
	id: number;
	nickname: string;
	points: number;
	isVip: boolean;
	checkedIn: boolean;
	/** Slugs of the resources this user has unlocked. */
	unlocked: Set<string>;
}

export interface Resource {
	slug: string;
	mediaType: 'movie' | 'tv';
	tmdbId: string;
	title: string | null;
	pan_type: string;
	share_size: string | null;
	video_resolution: string[];
	source: string[];
	subtitle_language: string[];
	subtitle_type: string[];
	remark: string | null;
	unlock_points: number | null;
	unlocked_users_count: number | null;
	validate_status: string | null;
	is_official: boolean | null;
	ownerId: number;
	created_at: string;
	/** What an unlock answers: the url may be as dirty as a real one. */
	url: string;
	access_code: string;
	full_url?: string;
	files?: Array<Record<string, unknown>>;
}

/** One line of the points ledger. */
export interface Charge {
	userId: number;
	slug: string;
	points: number;
	at: number;
}

export interface Subscription {
	id: number;
	[field: string]: unknown;
}

export interface Message {
	id: number;
	title: string;
	is_read: boolean;
}

export interface Switches {
	/** 2026-04: ping works without a user. 2026-10: everything wants a user, `me` is flat, batch unlock and file lists exist. */
	generation: '2026-04' | '2026-10';
	/** Which forms of refreshing exist. */
	refreshForm: 'both' | 'refresh' | 'token';
	rotation: boolean;
	accessSeconds: number;
	refreshSeconds: number;
	/** Real milliseconds between looking whether something is unlocked and charging for it: two at once are both charged. */
	raceMs: number;
	/** Real milliseconds that a refresh takes. */
	refreshMs: number;
	/** Unlocks per minute before 429; 0 for no limit. */
	unlocksPerMinute: number;
	/** Calls per endpoint and day; null for no limit. */
	endpointLimit: number | null;
	/** What lists and looks show in place of a price. */
	priceShown: (points: number | null) => unknown;
	/** Endpoints (METHOD /path prefix) that the site has switched off. */
	disabled: string[];
}

export const DEFAULT_SWITCHES: Switches = {
	generation: '2026-10',
	refreshForm: 'both',
	rotation: true,
	accessSeconds: 3_600,
	refreshSeconds: 2_592_000,
	raceMs: 0,
	refreshMs: 0,
	unlocksPerMinute: 0,
	endpointLimit: null,
	priceShown: (points) => points,
	disabled: [],
};

/** Everything HDHive knows, and what happened to the points. */
export class HdHiveState {
	readonly switches: Switches;

	readonly me: User = { id: 1, nickname: '张三', points: 128, isVip: true, checkedIn: false, unlocked: new Set() };

	readonly app: { clientId: string; secret: string; name: string; scopes: string[] };

	/** A personal key acts as its user. */
	readonly personalKey: string;

	resources: Resource[] = [];

	ledger: Charge[] = [];

	/** Unlocks that are refused whatever they cost, by slug. */
	readonly refusals = new Map<string, { status: number; code: string; description: string }>();

	subscriptions: Subscription[] = [];

	messages: Message[] = [];

	/** The next unlock loses its connection at once, and is charged so many milliseconds later. */
	nextUnlockLateMs = 0;

	/** Charges of requests whose connection is gone and that the server is still working on. */
	readonly late: Array<{ dueAt: number; run: () => void }> = [];

	readonly tokens: Tokens;

	/** Milliseconds since 1970; a test may put its own clock here. */
	now: () => number = () => Date.now();

	private readonly unlocks: number[] = [];

	private readonly calls = new Map<string, number>();

	constructor(
		switches: Partial<Switches>,
		readonly onSecret: (secret: string) => void,
	) {
		this.switches = { ...DEFAULT_SWITCHES, ...switches };
		this.app = {
			clientId: `app_${randomBytes(6).toString('hex')}`,
			secret: this.secret(),
			name: 'n8n',
			scopes: ['meta', 'query', 'unlock', 'write', 'vip'],
		};
		this.personalKey = this.secret();
		this.tokens = new Tokens(this);
	}

	secret(): string {
		const value = randomBytes(24).toString('hex');
		this.onSecret(value);
		return value;
	}

	resource(slug: unknown): Resource | undefined {
		const wanted = plain(slug);
		return this.resources.find((resource) => plain(resource.slug) === wanted);
	}

	/** What it costs this user now; 0 when it is free, owned or unlocked already. */
	price(user: User, resource: Resource): number {
		if (resource.ownerId === user.id || user.unlocked.has(resource.slug)) return 0;
		return resource.unlock_points ?? 0;
	}

	charge(user: User, resource: Resource): void {
		const points = resource.unlock_points ?? 0;
		user.points -= points;
		user.unlocked.add(resource.slug);
		if (points > 0) this.ledger.push({ userId: user.id, slug: resource.slug, points, at: this.now() });
	}

	/** Everything that has become due since the last request. */
	settle(): void {
		for (const work of this.late.splice(0)) {
			if (work.dueAt <= this.now()) work.run();
			else this.late.push(work);
		}
	}

	countUnlock(): void {
		const { unlocksPerMinute } = this.switches;
		const now = this.now();
		while ((this.unlocks[0] ?? now) <= now - 60_000) this.unlocks.shift();
		if (unlocksPerMinute > 0 && this.unlocks.length >= unlocksPerMinute) {
			const seconds = Math.ceil(((this.unlocks[0] ?? now) + 60_000 - now) / 1000);
			throw tooMany('USER_RATE_LIMIT_EXCEEDED', 'user', seconds);
		}
		this.unlocks.push(now);
	}

	/** Calls left today for an endpoint, after this one. */
	countCall(endpoint: string): number | undefined {
		const { endpointLimit } = this.switches;
		if (endpointLimit === null) return undefined;
		const used = (this.calls.get(endpoint) ?? 0) + 1;
		if (used > endpointLimit) throw tooMany('ENDPOINT_QUOTA_EXCEEDED', 'app', 3_600);
		this.calls.set(endpoint, used);
		return endpointLimit - used;
	}

	/** How often a slug was paid for. */
	chargesFor(slug: string): number {
		return this.ledger.filter((charge) => charge.slug === slug).length;
	}
}

export const plain = (slug: unknown): string =>
	String(slug ?? '')
		.replaceAll('-', '')
		.toLowerCase();

export const tooMany = (code: string, scope: string, seconds: number) =>
	new Refusal(429, code, `Rate limit exceeded, retry after ${seconds}s`, `请求频率过高，请在 ${seconds} 秒后重试`, {
		limit_scope: scope,
		limit_scope_label: scope === 'app' ? '应用' : '用户',
		retry_after_seconds: seconds,
	});
