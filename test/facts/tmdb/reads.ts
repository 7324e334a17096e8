import { equal, fields, holds, status, typeOf } from '../expect';
import { facts } from '../fact';
import type { Answer, Server } from '../server';

const REFERENCE = 'developer.themoviedb.org/reference, read 2026-11-26';

const PAGE = { page: 'number', results: 'array', total_pages: 'number', total_results: 'number' } as const;

const FILM = {
	id: 'number',
	title: 'string',
	original_title: 'string',
	release_date: 'string',
	genre_ids: 'array',
	vote_average: 'number',
} as const;

const SHOW = {
	id: 'number',
	name: 'string',
	original_name: 'string',
	first_air_date: 'string',
	genre_ids: 'array',
	vote_average: 'number',
} as const;

/** The first entry of a ranking: a title that this server knows. */
async function first(server: Server, kind: 'movie' | 'tv'): Promise<any> {
	const answer = await server.get(`/3/${kind}/popular`);
	status(answer, 200);
	holds('the ranking has entries', answer.body.results.length > 0);
	const title = answer.body.results[0];
	fields('title', title, { id: 'number' });
	return title;
}

/** A title of the ranking with an external ID, in the words of its details. */
async function withId(server: Server, kind: 'movie' | 'tv', name: 'imdb_id' | 'tvdb_id'): Promise<{ id: number; external: string }> {
	const { id } = await first(server, kind);
	const { body } = await server.get(`/3/${kind}/${id}/external_ids`);
	const type = name === 'imdb_id' ? 'string' : 'number';
	fields('external ids', body, { [name]: server.isReal ? [type, 'null'] : type });
	return body[name] === null ? server.notTried(`the first popular title has no ${name}`) : { id, external: String(body[name]) };
}

function genres({ genre_ids: ids }: { genre_ids: unknown[] }): void {
	holds('genres by number', ids.length > 0 && ids.every((id) => typeof id === 'number'));
}

function kinds({ body: { results } }: Answer): void {
	const known = ['movie', 'tv', 'person'];
	holds('each has a kind', results.length > 0 && results.every((entry: { media_type: string }) => known.includes(entry.media_type)));
}

const found = (answer: Answer, list: string, id: number): boolean => answer.body[list].some((entry: { id: number }) => entry.id === id);

export const pages = facts(
	{
		says: 'A ranking of films is a page of 20, with page, results, total_pages and total_results',
		source: `${REFERENCE} (movie-popular-list)`,
		check: async (server) => {
			const answer = await server.get('/3/movie/popular');
			status(answer, 200);
			fields('page', answer.body, PAGE);
			holds('at most 20 entries', answer.body.results.length <= 20);
			fields('film', answer.body.results[0], FILM);
			genres(answer.body.results[0]);
		},
	},
	{
		says: 'Shows have name, original_name and first_air_date in place of title and release_date',
		source: `${REFERENCE} (tv-series-popular-list)`,
		check: async (server) => {
			const show = await first(server, 'tv');
			fields('show', show, SHOW);
			equal('title', typeOf(show.title), 'absent');
			genres(show);
		},
	},
	{
		says: 'Page 2 goes on after page 1 and names itself',
		source: `${REFERENCE} (movie-popular-list)`,
		check: async (server) => {
			const answer = await server.get('/3/movie/popular', { page: 2 });
			status(answer, 200);
			equal('page', answer.body.page, 2);
		},
	},
	{
		says: 'Page 501 is refused: 400, status_code 22',
		source: 'developer.themoviedb.org/docs/errors (22), read 2026-11-26',
		check: async (server) => {
			const answer = await server.get('/3/movie/popular', { page: 501 });
			status(answer, 400);
			equal('code', answer.body.status_code, 22);
		},
	},
	{
		says: 'Page 0 is refused: 400, status_code 22',
		source: 'developer.themoviedb.org/docs/errors (22), read 2026-11-26',
		check: async (server) => {
			const answer = await server.get('/3/movie/popular', { page: 0 });
			status(answer, 400);
			equal('code', answer.body.status_code, 22);
		},
	},
	{
		says: 'Trending titles of both kinds name theirs in media_type',
		source: `${REFERENCE} (trending-all)`,
		check: async (server) => {
			const answer = await server.get('/3/trending/all/day');
			status(answer, 200);
			kinds(answer);
		},
	},
	{
		says: 'Trending knows day and week only; another window is 404 or 400',
		source: `${REFERENCE} (trending-all)`,
		check: async (server) => status(await server.get('/3/trending/all/year'), 404, 400, 422),
	},
	{
		says: 'Discover takes a genre, and every film it gives has it',
		source: `${REFERENCE} (discover-movie)`,
		check: async (server) => {
			const answer = await server.get('/3/discover/movie', { with_genres: 28 });
			status(answer, 200);
			fields('page', answer.body, PAGE);
			holds('there are films', answer.body.results.length > 0);
			for (const film of answer.body.results) {
				genres(film);
				holds('the film has the genre', film.genre_ids.includes(28));
			}
		},
	},
);

export const search = facts(
	{
		says: 'A search by the title of a film finds that film',
		source: `${REFERENCE} (search-movie)`,
		check: async (server) => {
			const film = await first(server, 'movie');
			const answer = await server.get('/3/search/movie', { query: film.title });
			status(answer, 200);
			fields('page', answer.body, PAGE);
			holds('the film is among the results', found(answer, 'results', film.id));
		},
	},
	{
		says: 'primary_release_year leaves only films of that year',
		source: `${REFERENCE} (search-movie)`,
		check: async (server) => {
			const film = await first(server, 'movie');
			const year = film.release_date.slice(0, 4);
			const answer = await server.get('/3/search/movie', { query: film.title, primary_release_year: year });
			holds(
				'all are of the year',
				answer.body.results.every((one: any) => one.release_date.startsWith(year)),
			);
			holds('the film is among them', found(answer, 'results', film.id));
		},
	},
	{
		says: 'first_air_date_year does the same for shows',
		source: `${REFERENCE} (search-tv)`,
		check: async (server) => {
			const show = await first(server, 'tv');
			const year = show.first_air_date.slice(0, 4);
			const answer = await server.get('/3/search/tv', { query: show.name, first_air_date_year: year });
			holds(
				'all are of the year',
				answer.body.results.every((one: any) => one.first_air_date.startsWith(year)),
			);
			holds('the show is among them', found(answer, 'results', show.id));
		},
	},
	{
		says: 'A search that finds nothing is 200 with no results, not 404',
		source: `${REFERENCE} (search-movie)`,
		check: async (server) => {
			const answer = await server.get('/3/search/movie', { query: 'zzqxv no such film zzqxv' });
			status(answer, 200);
			equal('results', answer.body.results, []);
			equal('total', answer.body.total_results, 0);
		},
	},
	{
		says: 'search/multi names each kind in media_type',
		source: `${REFERENCE} (search-multi)`,
		check: async (server) => {
			const film = await first(server, 'movie');
			fields('film', film, { title: 'string' });
			const answer = await server.get('/3/search/multi', { query: film.title });
			status(answer, 200);
			kinds(answer);
			holds('the film is among them', found(answer, 'results', film.id));
		},
	},
);

export const find = facts(
	{
		says: 'find by an IMDb ID gives the film in movie_results, and lists for four other kinds',
		source: `${REFERENCE} (find-by-id)`,
		check: async (server) => {
			const { id, external } = await withId(server, 'movie', 'imdb_id');
			const answer = await server.get(`/3/find/${external}`, { external_source: 'imdb_id' });
			status(answer, 200);
			fields('found', answer.body, {
				movie_results: 'array',
				tv_results: 'array',
				person_results: 'array',
				tv_episode_results: 'array',
				tv_season_results: 'array',
			});
			for (const list of ['tv', 'person', 'tv_episode', 'tv_season']) equal(list, answer.body[`${list}_results`], []);
			holds('the film is found', found(answer, 'movie_results', id));
			equal('kind', answer.body.movie_results[0].media_type, 'movie');
		},
	},
	{
		says: 'find by a TVDB number gives the show in tv_results',
		source: `${REFERENCE} (find-by-id)`,
		check: async (server) => {
			const { id, external } = await withId(server, 'tv', 'tvdb_id');
			const answer = await server.get(`/3/find/${external}`, { external_source: 'tvdb_id' });
			status(answer, 200);
			holds('the show is found', found(answer, 'tv_results', id));
		},
	},
	{
		says: 'An ID that nobody has is 200 with empty lists, not 404',
		source: `${REFERENCE} (find-by-id)`,
		check: async (server) => {
			const answer = await server.get('/3/find/tt9999999999', { external_source: 'imdb_id' });
			status(answer, 200);
			equal('films', answer.body.movie_results, []);
			equal('shows', answer.body.tv_results, []);
		},
	},
	{
		says: 'find without external_source is refused',
		source: `${REFERENCE} (find-by-id): required`,
		check: async (server) => status(await server.get('/3/find/tt0137523'), 400, 404, 422),
	},
);

export const details = facts(
	{
		says: 'The details of a film have imdb_id, genres with names, and no media_type',
		source: `${REFERENCE} (movie-details)`,
		check: async (server) => {
			const { id } = await first(server, 'movie');
			const answer = await server.get(`/3/movie/${id}`);
			status(answer, 200);
			fields('film', answer.body, { id: 'number', title: 'string', imdb_id: ['string', 'null'], genres: 'array', media_type: 'absent' });
			equal('id', answer.body.id, id);
			fields('genre', answer.body.genres[0], { id: 'number', name: 'string' });
		},
	},
	{
		says: 'The details of a show list its seasons with season_number and episode_count',
		source: `${REFERENCE} (tv-series-details)`,
		check: async (server) => {
			const { id } = await first(server, 'tv');
			const answer = await server.get(`/3/tv/${id}`);
			status(answer, 200);
			fields('show', answer.body, { seasons: 'array', number_of_seasons: 'number' });
			fields('season', answer.body.seasons[0], { season_number: 'number', episode_count: 'number' });
		},
	},
	{
		says: 'An unknown number is 404 with status_code 34',
		source: 'developer.themoviedb.org/docs/errors (34), read 2026-11-26',
		check: async (server) => {
			const answer = await server.get('/3/movie/2147483646');
			status(answer, 404);
			equal('code', answer.body.status_code, 34);
			equal('success', answer.body.success, false);
		},
	},
	{
		says: 'Films and shows are numbered apart: the number of a film asked for as a show is another title or none',
		source: `${REFERENCE} (movie-details, tv-series-details)`,
		check: async (server) => {
			const film = await first(server, 'movie');
			const answer = await server.get(`/3/tv/${film.id}`);
			status(answer, 200, 404);
			if (answer.status === 200) equal('title', typeOf(answer.body.title), 'absent');
		},
	},
	{
		says: 'append_to_response puts other answers below their own names, without their id',
		source: 'developer.themoviedb.org/docs/append-to-response, read 2026-11-26',
		check: async (server) => {
			const { id } = await first(server, 'tv');
			const answer = await server.get(`/3/tv/${id}`, { append_to_response: 'external_ids' });
			status(answer, 200);
			fields('external_ids', answer.body.external_ids, { id: 'absent' });
		},
	},
	{
		says: 'More than 20 appended answers are refused: 400, status_code 27',
		source: 'developer.themoviedb.org/docs/errors (27), read 2026-11-26',
		check: async (server) => {
			const { id } = await first(server, 'movie');
			const parts = Array.from({ length: 21 }, (_, at) => `part${at}`).join(',');
			const answer = await server.get(`/3/movie/${id}`, { append_to_response: parts });
			status(answer, 400);
			equal('code', answer.body.status_code, 27);
		},
	},
	{
		says: 'Alternative titles of a film stand in titles, each with its title and country',
		source: `${REFERENCE} (movie-alternative-titles)`,
		check: async (server) => {
			const { id } = await first(server, 'movie');
			const { body } = await server.get(`/3/movie/${id}`, { append_to_response: 'alternative_titles' });
			fields('alternative_titles', body.alternative_titles, { titles: 'array' });
			for (const one of body.alternative_titles.titles.slice(0, 3)) fields('title', one, { title: 'string', iso_3166_1: 'string' });
		},
	},
	{
		says: 'Translations have the title of a film in data.title and of a show in data.name',
		source: `${REFERENCE} (movie-translations, tv-series-translations)`,
		check: async (server) => {
			for (const [kind, name] of [
				['movie', 'title'],
				['tv', 'name'],
			] as const) {
				const { id } = await first(server, kind);
				const { body } = await server.get(`/3/${kind}/${id}`, { append_to_response: 'translations' });
				fields(kind, body.translations, { translations: 'array' });
				fields('translation', body.translations.translations[0].data, { [name]: 'string' });
			}
		},
	},
	{
		says: 'Watch providers stand by country in results, a way of watching each',
		source: `${REFERENCE} (movie-watch-providers)`,
		check: async (server) => {
			const { id } = await first(server, 'movie');
			const answer = await server.get(`/3/movie/${id}/watch/providers`);
			status(answer, 200);
			fields('providers', answer.body, { id: 'number', results: 'object' });
		},
	},
	{
		says: 'Recommendations are a page of titles',
		source: `${REFERENCE} (movie-recommendations)`,
		check: async (server) => {
			const { id } = await first(server, 'movie');
			const answer = await server.get(`/3/movie/${id}/recommendations`);
			status(answer, 200);
			fields('page', answer.body, PAGE);
			for (const film of answer.body.results.slice(0, 1)) fields('film', film, FILM);
		},
	},
	{
		says: 'The genres of films and of shows are two lists of id and name',
		source: `${REFERENCE} (genre-movie-list, genre-tv-list)`,
		check: async (server) => {
			for (const kind of ['movie', 'tv']) {
				const answer = await server.get(`/3/genre/${kind}/list`);
				status(answer, 200);
				fields('genre', answer.body.genres[0], { id: 'number', name: 'string' });
			}
		},
	},
	{
		says: 'The configuration names the base address and the sizes of pictures',
		source: `${REFERENCE} (configuration-details)`,
		check: async (server) => {
			const answer = await server.get('/3/configuration');
			status(answer, 200);
			fields('images', answer.body.images, {
				secure_base_url: 'string',
				poster_sizes: 'array',
				backdrop_sizes: 'array',
				still_sizes: 'array',
			});
			for (const name of ['poster', 'backdrop', 'still'])
				holds(`sizes of a ${name}`, answer.body.images[`${name}_sizes`].includes('original'));
		},
	},
	{
		says: 'The sign-in is tried at /3/authentication: 200 with success true',
		source: `${REFERENCE} (authentication-validate-key)`,
		check: async (server) => {
			const answer = await server.get('/3/authentication');
			status(answer, 200);
			equal('success', answer.body.success, true);
		},
	},
);
