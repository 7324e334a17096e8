import type { IDataObject } from 'n8n-workflow';
import type { Media, MediaType } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import type { Title } from '../sync/titles';
import { packSeen, unpackSeen, type Seen } from './seen';

/**
 * What a sync remembers between runs, in the workflow's static data: what became of each title,
 * and up to when each list is known. n8n keeps static data for production runs only.
 */

/** `leaving`: added by us, gone from the source once; removed if the next run finds the same. */
export type Remembered = 'added' | 'alreadySubscribed' | 'inLibrary' | 'failed' | 'leaving';

export interface HistoryEntry {
	/** `movie:155` or `season:1396:2` */
	key: string;
	outcome: Remembered;
	/** Seconds since 1970. */
	at: number;
	title: string;
	year?: number;
	/** Label of the list it came from. */
	source: string;
}

export interface Memory {
	/** Changes with every setting that changes what a run would do. */
	settings: string;
	/** Per list label, Trakt's time (milliseconds since 1970) up to which everything is known. */
	watermarks: Record<string, number>;
	/** Milliseconds since 1970 of the last run that read everything. */
	readAt: number;
	history: Map<string, HistoryEntry>;
	/** By name of each list. */
	seen: Map<string, Seen>;
	/** Titles that are not finished, by `nameOf`: asked for again in every run. */
	pending: Map<string, Pending>;
	/** Titles that were refused for good, by `nameOf`: looked at again weekly. */
	refused: Map<string, Refused>;
}

/** A title that is not finished. */
interface Pending extends Title {
	/** Why, as it was said. */
	told?: string;
	/** Since when it has been so, in milliseconds since 1970, and in how many runs. */
	since?: number;
	runs?: number;
}

/** What was said once and is not said again. */
export interface Refused {
	outcome: 'notFound' | 'skipped' | 'failed';
	reason: string;
	/** Milliseconds since 1970 of the last look. */
	at: number;
}

/** More unfinished titles than this are found again by reading their lists whole. */
export const MOST_PENDING = 500;

/** A title by its key; one without any ID by its words. */
export const nameOf = ({ key, media }: Title): string => key ?? `${media.type}?${media.title}?${media.year ?? ''}?${media.season ?? ''}`;

export const emptyMemory = (): Memory => ({
	...{ settings: '', watermarks: {}, readAt: 0, history: new Map() },
	...{ seen: new Map(), pending: new Map(), refused: new Map() },
});

/** An entry is one string: n8n wraps every stored object in a proxy, and there may be 100,000. */
type StoredEntry = string;

const pack = (entry: HistoryEntry): StoredEntry => JSON.stringify([entry.outcome, entry.at, entry.title, entry.year ?? 0, entry.source]);

const OUTCOMES: readonly unknown[] = ['added', 'alreadySubscribed', 'inLibrary', 'failed', 'leaving'] satisfies Remembered[];

/** @returns undefined for what is not an entry */
function unpack(key: string, stored: unknown): HistoryEntry | undefined {
	const parts = parsed(stored);
	if (!Array.isArray(parts)) return undefined;
	const [outcome, at, title, year, source] = parts as unknown[];
	if (!OUTCOMES.includes(outcome) || !Number.isFinite(at)) return undefined;
	if (typeof title !== 'string' || typeof source !== 'string') return undefined;
	const hasYear = typeof year === 'number' && year > 0;
	return { key, outcome: outcome as Remembered, at: at as number, title, ...(hasYear ? { year } : {}), source };
}

function parsed(stored: unknown): unknown {
	try {
		return JSON.parse(asText(stored));
	} catch {
		return undefined;
	}
}

/** Reads one sync's memory from static data; a damaged one counts as empty, which costs a full run. */
export function readMemory(stored: unknown): Memory {
	const { settings, watermarks, readAt, history, seen, pending, refused } = (stored ?? {}) as Partial<Record<keyof Memory, unknown>>;
	const entries = Object.entries(history ?? {}).map(([key, entry]) => unpack(key, entry));
	const whole = entries.filter((entry) => entry !== undefined);
	const lastRead = Number(readAt ?? 0);
	if (whole.length < entries.length || !Number.isFinite(lastRead)) return emptyMemory();
	return {
		settings: asText(settings),
		watermarks: { ...(watermarks as Record<string, number>) },
		readAt: lastRead,
		history: new Map(whole.map((entry) => [entry.key, entry])),
		seen: mapOf(seen, unpackSeen),
		pending: mapOf(pending, unpackTitle),
		refused: mapOf(refused, unpackRefused),
	};
}

/** The plain object to put into static data. */
export function storeMemory(memory: Memory): IDataObject {
	return {
		settings: memory.settings,
		watermarks: { ...memory.watermarks },
		readAt: memory.readAt,
		history: Object.fromEntries([...memory.history].map(([key, entry]) => [key, pack(entry)])),
		seen: Object.fromEntries([...memory.seen].map(([name, seen]) => [name, packSeen(seen)])),
		pending: Object.fromEntries([...memory.pending].map(([name, title]) => [name, JSON.stringify(title)])),
		refused: Object.fromEntries(
			[...memory.refused].map(([name, { outcome, reason, at }]) => [name, JSON.stringify([outcome, reason, at])]),
		),
	};
}

/** What is damaged is left out: it is read or asked for again. */
function mapOf<T>(stored: unknown, unpackOne: (value: unknown) => T | undefined): Map<string, T> {
	const found = Object.entries((stored ?? {}) as Record<string, unknown>).map(([name, value]) => [name, unpackOne(value)] as const);
	return new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function unpackTitle(stored: unknown): Pending | undefined {
	const title = parsed(stored) as Partial<Pending> | null | undefined;
	const isTitle = typeof title?.source === 'string' && typeof title.media?.title === 'string' && typeof title.media.ids === 'object';
	return isTitle ? (title as Pending) : undefined;
}

function unpackRefused(stored: unknown): Refused | undefined {
	const parts = parsed(stored);
	if (!Array.isArray(parts)) return undefined;
	const [outcome, reason, at] = parts as unknown[];
	if (typeof reason !== 'string' || typeof at !== 'number') return undefined;
	return outcome === 'notFound' || outcome === 'skipped' || outcome === 'failed' ? { outcome, reason, at } : undefined;
}

/** The title that a history entry stands for. */
export function mediaOf(entry: HistoryEntry): Media {
	const [type, id, season] = entry.key.split(':');
	const ids = id !== undefined && /^\d+$/.test(id) ? { tmdb: Number(id) } : {};
	return {
		type: type as MediaType,
		title: entry.title,
		...(entry.year === undefined ? {} : { year: entry.year }),
		ids,
		...(season === undefined ? {} : { season: Number(season) }),
	};
}
