import { createHash } from 'crypto';

/** What a trigger remembers between polls, in the workflow's static data. Kept small: hashes, not titles. */
export interface Memory {
	/** What was watched over; a changed setting starts afresh. */
	of?: string;
	/** Trakt's own mark of the last change that has been looked at. */
	stamp?: string;
	/** Fingerprints of everything that was there. */
	seen?: string[];
	/** For removals: what was there, to tell what is gone. */
	kept?: Record<string, unknown>;
	/** Highest history ID, and number of plays, that have been looked at. */
	lastPlay?: number;
	plays?: number;
	/** Up to when the calendar has been looked at, in milliseconds since 1970. */
	until?: number;
	/** What was playing at the last poll. */
	playing?: string;
}

/** Short enough to remember thousands of them, long enough never to meet another (60 bits). */
export const fingerprint = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 10);

export interface Difference<T> {
	added: T[];
	/** What was kept of the entries that are gone. */
	removed: unknown[];
	next: Pick<Memory, 'seen' | 'kept'>;
}

/**
 * Compares a complete read with what is remembered. By identity alone, never by time: equal timestamps,
 * page boundaries, restarts and repeated polls can neither lose nor double an entry. Pure.
 *
 * @param keep what to remember of an entry, where removals are to be told
 */
export function difference<T>(
	memory: Pick<Memory, 'seen' | 'kept'>,
	entries: readonly T[],
	key: (entry: T) => string,
	keep?: (entry: T) => unknown,
): Difference<T> {
	const now = new Map(entries.map((entry) => [fingerprint(key(entry)), entry]));
	const kept = memory.kept ?? {};
	const before = new Set(memory.seen ?? Object.keys(kept));
	return {
		added: [...now].filter(([print]) => !before.has(print)).map(([, entry]) => entry),
		removed: Object.entries(kept)
			.filter(([print]) => !now.has(print))
			.map(([, entry]) => entry),
		next:
			keep === undefined ? { seen: [...now.keys()] } : { kept: Object.fromEntries([...now].map(([print, entry]) => [print, keep(entry)])) },
	};
}

export interface CalendarMemory {
	until: number;
	seen: string[];
}

/** Told entries are forgotten this long after they have aired. */
const FORGET_MS = 2 * 86_400_000;

/** A longer outage than this is not made up for: one answer of the calendar covers it. */
export const LONGEST_OUTAGE_MS = 31 * 86_400_000;

/**
 * Which calendar entries are due: what airs until `until` and has not been told, with what aired while
 * nobody polled. A first poll tells nothing. Pure.
 *
 * @param at air time of an entry, in milliseconds since 1970
 */
export function dueEntries<T>(
	memory: Partial<CalendarMemory>,
	entries: readonly T[],
	{ now, until, at, key }: { now: number; until: number; at: (entry: T) => number; key: (entry: T) => string },
): { due: T[]; next: CalendarMemory } {
	const told = new Set(memory.seen ?? []);
	const from = Math.min(now, memory.until ?? now);
	const inside = entries.filter((entry) => at(entry) > from && at(entry) <= until);
	const prints = (list: readonly T[]) => list.map((entry) => fingerprint(`${key(entry)}|${at(entry)}`));
	const due = memory.until === undefined ? [] : inside.filter((entry) => !told.has(prints([entry])[0] ?? ''));
	const stillNear = entries.filter((entry) => at(entry) > now - FORGET_MS && at(entry) <= until);
	const known = new Set(prints(stillNear));
	return {
		due,
		next: { until, seen: [...new Set([...prints(inside), ...[...told].filter((print) => known.has(print))])] },
	};
}
