import { keyOf, listOf, traktCard } from '../card';
import type { View } from '../views';

/** One page of each: whoever has more sees the latest marks, and adding twice does no harm. */
const MOST = 250;

/** What the quick menu has to know of every title: on the watchlist, rated, watched. */
export const marks: View = {
	isPersonal: true,
	freshMs: 300_000,
	async load({ upstream }) {
		const client = await upstream.trakt();
		const read = async (path: string) => listOf(await client.get(path, { page: 1, limit: MOST }));
		const [watchlist, ratings, watched] = await Promise.all([
			read('/sync/watchlist/all/added/desc'),
			read('/sync/ratings'),
			read('/sync/watched/movies'),
		]);
		const rated = ratings.flatMap((entry) => {
			if (entry.type === 'movie') return [[keyOf(traktCard('movie', entry.movie)), Number(entry.rating)] as const];
			return entry.type === 'show' ? [[keyOf(traktCard('show', entry.show)), Number(entry.rating)] as const] : [];
		});
		return {
			watchlist: watchlist.flatMap((entry) => {
				if (entry.movie) return [keyOf(traktCard('movie', entry.movie))];
				return entry.type === 'show' ? [keyOf(traktCard('show', entry.show))] : [];
			}),
			ratings: Object.fromEntries(rated),
			watched: watched.map((entry) => keyOf(traktCard('movie', entry.movie))),
		};
	},
};
