import { MOST_PENDING, nameOf, type Memory } from '../memory/memory';
import type { ListRead, SourceRead } from '../sources/source';
import type { Plan } from './plan';
import type { Run } from './run';
import type { Title } from './titles';

/** Notes what a read has shown of the lists, and up to when each of them is known. */
export function learnLists(memory: Memory, { whole, changes }: Plan, read: SourceRead): void {
	if (whole) {
		// A list that cannot be read now is as it was known.
		const isLost = (name: string) => read.unreadable[name] !== undefined;
		memory.seen = new Map([...memory.seen].filter(([name]) => isLost(name)));
		memory.watermarks = Object.fromEntries(Object.entries(memory.watermarks).filter(([label]) => isLost(label)));
	}
	for (const { name, seen } of read.lists) memory.seen.set(name, seen);
	for (const label of new Set(read.lists.map((list) => list.label))) {
		const times = read.lists.filter((list) => list.label === label).map(({ knownUpTo }) => knownUpTo);
		if (times.some((time) => time === undefined)) continue;
		// What was known to have changed before the read is known for certain; otherwise the read's own time counts.
		const changed = changes.times[label] ?? 0;
		memory.watermarks[label] = Math.max(...(times as number[]), Number.isFinite(changed) ? changed : 0);
	}
}

/** Notes which titles are to be asked for again, and which were refused for good. */
export function learnTitles(memory: Memory, run: Run, read: SourceRead, whole: boolean, now: number): void {
	const lost = Object.keys(read.unreadable);
	const pendingBefore = new Map(memory.pending);
	if (whole) {
		memory.pending = new Map([...memory.pending].filter(([, title]) => lost.includes(title.source)));
		const names = new Set(run.titles.map(nameOf));
		if (lost.length === 0) memory.refused = new Map([...memory.refused].filter(([name]) => names.has(name)));
	}
	for (const title of run.titles) {
		const name = nameOf(title);
		const refusal = run.refusalOf(title);
		if (refusal === 'asBefore') continue;
		const before = pendingBefore.get(name);
		const wasGivenUp = refusal !== undefined && memory.refused.get(name)?.reason === refusal.reason;
		memory.pending.delete(name);
		memory.refused.delete(name);
		if (refusal === undefined) continue;
		const { outcome, reason, again } = refusal;
		const waiting = { ...title, told: reason, since: before?.since ?? now, runs: (before?.runs ?? 0) + 1 };
		if (again === 'weekly' || (again === 'someDays' && (wasGivenUp || isGivenUp(waiting, now))))
			memory.refused.set(name, { outcome, reason, at: now });
		else memory.pending.set(name, waiting);
	}
	if (memory.pending.size <= MOST_PENDING) return;
	memory.pending.clear();
	memory.readAt = 0;
}

/** No service is out of reach for so long: then the title is gone. */
const GIVEN_UP_AFTER_MS = 3 * 24 * 3600 * 1000;
const GIVEN_UP_AFTER_RUNS = 3;

const isGivenUp = ({ since, runs }: { since: number; runs: number }, now: number): boolean =>
	runs >= GIVEN_UP_AFTER_RUNS && now - since >= GIVEN_UP_AFTER_MS;

/** Unfinished titles of earlier runs; a list that was read whole tells by itself which of them it still has. */
export function stillPending(memory: Memory, read: SourceRead, isWindow: boolean): Title[] {
	const labels = new Set([...Object.keys(read.unreadable), ...(isWindow ? [] : wholeLists(read).map(({ label }) => label))]);
	const here = new Set(read.titles.map(nameOf));
	return [...memory.pending].filter(([name, title]) => !labels.has(title.source) && !here.has(name)).map(([, title]) => title);
}

export const wholeLists = ({ lists }: SourceRead): ListRead[] => lists.filter(({ newestOnly }) => !newestOnly);

/**
 * Says once of each list that its count is wrong.
 *
 * @returns the sentences that were not said before
 */
export function shortCounts(read: SourceRead, sourceName: string): string[] {
	return wholeLists(read).flatMap(({ seen, short, label }) => {
		const isNew = short !== undefined && !seen.saidShort;
		seen.saidShort = short !== undefined;
		if (!isNew) return [];
		const where = sourceName.toLowerCase().includes(label.toLowerCase()) ? sourceName : `Trakt list ${label}`;
		return [
			`${where}: ${short.announced} entries are announced and ${short.received} are sent, time and again. What is new is added all the same; nothing is removed because of this list.`,
		];
	});
}
