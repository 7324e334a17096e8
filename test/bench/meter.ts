import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cost } from './types';

const SETTLE_MS = 400;
const LOOK_EVERY_MS = 5;

/** What a run gave, kept alive until it is weighed. */
const kept: unknown[] = [];

/**
 * Runs `work` and says what it cost this process: time, CPU of all its threads, and memory above what
 * the idle process has right before. Needs `--expose-gc`.
 *
 * @param profile file for a CPU profile of the run
 */
export async function measure(work: () => Promise<unknown>, profile?: string): Promise<Cost> {
	await settle();
	const idle = process.memoryUsage();
	const stopProfile = profile === undefined ? undefined : await startProfile();
	const watch = new MemoryWatch();
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	kept.push(await work());
	const wallMs = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpu);
	const memory = Math.max(0, watch.stop() - idle.rss);
	if (profile !== undefined) writeFileSync(profile, JSON.stringify(await stopProfile?.()));
	await settle();
	const held = Math.max(0, process.memoryUsage().heapUsed - idle.heapUsed);
	kept.pop();
	return { wallMs, cpuMs: (user + system) / 1_000, memory, held };
}

/** Waits until garbage is collected and pages are given back. */
async function settle(): Promise<void> {
	for (let round = 0; round < 3; round++) {
		globalThis.gc?.();
		await wait(SETTLE_MS / 3);
	}
}

/**
 * The higher of two readings: samples, which miss what happens while the thread is busy, and the
 * system's own high-water mark. Linux can reset that mark; elsewhere it counts only when the run has raised it.
 */
class MemoryWatch {
	private highest = process.memoryUsage.rss();

	private readonly markBefore: number;

	private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS);

	constructor() {
		if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
		this.markBefore = highWaterMark();
	}

	stop(): number {
		clearInterval(this.timer);
		this.look();
		const mark = highWaterMark();
		return mark > this.markBefore ? Math.max(this.highest, mark) : this.highest;
	}

	private look(): void {
		this.highest = Math.max(this.highest, process.memoryUsage.rss());
	}
}

/** Node gives kilobytes. */
const highWaterMark = (): number => process.resourceUsage().maxRSS * 1_024;

async function startProfile(): Promise<() => Promise<Profiler.Profile>> {
	const session = new Session();
	session.connect();
	const post = async <T>(method: string, params: object = {}): Promise<T> =>
		await new Promise((resolve, reject) => {
			session.post(method, params, (error, result) => (error ? reject(error) : resolve(result as T)));
		});
	await post('Profiler.enable');
	await post('Profiler.setSamplingInterval', { interval: 500 });
	await post('Profiler.start');
	return async () => (await post<Profiler.StopReturnType>('Profiler.stop')).profile;
}
