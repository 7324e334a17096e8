import { keyOf, traktCard, type Card } from '../card';
import type { View } from '../views';
import { ratingOf, RATINGS, WATCHED_FILMS, WATCHLIST } from './markLists';
import { traktPage } from './paging';
import { cardOfKey, titleKey } from './title';

const LIMIT = 250;

/** The newest marks of all titles; `more` says of which lists there are older ones (see `mark`). */
export const marks: View = {
	isPersonal: true,
	freshMs: 300_000,
	async load({ upstream }) {
		const client = await upstream.trakt();
		const read = async (path: string) => await traktPage(client, path, 1, LIMIT);
		const [watchlist, ratings, watched] = await Promise.all([read(WATCHLIST), read(RATINGS), read(WATCHED_FILMS)]);
		return {
			watchlist: watchlist.entries.flatMap((entry) => {
				if (entry.movie) return [keyOf(traktCard('movie', entry.movie))];
				return entry.type === 'show' ? [keyOf(traktCard('show', entry.show))] : [];
			}),
			ratings: Object.fromEntries(ratings.entries.flatMap(ratingOf)),
			watched: watched.entries.map((entry) => keyOf(traktCard('movie', entry.movie))),
			more: {
				watchlist: watchlist.total > watchlist.size,
				ratings: ratings.total > ratings.size,
				watched: watched.total > watched.size,
			},
		};
	},
};

/** Whether one title is on the watchlist, and its rating, however long the lists are. */
export const mark: View = {
	isPersonal: true,
	freshMs: 600_000,
	parameters: (query) => titleKey(query.title),
	async load(context, key) {
		const card: Card = cardOfKey(key);
		const [watchlist, ratings] = await Promise.all([context.index(card.type, 'watchlist'), context.index(card.type, 'ratings')]);
		return { listed: watchlist.has(key), rating: ratings.get(key) };
	},
};
