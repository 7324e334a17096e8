import type { Clock } from '../../nodes/shared/util/clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

/** Lets everything that is ready run, input and output included. */
const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Time that moves only when a test says so: `drive(work)` jumps from one sleeper to the next until
 * the work has ended, so that hours of pacing take milliseconds and always come out the same.
 */
export class FakeClock implements Clock {
	/** What was asked of `sleep`, in order. */
	readonly sleeps: number[] = [];

	private sleepers: Sleeper[] = [];

	constructor(private time = Date.parse('2026-11-20T12:00:00Z')) {}

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		this.sleeps.push(ms);
		await new Promise<void>((wake) => this.sleepers.push({ at: this.time + Math.max(0, ms), wake }));
	}

	/** Moves on by `ms`; whoever sleeps until then wakes at the right moment. */
	async advance(ms: number): Promise<void> {
		const end = this.time + ms;
		await turn();
		for (let next = this.next(); next !== undefined && next.at <= end; next = this.next()) await this.wake(next);
		this.time = end;
		await turn();
	}

	/**
	 * Runs `work` to its end, jumping over every wait.
	 *
	 * @param patienceMs how long (real time) nothing may happen while nobody sleeps: a deadlock, unless
	 *   a real server is about to answer
	 * @throws what the work throws, or "deadlock"
	 */
	async drive<T>(work: Promise<T>, patienceMs = 2_000): Promise<T> {
		let done = false;
		const end = () => (done = true);
		work.then(end, end);
		for (let idleSince = performance.now(); !done;) {
			await turn();
			const next = this.next();
			if (next === undefined) {
				if (performance.now() - idleSince > patienceMs) throw new Error('deadlock: nobody sleeps and nothing happens');
				continue;
			}
			idleSince = performance.now();
			if (!done) await this.wake(next);
		}
		return await work;
	}

	private next(): Sleeper | undefined {
		return this.sleepers.reduce<Sleeper | undefined>(
			(first, sleeper) => (first === undefined || sleeper.at < first.at ? sleeper : first),
			undefined,
		);
	}

	private async wake(sleeper: Sleeper): Promise<void> {
		this.sleepers = this.sleepers.filter((other) => other !== sleeper);
		this.time = Math.max(this.time, sleeper.at);
		sleeper.wake();
		await turn();
	}
}
