import type { KnownList, NewestRead } from '../../shared/http/newest';
import { entryId, type Seen } from '../memory/seen';
import type { Title } from '../sync/titles';
import { CLOCK_DOUBT_MS, type ListRead } from './source';

/** What an earlier read has left, as the paging wants it. */
export function knownList<T>(seen: Seen | undefined, idOf: (entry: T) => string): KnownList<T> | undefined {
	if (seen === undefined || seen.entries.size === 0) return undefined;
	const { entries, surplus } = seen;
	return { size: entries.size, surplus, has: (entry) => entries.has(entryId(idOf(entry))) };
}

/**
 * Turns a read of a list into titles, the oldest entry first, and what is known of the list from now on.
 *
 * @param read of a list that comes newest first
 */
export function listRead<T>(
	{ label, name, before }: { label: string; name: string; before?: Seen },
	read: NewestRead<T> & { startedAt?: number },
	{ idOf, toTitle }: { idOf: (entry: T) => string; toTitle: (entry: T) => Title },
): { list: ListRead; titles: Title[] } {
	const titles: Title[] = [];
	const entries = new Map<string, string>(read.newestOnly ? before?.entries : []);
	for (const entry of [...read.items].reverse()) {
		const title = toTitle(entry);
		titles.push(title);
		entries.set(entryId(idOf(entry)), title.key ?? '');
	}
	const surplus = read.newestOnly ? (before?.surplus ?? 0) : (read.announced ?? entries.size) - entries.size;
	const list: ListRead = {
		...{ label, name, newestOnly: read.newestOnly },
		seen: { entries, surplus, saidShort: before?.saidShort ?? false },
		...(read.short === undefined ? {} : { short: read.short }),
		...(read.startedAt === undefined ? {} : { knownUpTo: read.startedAt - CLOCK_DOUBT_MS }),
	};
	return { list, titles };
}

/** A list whose titles come without paging: it is read whole each time. */
export function wholeList(label: string, titles: Title[], isComplete = true): ListRead {
	const entries = titles.flatMap(({ source, key }): Array<[string, string]> => (source === label && key !== undefined ? [[key, key]] : []));
	return {
		...{ label, name: label, newestOnly: false },
		seen: { entries: new Map(entries), surplus: 0, saidShort: false },
		...(isComplete ? {} : { isIncomplete: true }),
	};
}
