import type { Unlocked } from './unlockOutcome';

/** A success is answered from memory for this long; later, the link may have been changed by its owner. */
const REMEMBER_MS = 10 * 60_000;

const MOST_ENTRIES = 2_000;

interface Entry {
	owned?: { result: Unlocked; at: number };
	/** When an unlock was last asked for whose answer never came. */
	unknownSince?: number;
}

/**
 * What this process knows about its unlocks, one entry per account and slug, shared by all its executions:
 * only one at a time may ask for the same slug, and who comes later sees what became of it.
 */
export class UnlockLedger {
	private readonly entries = new Map<string, Entry>();

	private readonly queues = new Map<string, Promise<unknown>>();

	/** Runs `task` while nobody else works on any of these keys. */
	async alone<T>(keys: string[], task: () => Promise<T>): Promise<T> {
		// Everybody takes the keys in the same order, so that no two can wait for each other.
		const [first, ...rest] = [...new Set(keys)].sort();
		if (first === undefined) return await task();
		const before = this.queues.get(first) ?? Promise.resolve();
		const turn = before.then(async () => await this.alone(rest, task));
		const quiet = turn.catch(() => {});
		this.queues.set(first, quiet);
		try {
			return await turn;
		} finally {
			if (this.queues.get(first) === quiet) this.queues.delete(first);
		}
	}

	/** What a recent success gave. */
	recent(key: string, now: number): Unlocked | undefined {
		const owned = this.entries.get(key)?.owned;
		return owned !== undefined && now - owned.at < REMEMBER_MS ? owned.result : undefined;
	}

	unknownSince(key: string): number | undefined {
		return this.entries.get(key)?.unknownSince;
	}

	/** Called before each request that may spend points, and again when its answer did not come. */
	asked(key: string, now: number): void {
		this.set(key, { unknownSince: now });
	}

	succeeded(key: string, result: Unlocked, now: number): void {
		this.set(key, { owned: { result, at: now } });
	}

	/** The request was refused for sure, or has not been carried out in all this time. */
	notCharged(key: string): void {
		this.entries.delete(key);
	}

	private set(key: string, entry: Entry): void {
		this.entries.delete(key);
		this.entries.set(key, entry);
		if (this.entries.size <= MOST_ENTRIES) return;
		for (const [old, { unknownSince }] of this.entries) {
			if (unknownSince !== undefined) continue;
			this.entries.delete(old);
			return;
		}
	}
}

export const processLedger = new UnlockLedger();
