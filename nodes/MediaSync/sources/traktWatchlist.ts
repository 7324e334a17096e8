import { entryKey, readTraktPages, toItem, type TraktEntry } from '../../Trakt/client';
import { identity, type MediaIds } from '../../shared/media/identity';
import type { ServiceClient } from '../../shared/http/request';
import { needsFacts, type Filters } from '../sync/filters';
import type { Title } from '../sync/titles';
import { removeFromTrakt } from './traktItems';
import { knownList, listRead } from './listRead';
import type { Changes, Source, SourceRead } from './source';
import { traktStillHas } from './stillThere';

const LABEL = 'watchlist';

/** The signed-in user's own watchlist. */
export function traktWatchlist(client: ServiceClient, filters: Filters): Source {
	return {
		name: 'Trakt watchlist',
		labels: [LABEL],

		/** One request tells of every change (`/sync/last_activities`). */
		async changedAt(): Promise<Changes> {
			const activities = (await client.get('/sync/last_activities')) as LastActivities | null;
			const times = [
				activities?.watchlist?.updated_at,
				activities?.movies?.watchlisted_at,
				activities?.shows?.watchlisted_at,
				activities?.seasons?.watchlisted_at,
			].map((text) => Date.parse(text ?? ''));
			const known = times.filter((time) => !Number.isNaN(time));
			return { times: known.length === 0 ? {} : { [LABEL]: Math.max(...known) }, unreachable: {} };
		},

		/** All types in one list where several are wanted: fewer pages than a list per type. */
		async read(_, known): Promise<SourceRead> {
			const [onlyType, ...more] = filters.mediaTypes;
			const type = onlyType !== undefined && more.length === 0 ? onlyType : 'all';
			const before = known?.get(LABEL);
			const read = await readTraktPages<TraktEntry>(client, {
				path: `/sync/watchlist/${type}/added/desc`,
				query: needsFacts(filters) ? { extended: 'full' } : {},
				what: 'the watchlist',
				key: entryKey,
				known: knownList(before, entryKey),
			});
			const reading = { idOf: entryKey, toTitle: (entry: TraktEntry) => toTitle(entry, LABEL) };
			const { list, titles } = listRead({ label: LABEL, name: LABEL, before }, read, reading);
			return { titles, lists: [list], unreadable: {} };
		},

		async remove(titles: Title[]): Promise<Map<Title, string>> {
			return await takeOff(client, '/sync/watchlist', titles);
		},

		stillHas: async (title) => await traktStillHas(client, title),
	};
}

/** @returns why some of the titles are still there */
export async function takeOff(client: ServiceClient, path: string, titles: Title[]): Promise<Map<Title, string>> {
	const reasons = await removeFromTrakt(client, path, titles);
	return new Map(titles.flatMap((title, index) => (reasons[index] === undefined ? [] : [[title, reasons[index]]])));
}

interface LastActivities {
	watchlist?: { updated_at?: string | null } | null;
	movies?: { watchlisted_at?: string | null } | null;
	shows?: { watchlisted_at?: string | null } | null;
	seasons?: { watchlisted_at?: string | null } | null;
}

export function toTitle(entry: TraktEntry, source: string): Title {
	const { media, facts } = toItem(entry);
	const key = identity(media);
	const ownIds = ownIdsOf(entry);
	return { media, source, ...facts, ...(key === undefined ? {} : { key }), ...(ownIds === undefined ? {} : { ownIds }) };
}

/** A season's own number, under which it is taken off a list without a doubt about its show. */
function ownIdsOf({ season }: TraktEntry): MediaIds | undefined {
	const { trakt } = (season as { ids?: { trakt?: unknown } | null } | null | undefined)?.ids ?? {};
	return typeof trakt === 'number' ? { trakt } : undefined;
}
