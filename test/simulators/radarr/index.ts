import type { FastifyInstance } from 'fastify';
import { films } from '../catalogue';
import { Simulator, type SimulatorOptions } from '../simulator';
import { addArr, arrSettings, commonFailures, failure, Invalid, metadataIsFetched, Trouble, type ArrSettings } from './arr';

/** A film as the metadata server knows it. */
export interface KnownFilm {
	tmdb: number;
	title: string;
	year: number;
	imdb?: string | null;
}

export interface RadarrMovie {
	id: number;
	title: string;
	year: number;
	tmdbId: number;
	imdbId: string | null;
	hasFile: boolean;
	monitored: boolean;
	qualityProfileId: number;
	rootFolderPath: string;
	minimumAvailability: string;
	tags: number[];
	path: string;
	added: string;
}

export interface RadarrOptions extends SimulatorOptions, Partial<ArrSettings> {}

/** Films, what is known of others, and what Radarr was told to look for. */
export class RadarrState {
	readonly movies = new Map<number, RadarrMovie>();

	readonly known = new Map<number, KnownFilm>();

	/** TMDB numbers that were searched for. */
	readonly searches: number[] = [];

	queue: object[] = [];

	/** TMDB numbers on the import exclusions. */
	exclusions: number[] = [];

	/** TMDB numbers that the metadata server answers with other films. */
	readonly moved = new Map<number, number>();

	private nextId = 1;

	constructor(readonly settings: ArrSettings) {
		for (const { tmdb, title, year, imdb } of films) if (tmdb !== null) this.know({ tmdb, title, year: year ?? 0, imdb });
	}

	know(...all: KnownFilm[]): void {
		for (const film of all) this.known.set(film.tmdb, film);
	}

	/** Puts a film into Radarr, as if by hand. */
	put(film: KnownFilm, more: Partial<RadarrMovie> = {}): RadarrMovie {
		const movie: RadarrMovie = {
			id: this.nextId++,
			title: film.title,
			year: film.year,
			tmdbId: film.tmdb,
			imdbId: film.imdb ?? null,
			hasFile: false,
			monitored: true,
			qualityProfileId: 1,
			rootFolderPath: '/media',
			minimumAvailability: 'released',
			tags: [],
			path: `/media/${film.title} (${film.year})`,
			added: '2026-01-02T03:04:05Z',
			...more,
		};
		this.movies.set(movie.id, movie);
		return movie;
	}

	byTmdb(tmdb: unknown): RadarrMovie | undefined {
		return [...this.movies.values()].find((movie) => movie.tmdbId === tmdb);
	}
}

export interface RadarrSimulator {
	simulator: Simulator;
	state: RadarrState;
	url: string;
	apiKey: string;
	close(): Promise<void>;
}

/**
 * A Radarr 5 or 6, from its published openapi.json and its source (MovieController, AddMovieService,
 * MovieExistsValidator, RadarrErrorPipeline).
 */
export async function startRadarr({ port, latencyMs, ...settings }: RadarrOptions = {}): Promise<RadarrSimulator> {
	const state = new RadarrState({ ...arrSettings('Radarr', '6.0.4.10291'), ...settings });
	const simulator = await Simulator.start('Radarr', { port, latencyMs }, (app, simulator) => {
		addArr(app, state.settings, simulator);
		addRoutes(app, state);
	});
	simulator.secrets.add(state.settings.apiKey);
	return { simulator, state, url: simulator.url, apiKey: state.settings.apiKey, close: async () => await simulator.close() };
}

type Body = Partial<RadarrMovie> & { addOptions?: { searchForMovie?: boolean } };

function addRoutes(app: FastifyInstance, state: RadarrState): void {
	app.get<{ Querystring: { tmdbId?: string } }>('/api/v3/movie', async ({ query }) =>
		[...state.movies.values()].filter(({ tmdbId }) => query.tmdbId === undefined || tmdbId === Number(query.tmdbId)),
	);
	app.post<{ Body: Body }>('/api/v3/movie', async ({ body }, reply) => await reply.code(201).send(await add(state, body)));
	app.get<{ Params: { id: string } }>('/api/v3/movie/:id', async ({ params }) => movieOf(state, params.id));
	app.delete<{ Params: { id: string } }>('/api/v3/movie/:id', async ({ params }) => {
		state.movies.delete(movieOf(state, params.id).id);
		return {};
	});
	app.get<{ Querystring: { term: string } }>('/api/v3/movie/lookup', async ({ query }) => lookUp(state, query.term));
	app.get('/api/v3/exclusions', async () =>
		state.exclusions.map((tmdbId, index) => ({
			id: index + 1,
			tmdbId,
			movieTitle: state.known.get(tmdbId)?.title ?? 'A film',
			movieYear: 2000,
		})),
	);
	app.get<{ Querystring: { page?: string; pageSize?: string } }>('/api/v3/queue', async ({ query }) => {
		const [page, pageSize] = [Number(query.page ?? 1), Number(query.pageSize ?? 10)];
		const records = state.queue.slice((page - 1) * pageSize, page * pageSize);
		return { page, pageSize, sortKey: 'timeleft', sortDirection: 'ascending', totalRecords: state.queue.length, records };
	});
}

async function add(state: RadarrState, body: Body): Promise<RadarrMovie> {
	const failures = commonFailures(state.settings, body);
	if (!body.tmdbId) failures.push(failure('TmdbId', "'Tmdb Id' must not be empty.", 'NotEmptyValidator'));
	else if (state.byTmdb(body.tmdbId)) failures.push(failure('TmdbId', 'This movie has already been added', 'MovieExistsValidator'));
	if (failures.length > 0) throw new Invalid(failures);
	await metadataIsFetched();
	const film = state.known.get(state.moved.get(body.tmdbId as number) ?? (body.tmdbId as number));
	if (film === undefined) throw new Invalid([failure('TmdbId', `A movie with this ID was not found. Path: ${body.path ?? ''}`)]);
	// The column is unique: the slower of two at the same moment meets it here.
	if (state.byTmdb(film.tmdb)) throw new Trouble(409, 'constraint failed\nUNIQUE constraint failed: Movies.MovieMetadataId');
	if (body.addOptions?.searchForMovie === true) state.searches.push(film.tmdb);
	const { monitored = false, qualityProfileId, rootFolderPath, minimumAvailability, tags } = body;
	const own = Object.entries({ monitored, qualityProfileId, rootFolderPath, minimumAvailability, tags }).filter(
		([, value]) => value !== undefined,
	);
	return state.put(film, Object.fromEntries(own));
}

function movieOf(state: RadarrState, id: string): RadarrMovie {
	const movie = state.movies.get(Number(id));
	if (movie === undefined) throw new Trouble(404, `Movie with ID ${id} does not exist`);
	return movie;
}

/** By "tmdb:155", "imdb:tt0468569" or a title; ID 0 for what is not in Radarr. */
function lookUp(state: RadarrState, term: string): object[] {
	const [, kind, id] = /^(tmdb|imdb):(\w+)$/.exec(term) ?? [];
	const found = [...state.known.values()].filter((film) => {
		if (kind === 'tmdb') return film.tmdb === Number(id);
		if (kind === 'imdb') return film.imdb === id;
		return film.title.toLowerCase().includes(term.toLowerCase());
	});
	return found.slice(0, 20).map(
		(film) =>
			state.byTmdb(film.tmdb) ?? {
				title: film.title,
				year: film.year,
				tmdbId: film.tmdb,
				imdbId: film.imdb ?? null,
				id: 0,
				hasFile: false,
				monitored: false,
			},
	);
}
