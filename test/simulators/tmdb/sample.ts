import { films, shows, watchlistFilms, watchlistShows } from '../catalogue';
import type { Account, TmdbState } from './state';

const numbers = (titles: Array<{ tmdb: number | null }>): number[] => titles.flatMap(({ tmdb }) => (tmdb === null ? [] : [tmdb]));

/** How many titles the sample account has on each list: more than one page of most. */
export const TMDB_COUNTS = {
	watchlist: { movie: 45, tv: 21 },
	favorite: { movie: 23, tv: 9 },
} as const;

/** Fills an account's lists with films and shows that Trakt's simulator has on its watchlist and lists, too. */
export function fillSample(state: TmdbState, account: Account = state.accounts[0] as Account): void {
	account.lists.watchlist.movie = numbers(watchlistFilms).slice(0, TMDB_COUNTS.watchlist.movie);
	account.lists.watchlist.tv = numbers(watchlistShows).slice(0, TMDB_COUNTS.watchlist.tv);
	account.lists.favorite.movie = numbers(films).slice(-TMDB_COUNTS.favorite.movie);
	account.lists.favorite.tv = numbers(shows).slice(-TMDB_COUNTS.favorite.tv);
	const list = state.addList(account, { name: 'Rainy Sundays', description: 'For the sofa' });
	for (const id of numbers(films).slice(0, 15)) list.items.push({ kind: 'movie', id, comment: null });
	for (const id of numbers(shows).slice(0, 10)) list.items.push({ kind: 'tv', id, comment: null });
}
