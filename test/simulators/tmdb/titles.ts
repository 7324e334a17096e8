import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './errors';
import { fieldsOf, paged, param, publicReads, queryOf } from './http';
import {
	configuration,
	filmDetails,
	filmIds,
	genreList,
	genresOf,
	listedFilm,
	listedShow,
	samplePeople,
	showDetails,
	showIds,
	watchProviders,
} from './present';
import type { TmdbKind, TmdbState } from './state';

const MOST_APPENDED = 20;

type Entry = Record<string, unknown> & { id: number; popularity: number };

export const entries = (state: TmdbState, kind: TmdbKind): Entry[] =>
	kind === 'movie' ? [...state.films.values()].map(listedFilm) : [...state.shows.values()].map(listedShow);

/** One listed title. @throws Refusal for an unknown one */
export function entry(state: TmdbState, kind: TmdbKind, id: number): Entry {
	const film = state.films.get(id);
	const show = state.shows.get(id);
	if (kind === 'movie' && film !== undefined) return listedFilm(film);
	if (kind === 'tv' && show !== undefined) return listedShow(show);
	throw new Refusal(34);
}

const typed = (kind: TmdbKind) => (listed: Entry) => ({ ...listed, media_type: kind });

const byPopularity = (a: Entry, b: Entry) => b.popularity - a.popularity || a.id - b.id;

export function addTitleRoutes(app: FastifyInstance, state: TmdbState, url: () => string): void {
	const get = publicReads(app, state);
	get('/3/authentication', () => ({ success: true, status_code: 1, status_message: 'Success.' }));
	get('/3/configuration', () => configuration(url()));
	get('/3/search/multi', (request) =>
		paged(request, [
			...search(state, 'movie', request).map(typed('movie')),
			...search(state, 'tv', request).map(typed('tv')),
			...people(request),
		]),
	);
	get('/3/find/:id', (request) => found(state, param(request, 'id'), queryOf(request).external_source));
	get('/3/trending/:kind/:window', (request) => paged(request, trending(state, param(request, 'kind'), param(request, 'window'))));
	for (const kind of ['movie', 'tv'] as const) {
		get(`/3/genre/${kind}/list`, () => ({ genres: genreList(kind) }));
		get(`/3/search/${kind}`, (request) => paged(request, search(state, kind, request)));
		get(`/3/${kind}/popular`, (request) => paged(request, entries(state, kind).sort(byPopularity)));
		get(`/3/discover/${kind}`, (request) => paged(request, discover(state, kind, request)));
		get(`/3/${kind}/:id`, (request) => details(state, kind, request));
		for (const part of ['external_ids', 'watch/providers', 'recommendations', 'similar']) {
			get(`/3/${kind}/:id/${part}`, (request) => partOf(state, kind, numberOf(request), part, request));
		}
	}
}

function numberOf(request: FastifyRequest): number {
	const id = param(request, 'id');
	if (!/^\d+$/.test(id)) throw new Refusal(6);
	return Number(id);
}

function search(state: TmdbState, kind: TmdbKind, request: FastifyRequest): Entry[] {
	const { query = '', ...filters } = queryOf(request);
	if (query === '') return [];
	const year = kind === 'movie' ? (filters.primary_release_year ?? filters.year) : filters.first_air_date_year;
	return entries(state, kind)
		.filter((title) => namesOf(state, kind, title).some((name) => hasWords(name, query)))
		.filter((title) => year === undefined || `${title.release_date ?? title.first_air_date}`.startsWith(year))
		.sort(byPopularity);
}

/** TMDB searches in all names of a title, whatever their language. */
const namesOf = (state: TmdbState, kind: TmdbKind, title: Entry): string[] => {
	const { otherTitles = [] } = (kind === 'movie' ? state.films : state.shows).get(title.id) ?? {};
	return [title.title ?? title.name, title.original_title ?? title.original_name, ...otherTitles].map(String);
};

const wordsOf = (text: string): string =>
	text
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.replace(/ß/g, 'ss')
		.replace(/ø/g, 'o')
		.replace(/&/g, ' and ')
		.replace(/\p{P}/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/** Every word is in the name, the last one perhaps only begun; punctuation and accents do not count. */
const hasWords = (name: string, query: string): boolean =>
	query.trim() === name.trim() ||
	(wordsOf(query) !== '' &&
		wordsOf(query)
			.split(' ')
			.every((word) => wordsOf(name).includes(word)));

const people = (request: FastifyRequest) =>
	samplePeople.filter(({ name }) => name.toLowerCase().includes((queryOf(request).query ?? '\0').toLowerCase()));

function found(state: TmdbState, id: string, source: string | undefined) {
	if (source === undefined) throw new Refusal(5);
	const films = [...state.films.values()].filter((film) => filmIds(film)[source as 'imdb_id'] === id);
	const shows = [...state.shows.values()].filter((show) => `${showIds(show)[source as 'tvdb_id']}` === id);
	return {
		movie_results: films.map(listedFilm).map(typed('movie')),
		person_results: [],
		tv_results: shows.map(listedShow).map(typed('tv')),
		tv_episode_results: [],
		tv_season_results: [],
	};
}

function trending(state: TmdbState, kind: string, window: string): unknown[] {
	if (!['day', 'week'].includes(window)) throw new Refusal(34);
	if (kind === 'person') return samplePeople;
	const kinds = (['movie', 'tv'] as const).filter((one) => kind === 'all' || one === kind);
	if (kinds.length === 0) throw new Refusal(34);
	return kinds.flatMap((one) => entries(state, one).map(typed(one))).sort(byPopularity);
}

function discover(state: TmdbState, kind: TmdbKind, request: FastifyRequest): Entry[] {
	const query = queryOf(request);
	const date = kind === 'movie' ? 'release_date' : 'first_air_date';
	const dated = kind === 'movie' ? 'primary_release_date' : 'first_air_date';
	const year = query[kind === 'movie' ? 'primary_release_year' : 'first_air_date_year'];
	const genres = (query.with_genres ?? '').split(',').filter((id) => id !== '');
	const least = (name: string) => Number(query[`${name}.gte`] ?? 0);
	const kept = entries(state, kind).filter(
		(title) =>
			genres.every((id) => (title.genre_ids as number[]).includes(Number(id))) &&
			Number(title.vote_average) >= least('vote_average') &&
			Number(title.vote_count) >= least('vote_count') &&
			(query.with_original_language === undefined || title.original_language === query.with_original_language) &&
			(year === undefined || `${title[date]}`.startsWith(year)) &&
			`${title[date]}` >= (query[`${dated}.gte`] ?? '') &&
			`${title[date]}` <= (query[`${dated}.lte`] ?? '9'),
	);
	const [field = 'popularity', direction] = (query.sort_by ?? 'popularity.desc').split('.');
	const name = { primary_release_date: 'release_date' }[field] ?? field;
	const sign = direction === 'asc' ? 1 : -1;
	return kept.sort(
		(a, b) => sign * (`${a[name]}` === `${b[name]}` ? 0 : (a[name] as number) > (b[name] as number) ? 1 : -1) || a.id - b.id,
	);
}

function details(state: TmdbState, kind: TmdbKind, request: FastifyRequest): unknown {
	const id = numberOf(request);
	const film = state.films.get(id);
	const show = state.shows.get(id);
	const body = kind === 'movie' ? film && filmDetails(film) : show && showDetails(show);
	if (body === undefined) throw new Refusal(34);
	const appended = (queryOf(request).append_to_response ?? '').split(',').filter((part) => part !== '');
	if (appended.length > MOST_APPENDED) throw new Refusal(27);
	const parts = appended.flatMap((part): Array<[string, unknown]> => {
		const { id: _id, ...rest } = fieldsOf(partOf(state, kind, id, part, request));
		return Object.keys(rest).length === 0 ? [] : [[part, rest]];
	});
	const isForeign = !(queryOf(request).language ?? 'en').startsWith('en');
	const texts = isForeign && state.untranslated.has(id) ? { overview: '', tagline: '' } : {};
	return { ...body, ...texts, ...Object.fromEntries(parts) };
}

/** A sub-resource; one that is not simulated is an empty object, and an appended one is then left out. */
function partOf(state: TmdbState, kind: TmdbKind, id: number, part: string, request: FastifyRequest): unknown {
	const film = state.films.get(id);
	const show = state.shows.get(id);
	const title = kind === 'movie' ? film : show;
	if (title === undefined) throw new Refusal(34);
	if (part === 'external_ids') return kind === 'movie' ? film && filmIds(film) : show && showIds(show);
	const { otherTitles = [] } = title;
	const named = kind === 'movie' ? 'title' : 'name';
	if (part === 'alternative_titles')
		return { id, [kind === 'movie' ? 'titles' : 'results']: otherTitles.map((one) => ({ iso_3166_1: 'DE', title: one, type: '' })) };
	if (part === 'translations')
		return {
			id,
			translations: [
				{ iso_639_1: 'en', data: { [named]: title.title, overview: '' } },
				...otherTitles.map((one) => ({ iso_639_1: 'de', data: { [named]: one, overview: '' } })),
			],
		};
	if (part === 'watch/providers') return state.notStreamed.has(id) ? { id, results: {} } : watchProviders(kind, id);
	if (part === 'recommendations' || part === 'similar') {
		const own = genresOf(kind, title).map((genre) => genre.id);
		const alike = entries(state, kind).filter(
			(other) => other.id !== id && (other.genre_ids as number[]).some((genre) => own.includes(genre)),
		);
		return paged(request, alike.map(typed(kind)));
	}
	return {};
}
