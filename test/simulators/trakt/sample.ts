import {
	COUNTS,
	favourites,
	films,
	people,
	sciFiNight,
	secret,
	shows,
	starWars,
	watchlistFilms,
	watchlistSeasons,
	watchlistShows,
} from '../catalogue';
import type { PersonalList, TraktState } from './state';

export { COUNTS };

/** Slugs of the sample's lists and of the users that own the ones of others. */
export const SAMPLE = {
	favourites: 'favourites-2026',
	sciFiNight: 'sci-fi-night',
	other: { user: 'justin', list: 'star-wars' },
	secret: { user: 'private-pat', list: 'not-for-you' },
} as const;

export interface SampleLists {
	favourites: PersonalList;
	sciFiNight: PersonalList;
	starWars: PersonalList;
	secret: PersonalList;
}

/**
 * Fills a fresh state with the sample, everything dated January 2026: the watchlist, two own
 * lists, another user's public list (which the account likes) and a private one. `COUNTS` says
 * how many titles each has.
 */
export function fillSample(state: TraktState): SampleLists {
	for (const film of films) state.library.movie(film);
	for (const show of shows) state.library.show(show);
	for (const person of people) state.library.person(person);

	for (const film of watchlistFilms) state.watchlist.addMovie(film);
	for (const show of watchlistShows) state.watchlist.addShow(show);
	for (const { show, number } of watchlistSeasons) state.watchlist.addSeason(show, number);

	const mine = state.me.addList({
		name: 'Favourites 2026',
		slug: SAMPLE.favourites,
		description: 'Films and shows, some of them on the watchlist too',
	});
	for (const film of favourites.films) mine.items.addMovie(film);
	for (const show of favourites.shows) mine.items.addShow(show);

	const night = state.me.addList({
		name: 'Sci-Fi Night 🚀',
		slug: SAMPLE.sciFiNight,
		privacy: 'private',
	});
	for (const film of sciFiNight.films) night.items.addMovie(film);
	for (const show of sciFiNight.shows) night.items.addShow(show);
	night.items.addSeason(sciFiNight.season.show, sciFiNight.season.number);
	night.items.addEpisode(sciFiNight.episode.show, sciFiNight.episode.season, sciFiNight.episode.number);
	night.items.addPerson(sciFiNight.person);

	const justin = state.addAccount(SAMPLE.other.user, 'Justin');
	const wars = justin.addList({ name: 'Star Wars', slug: SAMPLE.other.list });
	for (const film of starWars.films) wars.items.addMovie(film);
	state.me.like(wars);

	const pat = state.addAccount(SAMPLE.secret.user, 'Pat');
	const hidden = pat.addList({ name: 'Not for you', slug: SAMPLE.secret.list, privacy: 'private' });
	for (const film of secret.films) hidden.items.addMovie(film);

	return { favourites: mine, sciFiNight: night, starWars: wars, secret: hidden };
}
