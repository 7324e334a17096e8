import type { MediaType } from './media';

/** N new, R running, P pending, S paused; whatever a 2.5.6 client writes is kept. */
export type SubscriptionState = string;

/** One row of MoviePilot's subscription table. */
export interface Subscription {
	id: number;
	name: string;
	year: string | null;
	type: MediaType;
	keyword: string | null;
	tmdbid: number | null;
	imdbid: string | null;
	tvdbid: number | null;
	doubanid: string | null;
	bangumiid: number | null;
	mediaid: string | null;
	/** null for a film. */
	season: number | null;
	poster: string | null;
	backdrop: string | null;
	vote: number | null;
	description: string | null;
	filter: string | null;
	include: string | null;
	exclude: string | null;
	quality: string | null;
	resolution: string | null;
	effect: string | null;
	total_episode: number | null;
	start_episode: number | null;
	lack_episode: number | null;
	note: unknown;
	state: SubscriptionState;
	last_update: string | null;
	date: string | null;
	username: string | null;
	sites: number[];
	downloader: string | null;
	best_version: number | null;
	current_priority: number | null;
	save_path: string | null;
	search_imdbid: number | null;
	manual_total_episode: number;
	custom_words: string | null;
	media_category: string | null;
	filter_groups: string[];
	episode_group: string | null;
}

const EMPTY: Omit<Subscription, 'id' | 'name' | 'type' | 'sites' | 'filter_groups'> = {
	year: null,
	keyword: null,
	tmdbid: null,
	imdbid: null,
	tvdbid: null,
	doubanid: null,
	bangumiid: null,
	mediaid: null,
	season: null,
	poster: null,
	backdrop: null,
	vote: null,
	description: null,
	filter: null,
	include: null,
	exclude: null,
	quality: null,
	resolution: null,
	effect: null,
	total_episode: null,
	start_episode: null,
	lack_episode: null,
	note: null,
	state: 'N',
	last_update: null,
	date: null,
	username: null,
	downloader: null,
	best_version: 0,
	current_priority: null,
	save_path: null,
	search_imdbid: 0,
	manual_total_episode: 0,
	custom_words: null,
	media_category: null,
	episode_group: null,
};

/** What a new row is made of; nulls and undefineds fall back to the column's default. */
export type NewSubscription = Partial<Subscription> & Pick<Subscription, 'name' | 'type'>;

/** The subscription table: adds, look-ups by id and by TMDB number, and removals are one step each. */
export class Subscriptions {
	private readonly rows = new Map<number, Subscription>();

	private readonly byTmdb = new Map<number, Subscription[]>();

	private lastId = 0;

	get size(): number {
		return this.rows.size;
	}

	/** In the order of their ids. */
	all(): Subscription[] {
		return [...this.rows.values()];
	}

	get(id: number): Subscription | undefined {
		return this.rows.get(id);
	}

	/** Both types: whoever cares about the type has to look at it. */
	withTmdb(tmdbid: number): readonly Subscription[] {
		return this.byTmdb.get(tmdbid) ?? [];
	}

	insert(input: NewSubscription): Subscription {
		const row: Subscription = {
			...EMPTY,
			id: ++this.lastId,
			name: input.name,
			type: input.type,
			sites: [],
			filter_groups: [],
		};
		assignPresent(row, input);
		row.id = this.lastId;
		this.rows.set(row.id, row);
		this.index(row);
		return row;
	}

	/** Writes the given values, nulls included. */
	update(id: number, values: Partial<Subscription>): Subscription | undefined {
		const row = this.rows.get(id);
		if (row === undefined) return undefined;
		this.unindex(row);
		Object.assign(row, values, { id });
		this.index(row);
		return row;
	}

	remove(id: number): Subscription | undefined {
		const row = this.rows.get(id);
		if (row === undefined) return undefined;
		this.rows.delete(id);
		this.unindex(row);
		return row;
	}

	clear(): void {
		this.rows.clear();
		this.byTmdb.clear();
	}

	private index(row: Subscription): void {
		if (row.tmdbid === null) return;
		const same = this.byTmdb.get(row.tmdbid);
		if (same === undefined) this.byTmdb.set(row.tmdbid, [row]);
		else same.push(row);
		same?.sort((a, b) => a.id - b.id);
	}

	private unindex(row: Subscription): void {
		if (row.tmdbid === null) return;
		const left = this.withTmdb(row.tmdbid).filter((other) => other !== row);
		if (left.length === 0) this.byTmdb.delete(row.tmdbid);
		else this.byTmdb.set(row.tmdbid, left);
	}
}

/** Copies what is neither null nor undefined: an ORM leaves the rest to the column's default. */
export function assignPresent<T extends object>(target: T, values: Partial<T>): T {
	for (const key of Object.keys(values) as Array<keyof T>) {
		const value = values[key];
		if (value !== null && value !== undefined) target[key] = value as T[keyof T];
	}
	return target;
}
