import { systemClock, type Clock } from '../util/clock';
import { sameText } from './oauthState';

/** Shorter keys could be guessed. */
export const SHORTEST_KEY = 12;

/** How long a wrong key waits for its answer; it doubles with each one, up to the longest. */
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** After this long without a wrong key the waiting is short again. */
const FORGIVEN_MS = 60_000;
/** Wrong keys that are kept waiting at once, of everybody. */
const MOST_HELD = 2_000;
/** While so many wait, who has this many among them is sent away unheard: memory is bounded, and so is guessing. */
const HELD_BY_ONE = 20;
/** Addresses that are remembered. */
const MOST_KNOWN = 4_000;

export type Verdict = 'good' | 'wrong' | 'tooMany';

/** Somebody who sends a key. */
export interface Attempt {
	offered: string;
	/** What the key opens: a wrong key for one thing slows nobody at another. */
	place: string;
	/** Where it comes from, as the web server knows it behind its trusted proxies. */
	address: string;
}

interface Slowed {
	held: number;
	nextMs: number;
	lastAt: number;
}

/**
 * Judges every key that people choose and others may guess: panels, sign-ins by callback, triggers. A right key is let
 * in at once, whatever pours in beside it; a wrong one waits for its answer, longer with each from the same address.
 */
export class KeyGuard {
	private readonly slowed = new Map<string, Slowed>();

	private held = 0;

	constructor(private readonly clock: Clock = systemClock) {}

	/** @param isRight says whether what was offered opens the place */
	async judge({ offered, place, address }: Attempt, isRight: (offered: string) => boolean | Promise<boolean>): Promise<Verdict> {
		const name = JSON.stringify([place, networkOf(address)]);
		const known = this.slowed.get(name);
		if (this.held >= MOST_HELD && (known?.held ?? 0) >= HELD_BY_ONE) return 'tooMany';
		if (await isRight(offered)) return 'good';
		// Who sends nothing guesses nothing.
		if (offered === '') return 'wrong';
		await this.hold(name);
		return 'wrong';
	}

	private async hold(name: string): Promise<void> {
		const now = this.clock.now();
		const known = this.slowed.get(name) ?? { held: 0, nextMs: SHORTEST_WAIT_MS, lastAt: now };
		if (now - known.lastAt > FORGIVEN_MS) known.nextMs = SHORTEST_WAIT_MS;
		const wait = known.nextMs;
		known.lastAt = now;
		known.nextMs = Math.min(LONGEST_WAIT_MS, wait * 2);
		known.held += 1;
		this.held += 1;
		this.remember(name, known);
		try {
			await this.clock.sleep(wait);
		} finally {
			known.held -= 1;
			this.held -= 1;
		}
	}

	/** The newest stands last; the oldest of those that nobody waits for goes. */
	private remember(name: string, slowed: Slowed): void {
		this.slowed.delete(name);
		this.slowed.set(name, slowed);
		if (this.slowed.size <= MOST_KNOWN) return;
		for (const [old, { held }] of this.slowed) {
			if (held > 0) continue;
			this.slowed.delete(old);
			return;
		}
	}
}

/** The one guard of this process. */
export const keyGuard = new KeyGuard();

/** Whether a key is the one that is set; without telling by the time it takes how much of it is right. */
export const isKey = (key: string) => (offered: string) => key.length >= SHORTEST_KEY && sameText(offered, key);

/** Whoever has one IPv6 address has a whole network of them. */
function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
	return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
