import { systemClock } from '../../nodes/shared/util/clock';

/**
 * Lets the nodes' waits end at once, and their time be as late as if they had waited: steady however slow
 * the machine is. Returns what ends it. Only for tests on the TypeScript sources.
 */
export function skipWaits(): () => void {
	const original = { now: systemClock.now, sleep: systemClock.sleep };
	let skippedMs = 0;
	systemClock.now = () => Date.now() + skippedMs;
	systemClock.sleep = async (ms) => {
		const until = systemClock.now() + ms;
		await new Promise((resolve) => setImmediate(resolve));
		// Waits side by side end together.
		skippedMs += Math.max(0, until - systemClock.now());
	};
	return () => Object.assign(systemClock, original);
}
