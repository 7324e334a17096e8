import { createHash } from 'crypto';
import type { Stock } from '../../shared/util/stock';

/** What a trigger remembers between polls, in the workflow's static data. Kept small: hashes, not titles. */
export interface Memory extends Stock {
	/** What was watched over; a changed setting starts afresh. */
	of?: string;
	/** Trakt's own mark of the last change that has been looked at. */
	stamp?: string;
	/** For removals: what was there, to tell what is gone. */
	kept?: Record<string, unknown>;
	/** By how much Trakt counted more than it sent, and in how many looks on end. */
	surplus?: Surplus;
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

interface Removals {
	/** What was kept of the entries that are gone. */
	removed: unknown[];
	next: Pick<Memory, 'kept'>;
}

/**
 * Compares a read with what is remembered. By identity alone, never by time. A read that may not be whole proves
 * of nothing that it is gone. Pure.
 *
 * @param keep what to remember of an entry
 */
export function removals<T>(
	{ kept = {} }: Pick<Memory, 'kept'>,
	rows: readonly T[],
	trust: Trust,
	key: (entry: T) => string,
	keep: (entry: T) => unknown,
): Removals {
	const now = Object.fromEntries(rows.map((entry) => [fingerprint(key(entry)), keep(entry)]));
	if (trust === 'none') return { removed: [], next: { kept: { ...kept, ...now } } };
	const gone = trust === 'gained' ? [] : Object.entries(kept).filter(([print]) => now[print] === undefined);
	return { removed: gone.map(([, entry]) => entry), next: { kept: now } };
}

interface Surplus {
	missing: number;
	looks: number;
}

/**
 * `whole`: as many entries came as were counted. `steady`: fewer, but as many fewer as for a long time, so that the
 * count is wrong for good. `gained`: that is so from this look on. `none`: anything may be missing.
 */
type Trust = 'whole' | 'steady' | 'gained' | 'none';

/** An answer that is cut off seldom is so in the same way so often. */
const LOOKS_TO_TRUST = 4;

/** @param missing how many entries fewer came than were counted; undefined where nothing was counted. Pure. */
export function trustIn(before: Surplus | undefined, missing: number | undefined): { trust: Trust; surplus?: Surplus } {
	if (missing === 0) return { trust: 'whole' };
	if (missing === undefined) return { trust: 'none', surplus: before };
	const looks = before?.missing === missing ? before.looks + 1 : 1;
	const surplus = { missing, looks: Math.min(looks, LOOKS_TO_TRUST + 1) };
	return { trust: looks > LOOKS_TO_TRUST ? 'steady' : looks === LOOKS_TO_TRUST ? 'gained' : 'none', surplus };
}

interface CalendarMemory extends Stock {
	until: number;
}

/** Told entries are forgotten this long after they have aired. */
const FORGET_MS = 2 * 86_400_000;

const HOUR_MS = 3_600_000;

/** Nothing but an answer that was none explains more new entries than these on an empty calendar. */
const MOST_AT_SHORT_NOTICE = 3;

/** A longer outage than this is not made up for: one answer of the calendar covers it. */
export const LONGEST_OUTAGE_MS = 31 * 86_400_000;

/**
 * Which calendar entries are due: what airs until `until` and has not been told, with what aired while
 * nobody polled. A first poll tells nothing. When it saw nothing at all, many that turn up at once in its own hours
 * were there already. What was told stays told until it has aired, whether or not it is listed. Pure.
 *
 * @param at air time of an entry, in milliseconds since 1970
 */
export function dueEntries<T>(
	memory: Partial<CalendarMemory>,
	entries: readonly T[],
	{ now, until, at, key }: { now: number; until: number; at: (entry: T) => number; key: (entry: T) => string },
): { due: T[]; next: CalendarMemory } {
	const isFirst = memory.until === undefined;
	const before = memory.until ?? now;
	const from = Math.min(now, before);
	const inside = entries.filter((entry) => at(entry) > from && at(entry) <= until);
	const print = (entry: T) => `${fingerprint(`${key(entry)}|${at(entry)}`)}.${Math.ceil(at(entry) / HOUR_MS).toString(36)}`;
	const told = new Set(memory.seen ?? []);
	const unseen = inside.filter((entry) => !told.has(print(entry)));
	const early = unseen.filter((entry) => at(entry) <= before);
	const wereMissed = memory.doubtSince !== undefined && early.length > MOST_AT_SHORT_NOTICE;
	const due = isFirst ? [] : wereMissed ? unseen.filter((entry) => at(entry) > before) : unseen;
	const near = [...told].filter((one) => Number.parseInt(one.split('.')[1] ?? '', 36) * HOUR_MS > now - FORGET_MS);
	const seen = [...new Set([...near, ...inside.map(print)])];
	const isDoubtful = seen.length === 0 && (isFirst || memory.doubtSince !== undefined);
	return { due, next: { until, seen, ...(isDoubtful ? { doubtSince: memory.doubtSince ?? now } : {}) } };
}
