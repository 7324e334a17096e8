import type { FastifyInstance } from 'fastify';
import { shows } from '../catalogue';
import { addArr, arrSettings, commonFailures, failure, Invalid, metadataIsFetched, Trouble, type ArrSettings } from '../radarr/arr';
import { Simulator, type SimulatorOptions } from '../simulator';

/** A show as the metadata server knows it. */
export interface KnownShow {
	tvdb: number;
	tmdb?: number | null;
	imdb?: string | null;
	title: string;
	year: number;
	/** Episodes of each season: the first number is season 1. */
	seasons: number[];
}

export interface SonarrSeason {
	seasonNumber: number;
	monitored: boolean;
	/** Episodes on the disk. */
	files: number;
}

export interface SonarrSeries {
	id: number;
	show: KnownShow;
	monitored: boolean;
	monitorNewItems: string;
	seasons: SonarrSeason[];
	qualityProfileId: number;
	rootFolderPath: string;
	seasonFolder: boolean;
	seriesType: string;
	tags: number[];
	added: string;
}

/** A refresh in the background; Sonarr lists ended ones for a while. */
export interface SonarrCommand {
	id: number;
	name: string;
	commandName: string;
	status: 'queued' | 'started' | 'completed';
	queued: string;
	body: { seriesIds: number[]; isNewSeries: boolean };
}

export interface SonarrOptions extends SimulatorOptions, Partial<ArrSettings> {
	/** Before 4.0.9 a show has no TMDB number. */
	knowsTmdb?: boolean;
}

export class SonarrState {
	readonly series = new Map<number, SonarrSeries>();

	readonly known = new Map<number, KnownShow>();

	/** "81189" for a whole show, "81189 season 2" for one season. */
	readonly searches: string[] = [];

	queue: object[] = [];

	commands: SonarrCommand[] = [];

	/** TVDB numbers that were merged into others: look-ups and adds answer with those. */
	readonly moved = new Map<number, number>();

	/** Look-ups still answer with a merged number; only the add knows better. */
	answersLookUpsOfMoved = false;

	/** TVDB numbers on the import list exclusions. */
	exclusions: number[] = [];

	/** How long the refresh of a new show takes, in milliseconds; 0 for none. */
	refreshMs: () => number = () => 0;

	private nextId = 1;

	constructor(
		readonly settings: ArrSettings,
		readonly knowsTmdb: boolean,
	) {
		for (const { tvdb, tmdb, imdb, title, year, seasons } of shows)
			if (tvdb !== null) this.know({ tvdb, tmdb, imdb, title, year: year ?? 0, seasons });
	}

	know(...all: KnownShow[]): void {
		for (const show of all) this.known.set(show.tvdb, show);
	}

	/** Puts a show into Sonarr, as if by hand, with these seasons monitored and these completely downloaded. */
	put(show: KnownShow, monitored: number[], complete: number[] = []): SonarrSeries {
		const seasons = [0, ...show.seasons.map((_, index) => index + 1)].map((seasonNumber) => ({
			seasonNumber,
			monitored: monitored.includes(seasonNumber),
			files: complete.includes(seasonNumber) ? episodesOf(show, seasonNumber) : 0,
		}));
		const settings = { qualityProfileId: 1, rootFolderPath: '/media', seasonFolder: true, seriesType: 'standard', tags: [], added: WHEN };
		const series = { id: this.nextId++, show, monitored: true, monitorNewItems: 'all', seasons, ...settings };
		this.series.set(series.id, series);
		return series;
	}

	/**
	 * After an add (SeriesAddedHandler, RefreshSeriesService): the row is read, the metadata server asked, and the row as
	 * it was read is written whole.
	 */
	refresh(series: SonarrSeries): void {
		const ms = this.refreshMs();
		if (ms === 0) return;
		const id = this.commands.length + 1;
		const body = { seriesIds: [series.id], isNewSeries: true };
		const command: SonarrCommand = { id, name: 'RefreshSeries', commandName: 'Refresh Series', status: 'started', queued: WHEN, body };
		this.commands.push(command);
		const read = structuredClone(series);
		setTimeout(() => {
			if (this.series.has(series.id)) Object.assign(series, { ...read, seasons: read.seasons });
			command.status = 'completed';
		}, ms);
	}

	byTvdb(tvdb: unknown): SonarrSeries | undefined {
		return [...this.series.values()].find(({ show }) => show.tvdb === tvdb);
	}
}

const WHEN = '2026-11-20T12:00:00Z';

/** Two specials are enough. */
const episodesOf = (show: KnownShow, season: number): number => (season === 0 ? 2 : (show.seasons[season - 1] ?? 0));

export interface SonarrSimulator {
	simulator: Simulator;
	state: SonarrState;
	url: string;
	apiKey: string;
	close(): Promise<void>;
}

/**
 * A Sonarr 4, from its published openapi.json and its source (SeriesController, AddSeriesService, SkyHookProxy,
 * SeriesService, SeriesStatisticsRepository, SonarrErrorPipeline).
 */
export async function startSonarr({ port, latencyMs, knowsTmdb = true, ...settings }: SonarrOptions = {}): Promise<SonarrSimulator> {
	const state = new SonarrState({ ...arrSettings('Sonarr', knowsTmdb ? '4.0.16.2944' : '4.0.2.1183'), ...settings }, knowsTmdb);
	const simulator = await Simulator.start('Sonarr', { port, latencyMs }, (app, simulator) => {
		addArr(app, state.settings, simulator);
		addRoutes(app, state);
	});
	simulator.secrets.add(state.settings.apiKey);
	return { simulator, state, url: simulator.url, apiKey: state.settings.apiKey, close: async () => await simulator.close() };
}

interface Body extends Partial<Omit<SonarrSeries, 'seasons' | 'show'>> {
	title?: string;
	tvdbId?: number;
	seasons?: Array<{ seasonNumber: number; monitored: boolean }>;
	addOptions?: { searchForMissingEpisodes?: boolean; monitor?: string };
}

function addRoutes(app: FastifyInstance, state: SonarrState): void {
	app.get<{ Querystring: { tvdbId?: string } }>('/api/v3/series', async ({ query }) =>
		[...state.series.values()]
			.filter(({ show }) => query.tvdbId === undefined || show.tvdb === Number(query.tvdbId))
			.map((one) => present(state, one)),
	);
	app.post<{ Body: Body }>('/api/v3/series', async ({ body }, reply) => await reply.code(201).send(present(state, await add(state, body))));
	app.get<{ Params: { id: string } }>('/api/v3/series/:id', async ({ params }) => present(state, seriesOf(state, params.id)));
	app.put<{ Params: { id: string }; Body: Body }>('/api/v3/series/:id', async ({ params, body }, reply) => {
		const series = seriesOf(state, params.id);
		series.monitored = body.monitored === true;
		series.monitorNewItems = body.monitorNewItems ?? 'all';
		for (const season of series.seasons)
			season.monitored = body.seasons?.find((one) => one.seasonNumber === season.seasonNumber)?.monitored === true;
		return await reply.code(202).send(present(state, series));
	});
	app.delete<{ Params: { id: string } }>('/api/v3/series/:id', async ({ params }) => {
		// GetSeries throws before anything looks whether it is there.
		if (!state.series.delete(Number(params.id))) throw new Trouble(500, 'Sequence contains no matching element');
		return {};
	});
	app.get<{ Querystring: { term: string } }>('/api/v3/series/lookup', async ({ query }) => lookUp(state, query.term));
	app.get('/api/v3/command', async () => state.commands);
	app.get('/api/v3/importlistexclusion', async () =>
		state.exclusions.map((tvdbId, index) => ({ id: index + 1, tvdbId, title: state.known.get(tvdbId)?.title ?? 'A show' })),
	);
	app.post<{ Body: { name: string; seriesId: number; seasonNumber: number } }>('/api/v3/command', async ({ body }, reply) => {
		const { show } = seriesOf(state, String(body.seriesId));
		state.searches.push(`${show.tvdb} season ${body.seasonNumber}`);
		return await reply
			.code(201)
			.send({ id: 1, name: body.name, commandName: 'Season Search', status: 'queued', queued: '2026-01-02T03:04:05Z' });
	});
	app.get<{ Querystring: { page?: string; pageSize?: string } }>('/api/v3/queue', async ({ query }) => {
		const [page, pageSize] = [Number(query.page ?? 1), Number(query.pageSize ?? 10)];
		const records = state.queue.slice((page - 1) * pageSize, page * pageSize);
		return { page, pageSize, sortKey: 'timeleft', sortDirection: 'ascending', totalRecords: state.queue.length, records };
	});
}

async function add(state: SonarrState, body: Body): Promise<SonarrSeries> {
	const failures = commonFailures(state.settings, body);
	if (!body.title) failures.push(failure('Title', "'Title' must not be empty.", 'NotEmptyValidator'));
	if (!body.tvdbId || body.tvdbId <= 0) failures.push(failure('TvdbId', "'Tvdb Id' must be greater than '0'.", 'GreaterThanValidator'));
	else if (state.byTvdb(body.tvdbId)) failures.push(failure('TvdbId', 'This series has already been added', 'SeriesExistsValidator'));
	if (failures.length > 0) throw new Invalid(failures);
	await metadataIsFetched();
	const show = state.known.get(state.moved.get(body.tvdbId as number) ?? (body.tvdbId as number));
	if (show === undefined) throw new Invalid([failure('TvdbId', `A series with this ID was not found. Path: `)]);
	// The column is unique: the slower of two at the same moment meets it here.
	if (state.byTvdb(show.tvdb)) throw new Trouble(409, 'constraint failed\nUNIQUE constraint failed: Series.TvdbId');
	const series = fill(state, state.put(show, wantedSeasons(show, body)), body);
	state.refresh(series);
	return series;
}

/** The seasons that were sent, or else all but the specials (AddSkyhookData; `monitor` left out means by these flags). */
function wantedSeasons(show: KnownShow, { seasons }: Body): number[] {
	if (seasons === undefined || seasons.length === 0) return show.seasons.map((_, index) => index + 1);
	return seasons.filter(({ monitored }) => monitored).map(({ seasonNumber }) => seasonNumber);
}

function fill(state: SonarrState, series: SonarrSeries, body: Body): SonarrSeries {
	const {
		monitored = false,
		monitorNewItems = 'all',
		qualityProfileId = 0,
		rootFolderPath = '',
		seasonFolder = false,
		seriesType = 'standard',
		tags = [],
	} = body;
	if (body.addOptions?.searchForMissingEpisodes === true) state.searches.push(String(series.show.tvdb));
	return Object.assign(series, { monitored, monitorNewItems, qualityProfileId, rootFolderPath, seasonFolder, seriesType, tags });
}

function seriesOf(state: SonarrState, id: string): SonarrSeries {
	const series = state.series.get(Number(id));
	if (series === undefined) throw new Trouble(404, `Series with ID ${id} does not exist`);
	return series;
}

const tmdbOf = (state: SonarrState, show: KnownShow) => (state.knowsTmdb ? { tmdbId: show.tmdb ?? 0 } : {});

function present(state: SonarrState, series: SonarrSeries) {
	const { show, seasons, ...rest } = series;
	return {
		...rest,
		...tmdbOf(state, show),
		title: show.title,
		year: show.year,
		tvdbId: show.tvdb,
		imdbId: show.imdb ?? null,
		path: `${series.rootFolderPath}/${show.title}`,
		seasons: seasons.map(({ seasonNumber, monitored, files }) => ({
			seasonNumber,
			monitored,
			statistics: statistics(episodesOf(show, seasonNumber), files, monitored),
		})),
	};
}

/** `episodeCount` counts monitored episodes and those with a file, so that unmonitored seasons look complete. */
function statistics(total: number, files: number, monitored: boolean) {
	const episodeCount = monitored ? total : files;
	const percentOfEpisodes = episodeCount === 0 ? 0 : (files / episodeCount) * 100;
	return { episodeFileCount: files, episodeCount, totalEpisodeCount: total, sizeOnDisk: files * 1e9, releaseGroups: [], percentOfEpisodes };
}

/** By "tvdb:81189", "tmdb:1396", "imdb:tt0903747" or a title; no ID for what is not in Sonarr. */
function lookUp(state: SonarrState, term: string): object[] {
	const [, kind, id] = /^(tvdb|tmdb|imdb):(\w+)$/.exec(term) ?? [];
	const found = [...state.known.values()].filter((show) => {
		if (kind === 'tvdb') return show.tvdb === ((state.answersLookUpsOfMoved ? undefined : state.moved.get(Number(id))) ?? Number(id));
		if (kind === 'tmdb') return show.tmdb === Number(id);
		if (kind === 'imdb') return show.imdb === id;
		return show.title.toLowerCase().includes(term.toLowerCase());
	});
	return found.slice(0, 20).map((show) => {
		const there = state.byTvdb(show.tvdb);
		if (there !== undefined) return present(state, there);
		const seasons = [0, ...show.seasons.map((_, index) => index + 1)].map((seasonNumber) => ({
			seasonNumber,
			monitored: seasonNumber > 0,
		}));
		return {
			title: show.title,
			year: show.year,
			tvdbId: show.tvdb,
			...tmdbOf(state, show),
			imdbId: show.imdb ?? null,
			seasons,
			monitored: true,
		};
	});
}
