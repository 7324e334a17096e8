import {
	bulkFilms,
	films,
	secret,
	shows,
	watchlistFilms,
	watchlistSeasons,
	watchlistShows,
	type SampleFilm,
	type SampleShow,
} from '../catalogue';
import { FILM, SHOW, type MediaInput, type ShowInput } from './media';
import type { MoviePilotState } from './state';

/** A film that has a TMDB number, without which MoviePilot can do nothing. */
export type KnownFilm = SampleFilm & { tmdb: number };
export type KnownShow = SampleShow & { tmdb: number };

const isKnown = <T extends { tmdb: number | null }>(title: T): title is T & { tmdb: number } => title.tmdb !== null;

/** Picks titles by where they stand, so that the sample is the same on every run. */
function every<T extends { tmdb: number | null }>(list: readonly T[], size: number, remainders: number[]): Array<T & { tmdb: number }> {
	return list.filter((_, index) => remainders.includes(index % size)).filter(isKnown);
}

/** Facts about the sample, for tests and drivers that would otherwise have to count by hand. */
export const SAMPLE = {
	/** Films of the watchlist that are in the library. */
	filmsInLibrary: every(watchlistFilms, 31, [2, 9, 16, 23]) as KnownFilm[],
	/** Films of the watchlist that are subscribed. */
	filmsSubscribed: every(watchlistFilms, 31, [0, 5, 11, 18, 25, 29]) as KnownFilm[],
	/** Subscribed, and on no list of the user's. */
	filmOnlySubscribed: secret.films.find(isKnown) as KnownFilm,
	/** Shows of the watchlist of which every episode is in the library. */
	showsComplete: every(watchlistShows, 8, [6]) as KnownShow[],
	/** Shows of the watchlist of which season 1 is in the library and nothing else. */
	showsWithFirstSeason: every(watchlistShows, 8, [1]) as KnownShow[],
	/** Shows of the watchlist of which the first three episodes are in the library. */
	showsBegun: every(watchlistShows, 16, [8]) as KnownShow[],
	/** Seasons that are subscribed: the first ones of these shows, and two second ones. */
	seasonsSubscribed: every(watchlistShows, 8, [3]).flatMap((show, index) => [
		{ show: show as KnownShow, season: 1 },
		...(index < 2 ? [{ show: show as KnownShow, season: 2 }] : []),
	]),
} as const;

/** What is left to do for the watchlist's films and shows once the sample is filled in. */
export const SAMPLE_MISSING = {
	/** To be added. */
	films: watchlistFilms.filter(isKnown).filter((film) => !isHandled(film)) as KnownFilm[],
	/** On the watchlist, but without the one number that MoviePilot knows films by. */
	filmsWithoutTmdb: watchlistFilms.filter((film) => !isKnown(film)),
	/** To be added, season by season. */
	seasons: watchlistShows.filter(isKnown).flatMap((show) => missingSeasons(show).map((season) => ({ show: show as KnownShow, season }))),
	/** The watchlist's entries that are seasons: none of them is there yet. */
	seasonEntries: watchlistSeasons
		.filter(({ show }) => isKnown(show))
		.map(({ show, number }) => ({ show: show as KnownShow, season: number })),
} as const;

/** Fills in MoviePilot's side of the sample: everything recognisable, some of it there already. */
export function fillSample(state: MoviePilotState): void {
	for (const film of films) if (isKnown(film)) state.catalogue.addFilm(filmInput(film));
	for (const show of shows) if (isKnown(show)) state.catalogue.addShow(showInput(show));
	for (const film of SAMPLE.filmsInLibrary) state.library.addFilm(film.tmdb);
	for (const show of SAMPLE.showsComplete) state.library.addShow(show.tmdb);
	for (const show of SAMPLE.showsWithFirstSeason) {
		const episodes = show.seasons[0] ?? 0;
		state.library.addShow(show.tmdb, { 1: Array.from({ length: episodes }, (_, at) => at + 1) });
	}
	for (const show of SAMPLE.showsBegun) state.library.addShow(show.tmdb, { 1: [1, 2, 3] });
	for (const film of [...SAMPLE.filmsSubscribed, SAMPLE.filmOnlySubscribed]) {
		subscribeFilm(state, film);
	}
	for (const { show, season } of SAMPLE.seasonsSubscribed) {
		const media = state.catalogue.get(SHOW, show.tmdb);
		state.subscriptions.insert({
			name: media?.title ?? show.title,
			year: yearOf(show),
			type: SHOW,
			tmdbid: show.tmdb,
			season,
			total_episode: show.seasons[season - 1],
			lack_episode: show.seasons[season - 1],
			...SUBSCRIBED_BEFORE,
		});
	}
	addSurroundings(state);
}

/** Whether the sample's benchmark subscribes the film at this place of the list. */
export function isBulkSubscribed(index: number, subscribedShare: number): boolean {
	return Math.floor((index + 1) * subscribedShare) > Math.floor(index * subscribedShare);
}

/**
 * Makes any number of films recognisable and an evenly spread share of them subscribed. Give it the
 * films themselves, or how many of `bulkFilms` there are to be.
 */
export function fillBulk(
	state: MoviePilotState,
	bulk: readonly SampleFilm[] | number,
	subscribedShare: number,
): { films: number; subscribed: number } {
	const list = typeof bulk === 'number' ? bulkFilms(bulk) : bulk;
	let subscribed = 0;
	for (const [index, film] of list.entries()) {
		if (!isKnown(film)) continue;
		state.catalogue.addFilm(filmInput(film));
		if (!isBulkSubscribed(index, subscribedShare)) continue;
		subscribeFilm(state, film);
		subscribed += 1;
	}
	return { films: list.length, subscribed };
}

/** The Chinese title under which MoviePilot and its media servers know a sample title. */
export function localisedTitle(title: SampleFilm | SampleShow): string {
	if (title.language === 'zh') return title.title;
	const seed = title.trakt;
	const first = FIRST[(seed * 7) % FIRST.length];
	const last = LAST[(seed * 13) % LAST.length];
	return `${first}${last}${seed % 97}`;
}

const FIRST = '寂静的 深红的 遥远的 金色的 破碎的 燃烧的 北方的 最后的 遗忘的 隐秘的 冰封的 无尽的'.split(' ');
const LAST = '港湾 子午线 果园 证人 灯笼 潮汐 遗产 协议 花园 逃亡者 帝国 信号 地平线 机器 影子'.split(' ');

const SUBSCRIBED_BEFORE = { state: 'R', username: 'owner', date: '2026-01-15 08:30:00' } as const;

function subscribeFilm(state: MoviePilotState, film: KnownFilm): void {
	state.subscriptions.insert({
		name: localisedTitle(film),
		year: yearOf(film),
		type: FILM,
		tmdbid: film.tmdb,
		imdbid: film.imdb,
		total_episode: 0,
		start_episode: 0,
		lack_episode: 0,
		...SUBSCRIBED_BEFORE,
	});
}

function isHandled(film: KnownFilm): boolean {
	const handled: readonly SampleFilm[] = [...SAMPLE.filmsInLibrary, ...SAMPLE.filmsSubscribed];
	return handled.includes(film);
}

/** Seasons that are neither complete in the library nor subscribed. */
function missingSeasons(show: KnownShow): number[] {
	if (SAMPLE.showsComplete.includes(show)) return [];
	const done = new Set(SAMPLE.seasonsSubscribed.filter((entry) => entry.show === show).map((entry) => entry.season));
	if (SAMPLE.showsWithFirstSeason.includes(show)) done.add(1);
	return show.seasons.map((_, index) => index + 1).filter((season) => !done.has(season));
}

const yearOf = (title: SampleFilm | SampleShow) => (title.year === null ? null : String(title.year));

function common(title: KnownFilm | KnownShow): MediaInput {
	return {
		tmdbid: title.tmdb,
		title: localisedTitle(title),
		originalTitle: title.title,
		year: title.year,
		imdbid: title.imdb,
		overview: title.overview,
		vote: Math.round(title.rating * 10) / 10,
	};
}

function filmInput(film: KnownFilm): MediaInput {
	return { ...common(film), released: film.released };
}

function showInput(show: KnownShow): ShowInput {
	const seasons = Object.fromEntries(show.seasons.map((count, index) => [index + 1, count]));
	// Some shows have specials, which nobody asks for when they want "the show".
	if (show.seasons.length > 2) seasons[0] = 2;
	return { ...common(show), tvdbid: show.tvdb, released: show.firstAired.slice(0, 10), seasons };
}

/** Workflows, downloads and a history, so that the other routes have something to show. */
function addSurroundings(state: MoviePilotState): void {
	const action = (id: string, name: string) => ({ id, type: 'FetchMediasAction', name, data: {} });
	const workflow = {
		description: null,
		state: 'W',
		current_action: null,
		result: null,
		run_count: 0,
		add_time: '2026-01-10 09:00:00',
		last_time: null,
	} as const;
	state.workflows.push(
		{
			...workflow,
			id: 1,
			name: '每周热门',
			timer: '0 9 * * 1',
			actions: [action('a', '获取媒体数据'), action('b', '添加订阅')],
			flows: [{ id: 'f', source: 'a', target: 'b' }],
		},
		{ ...workflow, id: 2, name: '空白', timer: null, state: 'P', actions: [], flows: [] },
	);
	const [first, second] = SAMPLE.filmsInLibrary;
	state.sites.push({ id: 1, name: 'Alpha', cookie: 'c_secure_pass=of-the-owner', passkey: 'passkey-of-the-owner' });
	for (const film of [first, second]) {
		if (film === undefined) continue;
		const title = `${film.title}.${film.year}.1080p.BluRay`;
		state.torrents.push({ site: 1, title, type: FILM, tmdbid: film.tmdb, season: null, size: 9_000_000_000, seeders: 12 });
	}
	for (const [index, film] of [first, second].entries()) {
		if (film === undefined) continue;
		const title = localisedTitle(film);
		const hash = String(index + 1).repeat(40);
		state.downloads.set(hash, {
			hash,
			title,
			name: `${film.title}.1080p`,
			year: yearOf(film),
			season_episode: '',
			size: 4_294_967_296,
			progress: 12.5,
			state: 'downloading',
			tmdbid: film.tmdb,
		});
		state.transfers.push({
			id: index + 1,
			src: `/downloads/${film.slug}.mkv`,
			dest: index === 0 ? `/media/${film.slug}.mkv` : null,
			mode: 'link',
			type: FILM,
			title,
			year: yearOf(film),
			tmdbid: film.tmdb,
			seasons: null,
			episodes: null,
			status: index === 0,
			errmsg: index === 0 ? null : '目标路径不可写',
			date: `2026-02-0${index + 1} 10:00:00`,
		});
	}
}
