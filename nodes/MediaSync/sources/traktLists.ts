import { entriesPath, entryKey, listPath, type ListReference, ownListPath, readTraktPages, type TraktEntry } from '../../Trakt/client';
import { IncompleteReadError, ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { needsFacts, type Filters } from '../sync/filters';
import type { Seen } from '../memory/seen';
import { sentencesOf } from '../sync/sentences';
import { knownList, listRead } from './listRead';
import type { Changes, ListRead, Source, SourceRead } from './source';
import { traktStillHas } from './stillThere';
import type { Title } from '../sync/titles';
import { takeOff, toTitle } from './traktWatchlist';

/** Custom lists: one's own, liked ones, or anybody's public ones. */
export function traktLists(client: ServiceClient, lists: ListReference[], filters: Filters): Source {
	return {
		name: lists.length === 1 ? `Trakt list ${lists[0]?.label ?? ''}` : `${lists.length} Trakt lists`,
		labels: lists.map((list) => list.label),

		/** A list's own page says when it changed: one request per list, however long it is. */
		async changedAt(): Promise<Changes> {
			const changes: Changes = { times: {}, unreachable: {} };
			const failures: ServiceError[] = [];
			await Promise.all(
				lists.map(async (list) => {
					if (hasNoPage(list)) return;
					try {
						const summary = (await client.get(listPath(list))) as { updated_at?: string | null } | null;
						const time = Date.parse(summary?.updated_at ?? '');
						if (!Number.isNaN(time)) changes.times[list.label] = time;
					} catch (error) {
						const failure = namingTheList(error, list);
						failures.push(failure);
						changes.unreachable[list.label] = sentencesOf(failure);
					}
				}),
			);
			if (failures[0] !== undefined && failures.length === lists.length) throw failures[0];
			return changes;
		},

		/** @throws ServiceError when not one of the lists can be read */
		async read(labels = lists.map(({ label }) => label), known): Promise<SourceRead> {
			const asked = lists.filter(({ label }) => labels.includes(label));
			const reads = await Promise.all(asked.map(async (list) => await readList(client, list, filters, known?.get(list.label))));
			const failures = reads.flatMap((read) => ('failure' in read ? [read] : []));
			if (failures[0] !== undefined && failures.length === lists.length) throw failures[0].failure;
			const done = reads.flatMap((read) => ('failure' in read ? [] : [read]));
			return {
				titles: done.flatMap(({ titles }) => titles),
				lists: done.map(({ list }) => list),
				unreadable: Object.fromEntries(failures.map(({ label, failure }) => [label, sentencesOf(failure)])),
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

		stillHas: async (title) => await traktStillHas(client, title),
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

type OneList = { list: ListRead; titles: Title[] } | { label: string; failure: ServiceError };

async function readList(client: ServiceClient, list: ListReference, filters: Filters, before?: Seen): Promise<OneList> {
	const { label } = list;
	try {
		const read = await readTraktPages<TraktEntry>(client, {
			path: entriesPath(list, { by: 'added', how: 'desc' }),
			query: needsFacts(filters) ? { extended: 'full' } : {},
			what: `the list ${label}`,
			key: entryKey,
			known: knownList(before, entryKey),
		});
		const reading = { idOf: entryKey, toTitle: (entry: TraktEntry) => toTitle(entry, label) };
		return listRead({ label, name: label, before }, read, reading);
	} catch (error) {
		return { label, failure: namingTheList(error, list) };
	}
}

/** "Lists": the field is named, and which of its entries it is about. */
function namingTheList(error: unknown, list: ListReference): ServiceError {
	if (!(error instanceof ServiceError) || error instanceof IncompleteReadError) return error as ServiceError;
	const { service, message, description, status, code } = error;
	return new ServiceError({ service, status, code, description, message: `"Lists", entry ${list.label}: ${message}` });
}
