import type { Route } from './routes';
import { playsOf, readSyncBody } from './syncBody';

export const historyRoutes: Route[] = [
	{
		method: 'GET',
		path: '/sync/last_activities',
		auth: 'required',
		handle: ({ me }) => ({ all: me.lastActivity, ...me.activities }),
	},
	{
		// Plays are not compared with those that are there: the same body twice makes two plays.
		method: 'POST',
		path: '/sync/history',
		auth: 'required',
		status: 201,
		handle: ({ state, me, body }) => {
			const { wanted, notFound } = readSyncBody(state.library, body);
			const added = { movies: 0, episodes: 0 };
			for (const { media, watchedAt } of wanted) {
				for (const play of playsOf(media)) {
					me.watch(play, watchedAt);
					added[play.type === 'movie' ? 'movies' : 'episodes'] += 1;
				}
				// A show or season leaves the watchlist with its episodes, even when it has none yet.
				if (me.watchlist.has(media)) me.watchlist.remove(media);
			}
			return { added, updated: { movies: 0, episodes: 0 }, not_found: notFound };
		},
	},
];
