import { TmdbWatchlistTarget } from './target';
import type { TargetKind } from '../kind';

export const tmdbWatchlistKind: TargetKind = {
	value: 'tmdbWatchlist',
	name: 'TMDB Watchlist',
	description: 'Put films and whole shows on your TMDB watchlist',
	fields: [],
	refuses: ({ type }) => (type === 'season' ? 'The TMDB watchlist takes whole shows, not single seasons' : undefined),
	connect: async (connections) => new TmdbWatchlistTarget(await connections.tmdb()),
};
