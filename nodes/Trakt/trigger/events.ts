import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { entriesIn, objectWith } from '../client/answers';
import type { Entry, Watch } from './watch';
import { listPath } from '../client/lists';
import { asText } from '../../shared/util/text';
import { readTraktPages } from '../client/paging';
import { keyOf } from '../makers/reads';

/** How one kind of change is noticed: by a mark that is cheap to read, and a list that tells what it was. */
export interface SetEvent {
	name: string;
	description: string;
	tells: 'added' | 'removed';
	/** `group.key` of `/sync/last_activities`; the list's own page says it for lists. */
	activities: readonly string[] | 'list';
	/** The lists to read, whole. */
	paths(watch: Watch): string[];
	key(entry: Entry): string;
}

/** An entry of a list has a number of its own, new each time it is listed. */
const byListing = keyOf;

const byTitle = (entry: Entry): string => `${asText(entry.type)}|${keyOf({ ...entry, id: undefined })}`;

const byRating = (entry: Entry): string => `${byTitle(entry)}|${asText(entry.rating)}|${asText(entry.rated_at)}`;

const WATCHLIST = {
	activities: ['watchlist.updated_at'],
	paths: () => ['/sync/watchlist'],
	key: byListing,
} as const;
const FAVORITES = {
	activities: ['favorites.updated_at'],
	paths: () => ['/sync/favorites'],
	key: byListing,
} as const;
const LIST = {
	activities: 'list',
	paths: ({ list }: Watch) => (list === undefined ? [] : [`${listPath(list)}/items`]),
	key: byListing,
} as const;

export const SET_EVENTS: Record<string, SetEvent> = {
	watchlistAdded: {
		...WATCHLIST,
		name: 'Added to Watchlist',
		description: 'A title was put on your watchlist',
		tells: 'added',
	},
	watchlistRemoved: {
		...WATCHLIST,
		name: 'Removed From Watchlist',
		description: 'A title has left your watchlist, by hand or because it was watched',
		tells: 'removed',
	},
	listAdded: { ...LIST, name: 'Added to List', description: 'A title was put on a list', tells: 'added' },
	listRemoved: {
		...LIST,
		name: 'Removed From List',
		description: 'A title was taken off a list',
		tells: 'removed',
	},
	favoriteAdded: {
		...FAVORITES,
		name: 'Added to Favorites',
		description: 'A title became a favorite',
		tells: 'added',
	},
	favoriteRemoved: {
		...FAVORITES,
		name: 'Removed From Favorites',
		description: 'A title is no favorite any more',
		tells: 'removed',
	},
	rated: {
		name: 'Rated',
		description: 'A title was rated, or its rating changed',
		tells: 'added',
		activities: ['movies.rated_at', 'shows.rated_at', 'seasons.rated_at', 'episodes.rated_at'],
		paths: () => ['/sync/ratings'],
		key: byRating,
	},
	collected: {
		name: 'Collected',
		description: 'A film or episode was added to your collection',
		tells: 'added',
		activities: ['movies.collected_at', 'episodes.collected_at'],
		paths: () => ['/sync/collection/movies', '/sync/collection/episodes'],
		key: byTitle,
	},
	paused: {
		name: 'Playback Paused',
		description: 'A film or episode was paused, or stopped before its end',
		tells: 'added',
		activities: ['movies.paused_at', 'episodes.paused_at'],
		paths: () => ['/sync/playback'],
		key: (entry) => `${keyOf(entry)}|${asText(entry.paused_at)}`,
	},
};

/** Activities of the event "watched". */
export const PLAY_ACTIVITIES = ['movies.watched_at', 'episodes.watched_at'];

/** One request: a text that changes whenever something may have happened. */
export async function stampOf(client: ServiceClient, activities: readonly string[] | 'list', { list }: Watch): Promise<string> {
	if (activities === 'list') {
		if (list === undefined) return '';
		const summary = objectWith(await client.get(listPath(list)), 'the list', 'updated_at', 'item_count');
		return JSON.stringify([summary.updated_at, summary.item_count]);
	}
	const last = await client.get('/sync/last_activities');
	return JSON.stringify(
		activities.map((name) => {
			const [group = '', key = ''] = name.split('.');
			return objectWith(objectWith(last, LAST_CHANGES, group)[group], LAST_CHANGES, key)[key] ?? null;
		}),
	);
}

const LAST_CHANGES = 'the times of the last changes';

interface WatchedRead {
	rows: Entry[];
	/** How many fewer came than Trakt counts; undefined when nothing came and it does not say that it counts none. */
	missing?: number;
}

/** Everything that an event watches. */
export async function readWatched(client: ServiceClient, event: SetEvent, watch: Watch): Promise<WatchedRead> {
	const reads = await Promise.all(
		event.paths(watch).map(async (path) => await readTraktPages<IDataObject>(client, { path, what: event.name, key: keyOf })),
	);
	const rows = reads.flatMap(({ items }) => entriesIn(items, `the entries for "${event.name}"`));
	if (reads.some(({ short, items, announced }) => short === undefined && items.length === 0 && announced !== 0)) return { rows };
	return { rows, missing: reads.reduce((sum, { short }) => sum + (short === undefined ? 0 : short.announced - short.received), 0) };
}
