import type { FastifyReply } from 'fastify';

export interface Limits {
	/** GET requests per sliding period. */
	get: number;
	getPeriodMs: number;
	/** Milliseconds that have to lie between two writes. */
	writePerMs: number;
}

interface Refusal {
	name: string;
	period: number;
	limit: number;
	retryAfterMs: number;
}

/** The moments of the last accepted requests of one client, oldest first. */
interface Window {
	times: number[];
	/** Index of the first moment that still counts: cheaper than shifting the array on each request. */
	start: number;
}

/** Sliding windows, one for reads and one for writes of each user or client. */
export class RateLimiter {
	private windows = new Map<string, Window>();

	/** Notes a request, or answers it with 429 and returns false. */
	async accept(limits: Limits | 'off', call: { write: boolean; signedIn: boolean; who: string }, reply: FastifyReply): Promise<boolean> {
		if (limits === 'off') return true;
		const name = `${call.signedIn ? 'AUTHED' : 'UNAUTHED'}_API_${call.write ? 'POST' : 'GET'}_LIMIT`;
		const [limit, period] = call.write ? [1, limits.writePerMs] : [limits.get, limits.getPeriodMs];
		const retryAfterMs = this.take(`${name} ${call.who}`, limit, period);
		if (retryAfterMs === 0) return true;
		await refuse(reply, { name, limit, period: Math.ceil(period / 1_000), retryAfterMs });
		return false;
	}

	/** Forgets all requests so far. */
	reset(): void {
		this.windows = new Map();
	}

	/** 0 when there is room, otherwise how long until there is. A refused request does not count. */
	private take(key: string, limit: number, periodMs: number): number {
		const now = Date.now();
		const window = this.windows.get(key) ?? { times: [], start: 0 };
		this.windows.set(key, window);
		while (window.start < window.times.length && (window.times[window.start] ?? 0) <= now - periodMs) {
			window.start += 1;
		}
		if (window.start > 1_000) {
			window.times = window.times.slice(window.start);
			window.start = 0;
		}
		if (window.times.length - window.start < limit) {
			window.times.push(now);
			return 0;
		}
		return Math.max(1, (window.times[window.start] ?? now) + periodMs - now);
	}
}

async function refuse(reply: FastifyReply, refusal: Refusal): Promise<void> {
	const { name, period, limit, retryAfterMs } = refusal;
	const until = new Date(Date.now() + retryAfterMs).toISOString().replace(/\.\d+Z$/, 'Z');
	await reply
		.code(429)
		.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
		.header('x-ratelimit', JSON.stringify({ name, period, limit, remaining: 0, until }))
		.send('');
}
