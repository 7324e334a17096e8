import type { Clock } from '../util/clock';
import type { RateWindow, ServicePolicy } from './policy';
import { BoundedMap } from '../util/boundedMap';

type Lane = 'read' | 'write';

/** A service counts arrivals, we count departures: this much longer covers the jitter in between. */
const WINDOW_MARGIN = 1.02;

/** Waiting is cut into pieces of this length, so that a cancelled execution stops soon. */
const LONGEST_NAP_MS = 1_000;

/**
 * Paces all requests made with one credential: at most so many in flight, at most so many per
 * window, and none while the service has asked for a pause. Shared by every node that uses the
 * credential, because the service counts them together.
 */
export class Throttle {
	private inFlight = 0;

	private pausedUntil = 0;

	private readonly lanes: Record<Lane, LaneState>;

	private readonly total: LaneState;

	private readonly waitingForSlot: Array<() => void> = [];

	constructor(
		policy: Pick<ServicePolicy, 'concurrency' | 'pace'>,
		private readonly clock: Clock,
		private readonly concurrency = policy.concurrency,
	) {
		this.lanes = { read: new LaneState(policy.pace.read), write: new LaneState(policy.pace.write) };
		this.total = new LaneState(policy.pace.total);
	}

	/** Nobody starts a request before `untilMs` (milliseconds since 1970). */
	pause(untilMs: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, untilMs);
	}

	/**
	 * Runs `task` as soon as the limits allow, in the order of the calls within a lane.
	 *
	 * @param check called while waiting; what it throws ends the wait
	 */
	async run<T>(lane: Lane, task: () => Promise<T>, check: () => void = () => {}): Promise<T> {
		await this.lanes[lane].queue(async () => await this.admit(this.lanes[lane], check), check);
		try {
			return await task();
		} finally {
			this.inFlight--;
			// At most the head of each lane waits here; both look again, lest the woken one had to wait for its window.
			for (const wake of this.waitingForSlot.splice(0)) wake();
		}
	}

	/** Milliseconds until the pause that the service asked for is over. */
	pausedFor(): number {
		return Math.max(0, this.pausedUntil - this.clock.now());
	}

	private async admit(lane: LaneState, check: () => void): Promise<void> {
		for (;;) {
			check();
			const now = this.clock.now();
			const wait = Math.max(this.pausedUntil, lane.earliestStart(now), this.total.earliestStart(now)) - now;
			if (wait > 0) {
				await this.clock.sleep(Math.min(wait, LONGEST_NAP_MS));
				lane.dismiss();
			} else if (this.inFlight >= this.concurrency) {
				await new Promise<void>((resolve) => this.waitingForSlot.push(resolve));
			} else {
				this.inFlight++;
				lane.started(now);
				this.total.started(now);
				return;
			}
		}
	}
}

interface Waiter {
	check(): void;
	leave(reason: unknown): void;
}

/** The starts of the last `limit` requests of a lane, and the line of those who wait. */
class LaneState {
	private readonly starts: number[] = [];

	private next = 0;

	private tail: Promise<void> = Promise.resolve();

	private readonly line = new Set<Waiter>();

	constructor(private readonly window: RateWindow | undefined) {}

	/** Runs `admit` when all who came before have been admitted or have left. */
	async queue(admit: () => Promise<void>, check: () => void): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const waiter: Waiter = { check, leave: reject };
			this.line.add(waiter);
			const turn = async () => {
				if (this.line.delete(waiter)) await admit();
			};
			this.tail = this.tail.then(turn).then(resolve, reject);
		});
	}

	/** Lets go who need not wait any longer although it is not their turn: their execution was cancelled, say. */
	dismiss(): void {
		for (const waiter of this.line) {
			try {
				waiter.check();
			} catch (reason) {
				this.line.delete(waiter);
				waiter.leave(reason);
			}
		}
	}

	earliestStart(now: number): number {
		if (this.window === undefined || this.starts.length < this.window.limit) return now;
		return (this.starts[this.next] ?? 0) + this.window.periodMs * WINDOW_MARGIN;
	}

	started(now: number): void {
		if (this.window === undefined) return;
		this.starts[this.next] = now;
		this.next = (this.next + 1) % this.window.limit;
	}
}

/** More credentials than this in one n8n are unheard of; the oldest is dropped to bound the memory. */
const MOST_THROTTLES = 200;

const throttles = new BoundedMap<string, Throttle>(MOST_THROTTLES);

/** The one throttle of a credential in this process. */
export function throttleFor(key: string, policy: ServicePolicy, clock: Clock): Throttle {
	const existing = throttles.get(key);
	if (existing !== undefined) return existing;
	const throttle = new Throttle(policy, clock);
	throttles.set(key, throttle);
	return throttle;
}
