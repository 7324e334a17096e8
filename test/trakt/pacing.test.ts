import { randomUUID } from 'node:crypto';
import type { HttpCall, Reply } from '../../nodes/shared/http/messages';
import { ServiceClient } from '../../nodes/shared/http/request';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import { FakeClock } from '../shared/fakeClock';

/** Trakt's limits of late 2026, counted as the service counts: arrivals within any such period. */
const READS = { limit: 500, periodMs: 300_000 };
const WRITES = { limit: 1, periodMs: 1_000 };

/** How long one answer takes. */
const LATENCY_MS = 40;

class CountingTrakt {
	refused = 0;

	private readonly arrivals = { read: [] as number[], write: [] as number[] };

	constructor(private readonly clock: FakeClock) {}

	async send(call: HttpCall): Promise<Reply> {
		const lane = call.method === 'GET' ? 'read' : 'write';
		const { limit, periodMs } = lane === 'read' ? READS : WRITES;
		const times = this.arrivals[lane];
		const now = this.clock.now();
		const inPeriod = times.filter((time) => time > now - periodMs).length;
		if (inPeriod >= limit) {
			this.refused++;
			return { kind: 'answer', status: 429, headers: { 'retry-after': '10' }, body: '' };
		}
		times.push(now);
		await this.clock.sleep(LATENCY_MS);
		return { kind: 'answer', status: 200, headers: {}, body: {} };
	}
}

describe('At the limits of a Trakt account', () => {
	it.each([
		[1_700, 300],
		[1_000, 1_000],
		[400, 1_600],
	])('%i reads and %i writes are never refused, and take hardly longer than they must', async (reads, writes) => {
		const clock = new FakeClock();
		const trakt = new CountingTrakt(clock);
		const client = new ServiceClient({
			policy: traktPolicy,
			baseUrl: 'http://trakt.test',
			accountKey: randomUUID(),
			send: async (call) => await trakt.send(call),
			clock,
		});
		const calls = Array.from({ length: reads + writes }, (_, index) =>
			// Mixed evenly, as the operations of one workflow would be.
			Math.floor(((index + 1) * writes) / (reads + writes)) > Math.floor((index * writes) / (reads + writes))
				? async () => await client.post('/sync/watchlist', {})
				: async () => await client.get('/sync/watchlist'),
		);
		const start = clock.now();
		await clock.drive(Promise.all(calls.map(async (call) => await call())));
		const least = Math.max((Math.ceil(reads / READS.limit) - 1) * READS.periodMs, (Math.ceil(writes / WRITES.limit) - 1) * WRITES.periodMs);
		const took = clock.now() - start;
		expect(trakt.refused).toBe(0);
		expect(client.requests).toBe(reads + writes);
		expect(took).toBeGreaterThanOrEqual(least);
		expect(took).toBeLessThanOrEqual(least * 1.05);
	});
});
