import { FILM, SHOW } from '../simulators/moviePilot';
import type { Entry, PersonalList } from '../simulators/trakt';
import type { World } from '../world';

/** The titles that the Media Sync tests use: known to Trakt and, where they have a number, to MoviePilot. */
export const knight = { title: 'The Grey Knight', year: 2008, trakt: 120, slug: 'the-grey-knight-2008', tmdb: 155 };
export const heist = { title: 'Dream Heist', year: 2010, trakt: 121, slug: 'dream-heist-2010', tmdb: 27205 };
export const mirror = { title: 'Mirror', year: 1975, trakt: 122, slug: 'mirror-1975', tmdb: 1396 };
export const nameless = { title: 'Nobody Numbered Me', year: 2024, trakt: 123, slug: 'nobody-numbered-me', tmdb: null };
/** Has the same TMDB number as the film Mirror. */
export const chemist = { title: 'The Chemist', year: 2008, trakt: 220, slug: 'the-chemist', tmdb: 1396, tvdb: 81189, seasons: [7, 13, 13] };
export const wire = { title: 'The Cable', year: 2002, trakt: 221, slug: 'the-cable', tmdb: 1438, tvdb: 79126, seasons: [13, 12] };

type Film = typeof knight | typeof nameless;
type Show = typeof chemist;

/** Makes the titles known to both services. */
export function introduce(world: World): void {
	for (const film of [knight, heist, mirror, nameless]) {
		world.trakt.state.library.movie(film);
		if (film.tmdb !== null) world.moviePilot.state.catalogue.addFilm(asMedia(film));
	}
	for (const show of [chemist, wire]) {
		world.trakt.state.library.show(show);
		world.moviePilot.state.catalogue.addShow({ ...asMedia(show), tvdbid: show.tvdb, seasons: seasonMap(show) });
	}
}

function asMedia(title: Film | Show) {
	return { tmdbid: title.tmdb ?? 0, title: `中文 ${title.title}`, originalTitle: title.title, year: title.year };
}

const seasonMap = (show: Show) => Object.fromEntries(show.seasons.map((episodes, index) => [index + 1, episodes]));

/** Puts titles on the watchlist, dated in the past. */
export function watchlist(world: World, ...titles: Array<Film | Show>): Entry[] {
	const list = world.trakt.state.watchlist;
	return titles.map((title) => ('seasons' in title ? list.addShow(title) : list.addMovie(title)));
}

/** Makes a list of the signed-in user's with these titles. */
export function ownList(world: World, name: string, ...titles: Array<Film | Show>): PersonalList {
	const list = world.trakt.state.me.addList({ name });
	for (const title of titles) {
		if ('seasons' in title) list.items.addShow(title);
		else list.items.addMovie(title);
	}
	return list;
}

/** Takes a title off the watchlist, as its user would. */
export function unwatch(world: World, entry: Entry): void {
	world.trakt.state.watchlist.remove(entry.media);
}

/** What MoviePilot is subscribed to: "film 155", "show 1396 season 2". Sorted; a duplicate shows twice. */
export function subscriptions(world: World): string[] {
	return world.moviePilot.state.subscriptions
		.all()
		.map((row) => (row.type === FILM ? `film ${row.tmdbid}` : `show ${row.tmdbid} season ${row.season}`))
		.sort();
}

/** Subscribes as if by hand in MoviePilot. */
export function subscribeByHand(world: World, title: Film | Show, season?: number): void {
	world.moviePilot.state.subscriptions.insert({
		name: title.title,
		type: season === undefined ? FILM : SHOW,
		tmdbid: title.tmdb,
		season: season ?? null,
	});
}

/** Removes a film's subscription as if by hand in MoviePilot. */
export function unsubscribeByHand(world: World, title: Film): void {
	const row = world.moviePilot.state.subscriptions.all().find((one) => one.tmdbid === title.tmdb && one.type === FILM);
	if (row !== undefined) world.moviePilot.state.remove(row.id);
}
