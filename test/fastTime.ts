import { systemClock } from '../nodes/shared/util/clock';

/**
 * Lets the transport's time run `factor` times as fast, so that a test need not wait for retry delays
 * and pauses. Returns what ends it. Only for tests on the TypeScript sources.
 */
export function runTimeFaster(factor: number): () => void {
	const original = { now: systemClock.now, sleep: systemClock.sleep };
	const start = Date.now();
	systemClock.now = () => start + (Date.now() - start) * factor;
	systemClock.sleep = async (ms) => await new Promise((resolve) => setTimeout(resolve, ms / factor));
	return () => Object.assign(systemClock, original);
}
