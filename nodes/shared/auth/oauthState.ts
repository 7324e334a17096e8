import { createHash, createHmac, randomBytes, timingSafeEqual } from 'crypto';

/** A sign-in has to be finished within this time. */
export const STATE_LIFE_MS = 10 * 60_000;

/** What ties a `state` to the one who may use it. */
interface StateBinding {
	/** Known to the server only, and the same in each of its processes. Must not be empty. */
	secret: string;
	/** The address the browser comes back to. */
	redirectUri: string;
	/** Milliseconds since 1970. */
	now: number;
}

interface IssuedState {
	/** Goes to the service and comes back with the browser. */
	state: string;
	/** Goes into a cookie of the browser that started, and nowhere else. */
	cookie: string;
}

export type StateVerdict = 'good' | 'missing' | 'wrong' | 'otherBrowser' | 'expired' | 'replayed';

/**
 * Makes a random `state` that counts once, for ten minutes, in the browser that holds the cookie.
 * It is signed instead of stored: the callback may reach another process than the start did.
 */
export function issueState(binding: StateBinding): IssuedState {
	const cookie = randomBytes(32).toString('base64url');
	const nonce = randomBytes(24).toString('base64url');
	const expiresAt = String(binding.now + STATE_LIFE_MS);
	return { state: `${nonce}.${expiresAt}.${signature(binding, cookie, nonce, expiresAt)}`, cookie };
}

/** Judges a `state` that came back; a good one is used up by it. */
export function consumeState(binding: StateBinding, state: string | undefined, cookie: string | undefined, used: UsedStates): StateVerdict {
	if (state === undefined || state === '') return 'missing';
	if (cookie === undefined || cookie === '') return 'otherBrowser';
	const [nonce = '', expiresAt = '', signed = '', ...rest] = state.split('.');
	if (rest.length > 0 || !sameText(signed, signature(binding, cookie, nonce, expiresAt))) return 'wrong';
	if (Number(expiresAt) <= binding.now) return 'expired';
	return used.take(nonce, Number(expiresAt), binding.now) ? 'good' : 'replayed';
}

/** Remembers each used `state` until it would have expired anyway. Only signed ones get here, so it stays small. */
export class UsedStates {
	private readonly expiries = new Map<string, number>();

	/** @returns false when it was used before */
	take(nonce: string, expiresAt: number, now: number): boolean {
		for (const [old, expiry] of this.expiries) if (expiry <= now) this.expiries.delete(old);
		if (this.expiries.has(nonce)) return false;
		this.expiries.set(nonce, expiresAt);
		return true;
	}
}

/** Compares secrets without telling by the time it takes how much of them is right. */
export function sameText(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function signature(binding: StateBinding, cookie: string, nonce: string, expiresAt: string): string {
	const signed = JSON.stringify([nonce, expiresAt, binding.redirectUri, cookie]);
	return createHmac('sha256', binding.secret).update(signed).digest('base64url');
}
