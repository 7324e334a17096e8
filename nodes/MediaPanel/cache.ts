import { createHash } from 'crypto';
import { KeptAnswers } from '../shared/http/keptAnswers';
import { systemClock } from '../shared/util/clock';

/** One remembered answer. */
export interface Entry {
	/** JSON. */
	text: string;
	etag: string;
	/** When its reading began, in milliseconds since 1970: what was written later is not in it. */
	at: number;
	freshUntil: number;
}

export interface Reading {
	/** How long the answer is shown without asking again, in milliseconds; some depend on what was read. */
	freshMs: number | ((loaded: unknown) => number);
	/** Answers that were read before this moment are not good enough. */
	after: number;
	load(): Promise<unknown>;
}

const MOST_ENTRIES = 600;
const MOST_CHARACTERS = 4_000_000;
/** An older answer is not even shown while a new one is on its way. */
const OLDEST_SHOWN_MS = 24 * 3_600_000;

/**
 * What the panel remembers of both services, by account and view; the longest unused goes first.
 *
 * It lives in this process on purpose. Another process of a queue-mode n8n has its own, and what was
 * written through one reaches the others as a moment (`Reading.after`), never as content. What is lost
 * with a process costs one reading per view, however many browsers ask at once.
 */
export class ViewCache {
	private readonly entries: KeptAnswers<Entry>;

	private readonly flights = new Map<string, { startedAt: number; entry: Promise<Entry> }>();

	constructor(most = MOST_ENTRIES) {
		this.entries = new KeptAnswers({ entries: most, characters: MOST_CHARACTERS, largest: MOST_CHARACTERS });
	}

	/** The remembered answer, fresh or stale; undefined when there is none that may be shown. */
	peek(key: string, after: number): Entry | undefined {
		const entry = this.entries.get(key);
		if (entry === undefined || entry.at <= after || entry.at + OLDEST_SHOWN_MS < systemClock.now()) return undefined;
		return entry;
	}

	isFresh(entry: Entry): boolean {
		return entry.freshUntil > systemClock.now();
	}

	/** A fresh answer: remembered, or read now. Whoever asks meanwhile waits for the same reading. */
	async read(key: string, reading: Reading): Promise<Entry> {
		const known = this.peek(key, reading.after);
		if (known !== undefined && this.isFresh(known)) return known;
		const flight = this.flights.get(key);
		if (flight !== undefined && flight.startedAt > reading.after) return await flight.entry;
		const startedAt = systemClock.now();
		const started = { startedAt, entry: this.load(key, reading, startedAt) };
		this.flights.set(key, started);
		try {
			return await started.entry;
		} finally {
			if (this.flights.get(key) === started) this.flights.delete(key);
		}
	}

	/** When something whose key begins so was last read, in milliseconds since 1970; 0 for never. */
	newest(prefix: string): number {
		return this.entries.startingWith(prefix).reduce((newest, [, { at }]) => Math.max(newest, at), 0);
	}

	/** Forgets every answer whose key begins so. @returns how many that were */
	forget(prefix: string): number {
		const count = this.entries.forget(prefix);
		// What is being read now may be from before: nobody else waits for it, and it is not kept.
		for (const key of [...this.flights.keys()]) if (key.startsWith(prefix)) this.flights.delete(key);
		return count;
	}

	private async load(key: string, reading: Reading, at: number): Promise<Entry> {
		const loaded = await reading.load();
		const text = JSON.stringify(loaded);
		const freshMs = typeof reading.freshMs === 'number' ? reading.freshMs : reading.freshMs(loaded);
		const entry = { text, etag: `"${digest(text)}"`, at, freshUntil: systemClock.now() + freshMs };
		if (this.flights.get(key)?.startedAt === at) this.entries.put(key, entry);
		return entry;
	}
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);
