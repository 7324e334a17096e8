import { createHmac } from 'crypto';
import { systemClock } from '../shared/util/clock';
import { sameText } from '../shared/auth/oauthState';

/** Shorter keys could be guessed. */
export const SHORTEST_KEY = 12;

/** A signed-in browser stays so for this long after its last visit. */
export const SESSION_MS = 90 * 86_400_000;

/** How long a wrong key waits for its answer; it doubles with each one, up to the longest. */
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** After this long without a wrong key the waiting is short again. */
const FORGIVEN_MS = 60_000;
/** More wrong keys than this are not kept waiting but sent away, the right one with them. */
const MOST_WAITING = 20;

export type Verdict = 'good' | 'wrong' | 'tooMany';

/** Who holds the key or a session that the key has signed; the same in every process of an n8n. */
export class Access {
	constructor(
		private readonly key: string,
		/** Names the panel: a session of one panel is none of another. */
		private readonly panel: string,
	) {}

	/** A session for a browser: its end and the key's signature under it. The key itself is not in it. */
	session(): string {
		const expiresAt = String(systemClock.now() + SESSION_MS);
		return `${expiresAt}.${this.sign(expiresAt)}`;
	}

	isSession(text: string): boolean {
		const [expiresAt = '', signature = ''] = text.split('.');
		return /^\d{13}$/.test(expiresAt) && sameText(signature, this.sign(expiresAt)) && Number(expiresAt) > systemClock.now();
	}

	/** Judges a key or session that somebody sent. A wrong one waits, longer with every try. */
	async judge(text: string): Promise<Verdict> {
		if (this.isSession(text)) return 'good';
		if (waiting.count >= MOST_WAITING) return 'tooMany';
		if (sameText(text, this.key)) return 'good';
		await penalty();
		return 'wrong';
	}

	private sign(expiresAt: string): string {
		return createHmac('sha256', this.key)
			.update(JSON.stringify(['panel', this.panel, expiresAt]))
			.digest('base64url');
	}
}

/** Wrong keys of this process, whichever panel they were for. */
const waiting = { count: 0, nextMs: SHORTEST_WAIT_MS, lastAt: 0 };

async function penalty(): Promise<void> {
	const now = systemClock.now();
	if (now - waiting.lastAt > FORGIVEN_MS) waiting.nextMs = SHORTEST_WAIT_MS;
	const wait = waiting.nextMs;
	waiting.lastAt = now;
	waiting.nextMs = Math.min(LONGEST_WAIT_MS, wait * 2);
	waiting.count += 1;
	try {
		await systemClock.sleep(wait);
	} finally {
		waiting.count -= 1;
	}
}
