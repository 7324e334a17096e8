/** When the account was last written to, and when everything was last flushed; milliseconds since 1970. */
export interface ChangeTimes {
	written?: number;
	flush?: number;
}

const NAMES = ['written', 'flush'] as const;

/** What this process knows of these times, by the panel's address. */
const known = new Map<string, ChangeTimes>();

/**
 * The change times of one panel, as new as this process knows them.
 *
 * n8n keeps them with the workflow, where every process reads them, but it saves the data of a workflow as a
 * whole: whoever has read it before and saves it after, another trigger of the same workflow for one, takes
 * the times away. So each process puts back what it knew.
 *
 * @param kept what n8n has kept; it saves it when something in it was set
 */
export function changeTimesOf(panel: string, kept: ChangeTimes): ChangeTimes {
	const own = known.get(panel) ?? {};
	for (const name of NAMES) {
		const newest = Math.max(own[name] ?? 0, kept[name] ?? 0);
		if (newest === 0) continue;
		own[name] = newest;
		if (kept[name] !== newest) kept[name] = newest;
	}
	known.set(panel, own);
	return kept;
}

/** Makes what was read before this moment old, in every process. */
export function setChangeTime(panel: string, kept: ChangeTimes, name: keyof ChangeTimes, at: number): void {
	const times = changeTimesOf(panel, kept);
	times[name] = Math.max(at, times[name] ?? 0);
	changeTimesOf(panel, times);
}
