import { systemClock, type Clock } from '../util/clock';
import { sameText } from './oauthState';

/** Shorter keys could be guessed. */
export const SHORTEST_KEY = 12;

/** More than this of what somebody sends is not looked at. */
const LONGEST_OFFER = 1_000;

/** How long a wrong key waits for its answer; it doubles with each one, up to the longest. */
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** After this long without a wrong key the waiting is short again. */
const FORGIVEN_MS = 60_000;
/** Wrong keys that are kept waiting at once: of everybody, and from one network. */
const MOST_HELD = 2_000;
const HELD_BY_ONE = 200;
/** Networks that are remembered. */
const MOST_KNOWN = 4_000;

export type Verdict = 'good' | 'wrong' | 'tooMany';

/** Somebody who sends a key. */
interface Attempt {
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
 * Judges every key that people choose and others may guess: panels, sign-ins by callback, triggers.
 *
 * A right key is let in at once, whatever pours in beside it: behind a proxy that n8n was not told to trust, its
 * owner and an attacker have one address, so that nothing but the key tells them apart. A wrong one waits for its
 * answer, longer with each from the same network. What is more than memory is meant for is sent away without waiting.
 */
export class KeyGuard {
	private readonly slowed = new Map<string, Slowed>();

	private held = 0;

	constructor(private readonly clock: Clock = systemClock) {}

	/** How many wrong keys wait now, and how many networks are remembered. */
	get size(): { held: number; known: number } {
		return { held: this.held, known: this.slowed.size };
	}

	/** @param isRight says whether what was offered opens the place */
	async judge({ offered, place, address }: Attempt, isRight: (offered: string) => boolean | Promise<boolean>): Promise<Verdict> {
		const text = offered.slice(0, LONGEST_OFFER);
		// Who sends nothing guesses nothing.
		if (text.trim() === '') return 'wrong';
		if (await isRight(text)) return 'good';
		return await this.hold(JSON.stringify([place, networkOf(address)]));
	}

	private async hold(name: string): Promise<Verdict> {
		const now = this.clock.now();
		const known = this.slowed.get(name) ?? { held: 0, nextMs: SHORTEST_WAIT_MS, lastAt: now };
		if (now - known.lastAt > FORGIVEN_MS) known.nextMs = SHORTEST_WAIT_MS;
		const wait = known.nextMs;
		known.lastAt = now;
		known.nextMs = Math.min(LONGEST_WAIT_MS, wait * 2);
		this.remember(name, known);
		if (this.held >= MOST_HELD || known.held >= HELD_BY_ONE) return 'tooMany';
		known.held += 1;
		this.held += 1;
		try {
			await this.clock.sleep(wait);
		} finally {
			known.held -= 1;
			this.held -= 1;
		}
		return 'wrong';
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

/** Blanks around a key come from copying. */
export const isLongEnough = (key: string): boolean => key.trim().length >= SHORTEST_KEY;

/** Whether a key is the one that is set; without telling by the time it takes how much of it is right. */
export const isKey = (key: string) => (offered: string) => isLongEnough(key) && sameText(offered.trim(), key.trim());

/** Whoever has one IPv6 address has a whole network of them (64 bits). */
export function networkOf(address: string): string {
	const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail] = plain.split('::', 2);
	const groups = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
	return [...groups, ...zeros, ...after]
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
