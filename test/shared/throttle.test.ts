import fc from 'fast-check';
import { Throttle } from '../../nodes/shared/http/throttle';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import { FakeClock } from './fakeClock';

type Lane = 'read' | 'write';

/** A throttle on a fake clock, and what happened: when each task started, and how many ran at once. */
function start(policy: ConstructorParameters<typeof Throttle>[0]) {
	const clock = new FakeClock();
	const begin = clock.now();
	const throttle = new Throttle(policy, clock);
	const starts: Record<Lane, number[]> = { read: [], write: [] };
	const order: string[] = [];
	let running = 0;
	let mostAtOnce = 0;
	const call = async (lane: Lane, name = '', taskMs = 100, check?: () => void) =>
		await throttle.run(
			lane,
			async () => {
				starts[lane].push(clock.now() - begin);
				order.push(name);
				mostAtOnce = Math.max(mostAtOnce, ++running);
				await clock.sleep(taskMs);
				running--;
				return name;
			},
			check,
		);
	const elapsed = () => clock.now() - begin;
	return { clock, throttle, starts, order, call, elapsed, mostAtOnce: () => mostAtOnce };
}

/** The most starts in any period of this length, wherever it begins. */
function busiest(starts: number[], periodMs: number): number {
	let first = 0;
	let most = 0;
	starts.forEach((time, index) => {
		while (time - (starts[first] as number) >= periodMs) first++;
		most = Math.max(most, index - first + 1);
	});
	return most;
}

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe("Trakt's limits: 500 reads in five minutes and one write a second", () => {
	it('are never exceeded by 1,900 reads and 100 writes, which end within 5 % of the least possible time', async () => {
		const { clock, starts, call, elapsed, mostAtOnce } = start(traktPolicy);
		const reads = many(1_900, async () => await call('read'));
		const writes = many(100, async () => await call('write'));
		await clock.drive(Promise.all([...reads, ...writes]));

		expect(starts.read).toHaveLength(1_900);
		expect(busiest(starts.read, 300_000)).toBe(500);
		expect(starts.write).toHaveLength(100);
		expect(busiest(starts.write, 1_000)).toBe(1);
		expect(mostAtOnce()).toBe(8);
		// Three full windows have to pass before the last 400 reads may start.
		expect(elapsed()).toBeLessThan(900_000 * 1.05);
	});

	it('let the writes through while the reads wait for their window', async () => {
		const { clock, starts, call } = start(traktPolicy);
		const work = Promise.all([...many(501, async () => await call('read')), ...many(3, async () => await call('write'))]);
		await clock.drive(work);
		expect(starts.write[2]).toBeLessThan(3_000);
		expect(starts.read[500]).toBeGreaterThanOrEqual(300_000);
	});

	it('count requests of earlier calls, too', async () => {
		const { clock, starts, call } = start({ concurrency: 8, pace: { read: { limit: 2, periodMs: 10_000 } } });
		await clock.drive(Promise.all([call('read'), call('read')]));
		await clock.drive(call('read'));
		expect(starts.read[2]).toBeGreaterThanOrEqual(10_000);
	});
});

describe('order and concurrency', () => {
	it('starts calls of a lane in the order in which they came', async () => {
		const { clock, order, call } = start({ concurrency: 3, pace: {} });
		await clock.drive(Promise.all(many(20, async (index) => await call('read', String(index), 10 + ((index * 7) % 50)))));
		expect(order).toEqual(many(20, String));
	});

	it('never has more in flight than the policy allows, both lanes together', async () => {
		const { clock, call, mostAtOnce, elapsed } = start({ concurrency: 2, pace: {} });
		const lanes = many(10, (index): Lane => (index % 2 === 0 ? 'read' : 'write'));
		await clock.drive(Promise.all(lanes.map(async (lane) => await call(lane))));
		expect(mostAtOnce()).toBe(2);
		expect(elapsed()).toBe(500);
	});

	it('gives the slot of a task that failed to the next one', async () => {
		const { clock, throttle } = start({ concurrency: 1, pace: {} });
		const fails = throttle.run('read', async () => await Promise.reject(new Error('broken')));
		const works = throttle.run('read', async () => await Promise.resolve('fine'));
		await expect(clock.drive(fails)).rejects.toThrow('broken');
		await expect(clock.drive(works)).resolves.toBe('fine');
	});
});

describe('a pause', () => {
	it('holds every caller of both lanes, those that came before and those that come later', async () => {
		const { clock, throttle, starts, call } = start({ concurrency: 1, pace: {} });
		const first = call('read');
		await clock.advance(10);
		throttle.pause(clock.now() + 30_000);
		const rest = [call('read'), call('write')];
		await clock.advance(5_000);
		rest.push(call('read'));
		await clock.drive(Promise.all([first, ...rest]));
		expect(Math.min(...starts.read.slice(1), ...starts.write)).toBeGreaterThanOrEqual(30_010);
	});

	it('is never made shorter by another one', async () => {
		const { clock, throttle, starts, call } = start({ concurrency: 1, pace: {} });
		throttle.pause(clock.now() + 20_000);
		throttle.pause(clock.now() + 5_000);
		expect(throttle.pausedFor()).toBe(20_000);
		await clock.drive(call('read'));
		expect(starts.read).toEqual([20_000]);
	});
});

describe('a cancelled execution', () => {
	const cancelledAfter = (clock: FakeClock, ms: number) => {
		const end = clock.now() + ms;
		return () => {
			if (clock.now() >= end) throw new Error('cancelled');
		};
	};

	it('stops waiting within a second or so, and whoever waits behind it gets on', async () => {
		const { clock, throttle, starts, call, elapsed } = start({ concurrency: 1, pace: {} });
		throttle.pause(clock.now() + 200_000);
		const cancelled = call('read', 'cancelled', 100, cancelledAfter(clock, 3_000)).catch((error: Error) => error.message);
		const behind = call('read');
		expect(await clock.drive(cancelled)).toBe('cancelled');
		expect(elapsed()).toBeLessThan(5_000);
		await clock.drive(behind);
		expect(starts.read).toEqual([200_000]);
	});

	it('stops waiting as soon when another execution stands before it', async () => {
		const { clock, throttle, call, elapsed } = start({ concurrency: 1, pace: {} });
		throttle.pause(clock.now() + 200_000);
		const before = call('read');
		const cancelled = call('read', 'cancelled', 100, cancelledAfter(clock, 3_000)).catch((error: Error) => error.message);
		expect(await clock.drive(cancelled)).toBe('cancelled');
		expect(elapsed()).toBeLessThan(5_000);
		await clock.drive(before);
	});
});

it.each<[Lane, Lane]>([
	['read', 'write'],
	['write', 'read'],
])('a %s that waits for a free slot gets it although a %s that waited beside it was cancelled', async (patient, cancelled) => {
	for (const cancelledFirst of [true, false]) {
		const { clock, call } = start({ concurrency: 1, pace: {} });
		const running = call('read', 'running', 1_000);
		await clock.advance(1);
		const end = clock.now() + 500;
		const giveUp = () => {
			if (clock.now() >= end) throw new Error('cancelled');
		};
		const line = [async () => await call(cancelled, 'cancelled', 100, giveUp), async () => await call(patient, 'patient')];
		const work = (cancelledFirst ? line : line.reverse()).map(async (join) => await join().catch((error: Error) => error.message));
		const ends = await clock.drive(Promise.all([running, ...work]), 300);
		expect(ends.sort()).toEqual(['cancelled', 'patient', 'running']);
	}
});

it('never loses a wake-up, exceeds a limit or hangs, whatever comes when', async () => {
	const step = fc.record({
		lane: fc.constantFrom<Lane>('read', 'write'),
		after: fc.integer({ min: 0, max: 3_000 }),
		taskMs: fc.integer({ min: 0, max: 4_000 }),
		fails: fc.boolean(),
		pauseMs: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined, freq: 6 }),
		gaveUpAfter: fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined, freq: 6 }),
	});
	const policy = fc.record({
		concurrency: fc.integer({ min: 1, max: 4 }),
		read: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 5 }), periodMs: fc.integer({ min: 1, max: 5_000 }) }), { nil: undefined }),
		write: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 3 }), periodMs: fc.integer({ min: 1, max: 5_000 }) }), {
			nil: undefined,
		}),
	});
	await fc.assert(
		fc.asyncProperty(policy, fc.array(step, { minLength: 1, maxLength: 25 }), async ({ concurrency, read, write }, steps) => {
			const { clock, throttle, starts, mostAtOnce, call } = start({ concurrency, pace: { read, write } });
			const work = steps.map(async ({ lane, after, taskMs, fails, pauseMs, gaveUpAfter = Number.POSITIVE_INFINITY }) => {
				await clock.sleep(after);
				if (pauseMs !== undefined) throttle.pause(clock.now() + pauseMs);
				const end = clock.now() + gaveUpAfter;
				await call(lane, '', taskMs, () => {
					if (clock.now() >= end) throw new Error('gave up');
				});
				if (fails) throw new Error('failed');
			});
			await clock.drive(Promise.allSettled(work), 300);
			expect(mostAtOnce()).toBeLessThanOrEqual(concurrency);
			if (read !== undefined) expect(busiest(starts.read, read.periodMs)).toBeLessThanOrEqual(read.limit);
			if (write !== undefined) expect(busiest(starts.write, write.periodMs)).toBeLessThanOrEqual(write.limit);
		}),
		{ numRuns: 60 },
	);
});
