import { ApiError } from './http';
import type { RealDebridState } from './state';

/** Sliding windows per token. A refused request counts as well, so hammering extends the wait. */
export class Limits {
	private readonly windows = new Map<string, number[]>();

	/** 429s sent so far. */
	refused = 0;

	constructor(private readonly state: RealDebridState) {}

	count(who: string, path: string): void {
		const { perMinute, torrentsPerMinute } = this.state.switches;
		const fits = this.take(who, perMinute);
		const listFits = path !== '/torrents' || this.take(`${who} list`, torrentsPerMinute);
		if (fits && listFits) return;
		this.refused++;
		throw new ApiError(429, 34, 'too_many_requests', { retryAfter: this.state.switches.retryAfter });
	}

	private take(key: string, limit: number | 'off'): boolean {
		if (limit === 'off') return true;
		const now = this.state.now();
		const times = (this.windows.get(key) ?? []).filter((time) => time > now - 60_000);
		times.push(now);
		this.windows.set(key, times);
		return times.length <= limit;
	}
}
