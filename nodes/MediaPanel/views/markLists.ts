import type { IDataObject } from 'n8n-workflow';
import { mapLimited } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { keyOf, part, traktCard } from '../card';
import { traktPage } from './paging';
import { BoundedMap } from '../../shared/util/boundedMap';

const MOST_LISTS = 12;

export const WATCHLIST = '/sync/watchlist/all/added/desc';
export const RATINGS = '/sync/ratings';
export const WATCHED_FILMS = '/sync/watched/movies';

const LIMIT = 250;
const AT_ONCE = 4;

export function ratingOf(entry: IDataObject): Array<[string, number]> {
	if (entry.type === 'movie') return [[keyOf(traktCard('movie', entry.movie)), Number(entry.rating)]];
	return entry.type === 'show' ? [[keyOf(traktCard('show', entry.show)), Number(entry.rating)]] : [];
}

export type MarkList = 'watchlist' | 'ratings';

/** A whole list by the keys of its titles: 0 on the watchlist, the rating among the ratings. */
interface Known {
	/** What Trakt said of its last change. */
	changedAt: string;
	titles: Map<string, number>;
	/** How many more Trakt announces than it sends. */
	gap: number;
}

/**
 * The marks of accounts with long lists. A list is read as a whole once; after that one request tells whether it has
 * changed, and its first page what was added, so that a change costs by its own size.
 */
export class MarkIndex {
	private readonly lists = new BoundedMap<string, Promise<Known>>(MOST_LISTS);

	/** @param owner names the account */
	async titles(client: ServiceClient, owner: string, type: 'movie' | 'show', list: MarkList): Promise<ReadonlyMap<string, number>> {
		const name = `${owner} ${type} ${list}`;
		const before = await this.lists.get(name)?.catch(() => undefined);
		const reading = this.refreshed(client, type, list, before);
		this.lists.set(name, reading);
		reading.catch(() => undefined);
		return (await reading).titles;
	}

	private async refreshed(client: ServiceClient, type: 'movie' | 'show', list: MarkList, before: Known | undefined): Promise<Known> {
		const changedAt = changeOf(part(await client.get('/sync/last_activities')), type, list);
		if (before !== undefined && changedAt !== '' && before.changedAt === changedAt) return before;
		const path = list === 'watchlist' ? `/sync/watchlist/${type}s/added/desc` : `/sync/ratings/${type}s`;
		const first = await traktPage(client, path, 1, LIMIT);
		if (before !== undefined) {
			const titles = new Map([...before.titles, ...first.entries.flatMap((entry) => entryOf(type, list, entry))]);
			if (titles.size + before.gap === first.total) return { changedAt, titles, gap: before.gap };
		}
		const rest = Array.from({ length: Math.max(0, Math.ceil(first.total / first.size) - 1) }, (_, index) => index + 2);
		const pages = await mapLimited(rest, AT_ONCE, async (page) => (await traktPage(client, path, page, LIMIT)).entries);
		const titles = new Map([first.entries, ...pages].flat().flatMap((entry) => entryOf(type, list, entry)));
		return { changedAt, titles, gap: first.total - titles.size };
	}
}

const entryOf = (type: 'movie' | 'show', list: MarkList, entry: IDataObject): Array<[string, number]> => {
	const card = traktCard(type, entry[type]);
	if ((card.tmdb ?? card.trakt) === undefined) return [];
	return [[keyOf(card), list === 'watchlist' ? 0 : Number(entry.rating)]];
};

function changeOf(activities: IDataObject, type: 'movie' | 'show', list: MarkList): string {
	const own = part(activities[`${type}s`]);
	return list === 'ratings'
		? asText(own.rated_at)
		: `${asText(own.watchlisted_at)} ${asText(part(activities.watchlist).updated_at)}`.trim();
}
