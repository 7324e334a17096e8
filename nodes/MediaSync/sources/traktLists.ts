import { entriesPath, entryKey, listPath, type ListReference, ownListPath, readTraktPages, type TraktEntry } from '../../Trakt/client';
import { IncompleteReadError, ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { needsFacts, type Filters } from '../sync/filters';
import { CLOCK_DOUBT_MS, type Source, type SourceRead } from './source';
import type { Title } from '../sync/titles';
import { takeOff, toTitle } from './traktWatchlist';

/** Custom lists: one's own, liked ones, or anybody's public ones. */
export function traktLists(client: ServiceClient, lists: ListReference[], filters: Filters): Source {
	return {
		name: lists.length === 1 ? `Trakt list ${lists[0]?.label ?? ''}` : `${lists.length} Trakt lists`,
		labels: lists.map((list) => list.label),

		/** A list's own page says when it changed: one request per list, however long it is. */
		async changedAt() {
			const times = await Promise.all(
				lists.map(async (list): Promise<[string, number]> => {
					if (hasNoPage(list)) return [list.label, Number.POSITIVE_INFINITY];
					const summary = (await client.get(listPath(list))) as { updated_at?: string | null } | null;
					return [list.label, Date.parse(summary?.updated_at ?? '')];
				}),
			);
			return Object.fromEntries(times.filter(([, time]) => !Number.isNaN(time)));
		},

		/** @throws ServiceError when not one of the lists can be read */
		async read(): Promise<SourceRead> {
			const reads = await Promise.all(lists.map(async (list) => await readList(client, list, filters)));
			const failures = reads.flatMap((read) => (read.failure === undefined ? [] : [read.failure]));
			if (failures[0] !== undefined && failures.length === reads.length) throw failures[0];
			return {
				titles: reads.flatMap((read) => read.titles),
				knownUpTo: Object.assign({}, ...reads.map((read) => read.knownUpTo)) as Record<string, number>,
				problems: failures.map((failure) => `${failure.message}. ${failure.description}`),
			};
		},

		async remove(titles: Title[]): Promise<Map<Title, string>> {
			const failures = new Map<Title, string>();
			for (const list of lists) {
				const its = titles.filter((title) => title.source === list.label);
				if (its.length === 0) continue;
				for (const [title, reason] of await takeOffList(client, list, its)) failures.set(title, reason);
			}
			return failures;
		},
	};
}

/** What has no page of its own that says when it changed. */
const hasNoPage = ({ list, kind }: ListReference): boolean => list === 'watchlist' || (kind !== undefined && kind !== 'official');

/** Only "me/watchlist" is one's own for certain: there is no path to write to another user's watchlist. */
async function takeOffList(client: ServiceClient, list: ListReference, titles: Title[]): Promise<Map<Title, string>> {
	if (list.kind !== undefined) {
		return new Map(titles.map((title) => [title, 'only personal lists and your own watchlist can be changed from here']));
	}
	if (list.list !== 'watchlist') return await takeOff(client, `${ownListPath(list)}/items`, titles);
	if (list.user === 'me') return await takeOff(client, '/sync/watchlist', titles);
	return new Map(titles.map((title) => [title, 'only your own watchlist can be changed, and it is named me/watchlist']));
}

interface ListRead {
	titles: ReturnType<typeof toTitle>[];
	knownUpTo: Record<string, number>;
	failure?: ServiceError;
}

async function readList(client: ServiceClient, list: ListReference, filters: Filters): Promise<ListRead> {
	try {
		const { items, startedAt } = await readTraktPages<TraktEntry>(client, {
			path: entriesPath(list),
			query: needsFacts(filters) ? { extended: 'full' } : {},
			what: `the list ${list.label}`,
			key: entryKey,
		});
		return {
			titles: items.map((entry) => toTitle(entry, list.label)),
			knownUpTo: startedAt === undefined ? {} : { [list.label]: startedAt - CLOCK_DOUBT_MS },
		};
	} catch (error) {
		return { titles: [], knownUpTo: {}, failure: namingTheList(error, list) };
	}
}

/** "Lists": the field is named, and which of its entries it is about. */
function namingTheList(error: unknown, list: ListReference): ServiceError {
	if (!(error instanceof ServiceError) || error instanceof IncompleteReadError) return error as ServiceError;
	const { service, message, description, status, code } = error;
	return new ServiceError({ service, status, code, description, message: `"Lists", entry ${list.label}: ${message}` });
}
