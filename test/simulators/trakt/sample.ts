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
import { extrasOf } from './extras';
import type { PersonalList, TraktState } from './state';
import { talkOf } from './talk';

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

/** The number of the sample's comment, note, playback, follow request and smart list. */
export const SAMPLE_ID = 7;

/** Gives the account one of everything that an operation can read or change: used after `fillSample`. */
export function fillAccount(state: TraktState): void {
	const { me, library } = state;
	const extras = extrasOf(state, me);
	const [film, other] = library.movies;
	const show = library.shows.find((one) => (one.seasons[0]?.episodes.length ?? 0) > 1);
	if (film === undefined || other === undefined || show === undefined) throw new Error('fillSample comes first');
	extras.favorites.add(film, state.world().past());
	const ada = state.addAccount('ada-friend', 'Ada');
	extras.following.add(ada.slug);
	extras.followers.add(ada.slug);
	extras.requests.set(SAMPLE_ID, state.addAccount('waiting-walt', 'Walt'));
	extras.resets.set(show, '2026-01-02T00:00:00.000Z');
	extras.smartList('Weekend picks', SAMPLE_ID).items.add(other, state.world().past());
	extras.playback.push({ id: SAMPLE_ID, progress: 42, pausedAt: '2026-01-02T03:04:05.000Z', media: other });
	const createdAt = '2026-01-02T03:04:05.000Z';
	talkOf(state).comment(me, film, 'A film that stays with you for days.', { id: SAMPLE_ID, createdAt });
	talkOf(state).note(me, film, 'Seen with Ada', { id: SAMPLE_ID, createdAt });
}
