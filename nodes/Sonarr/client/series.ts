import { attempt, wasThere } from '../../shared/util/attempt';
import { ARR_API, isAlreadyThere } from '../../shared/arr/policy';
import { asList, type Setup } from '../../shared/arr/setup';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { MediaIds } from '../../shared/media/identity';

export interface Season {
	seasonNumber: number;
	monitored?: boolean;
	statistics?: { episodeFileCount?: number; totalEpisodeCount?: number } | null;
}

/** A show as Sonarr lists it; only what is used here. In look-ups of what Sonarr does not have `id` is absent or 0. */
export interface Series {
	id?: number;
	title: string;
	tvdbId: number;
	/** Absent from older servers; 0 where it is not known. */
	tmdbId?: number;
	imdbId?: string | null;
	monitored?: boolean;
	seasons?: Season[] | null;
}

export type SeriesType = 'standard' | 'daily' | 'anime';

export interface NewSeries extends Setup {
	title: string;
	tvdbId: number;
	seasons: Season[];
	/** Whether seasons that appear later are monitored too. */
	monitorNewItems: 'all' | 'none';
	tagIds?: number[];
	monitored?: boolean;
	/** Look for the episodes at once. */
	search?: boolean;
	seasonFolder?: boolean;
	seriesType?: SeriesType;
}

/** Every show that Sonarr has, with its seasons, in one request: the list has no pages. */
export async function readSeries(client: ServiceClient, tvdbId?: number): Promise<Series[]> {
	return asList<Series>(client, await client.get(`${ARR_API}/series`, { tvdbId }));
}

/** What Sonarr finds by "tvdb:81189", "tmdb:1396", "imdb:tt0903747" or a title. */
export async function lookUp(client: ServiceClient, term: string): Promise<Series[]> {
	return asList<Series>(client, await client.get(`${ARR_API}/series/lookup`, { term }));
}

/**
 * The show with one of these IDs, as Sonarr's metadata server knows it; never by its title alone.
 *
 * @returns undefined when it knows none
 */
export async function findSeries(client: ServiceClient, { tvdb, tmdb, imdb }: MediaIds): Promise<Series | undefined> {
	if (tvdb !== undefined) return (await lookUp(client, `tvdb:${tvdb}`)).find((series) => series.tvdbId === tvdb);
	if (tmdb !== undefined) return sameOrOnly(await lookUp(client, `tmdb:${tmdb}`), ({ tmdbId }) => tmdbId || undefined, tmdb);
	if (imdb !== undefined) return sameOrOnly(await lookUp(client, `imdb:${imdb}`), ({ imdbId }) => imdbId ?? undefined, imdb);
	return undefined;
}

/** Older servers answer without the TMDB number that was asked for: a single answer is it then. */
function sameOrOnly<T>(found: Series[], idOf: (series: Series) => T | undefined, wanted: T): Series | undefined {
	const same = found.find((series) => idOf(series) === wanted);
	const [only] = found;
	return same ?? (found.length === 1 && only !== undefined && idOf(only) === undefined ? only : undefined);
}

/**
 * Adds a show with some of its seasons monitored. Without `monitor` in its options Sonarr monitors the
 * episodes by the flags of the seasons (EpisodeMonitoredService, "Unknown").
 *
 * @returns the new show, or undefined when Sonarr had it already
 */
export async function addSeries(client: ServiceClient, series: NewSeries): Promise<Series | undefined> {
	const { tagIds = [], monitored = true, search = true, seasonFolder = true, seriesType = 'standard', ...rest } = series;
	const addOptions = { searchForMissingEpisodes: search && monitored };
	const body = { ...rest, monitored, seasonFolder, seriesType, tags: tagIds, addOptions };
	const added = await attempt(client.post(`${ARR_API}/series`, body));
	if (!(added instanceof ServiceError)) return added as Series;
	if (isAlreadyThere(added)) return undefined;
	throw added;
}

/**
 * Sets or clears the monitoring of seasons, on the show as it stands at this moment. Sonarr carries the
 * flag over to the episodes (SeriesService.UpdateSeries).
 *
 * @returns the seasons whose flag was changed
 */
export async function monitorSeasons(client: ServiceClient, id: number, numbers: number[], monitored: boolean): Promise<number[]> {
	const series = (await client.get(path`/api/v3/series/${id}`)) as Series;
	const changed = (series.seasons ?? []).filter((season) => numbers.includes(season.seasonNumber) && season.monitored !== monitored);
	if (changed.length === 0 && (series.monitored === true || !monitored)) return [];
	for (const season of changed) season.monitored = monitored;
	const body = { ...series, monitored: monitored || series.monitored };
	await client.request({ method: 'PUT', path: path`/api/v3/series/${id}`, body, retry: 'idempotent' });
	return series.monitored === true || !monitored ? changed.map(({ seasonNumber }) => seasonNumber) : numbers;
}

/** Looks for a season's episodes now. */
export async function searchSeason(client: ServiceClient, seriesId: number, seasonNumber: number): Promise<void> {
	await client.post(`${ARR_API}/command`, { name: 'SeasonSearch', seriesId, seasonNumber });
}

/** @returns false when it was gone already */
export async function deleteSeries(client: ServiceClient, id: number, deleteFiles: boolean, exclude = false): Promise<boolean> {
	const query = { deleteFiles, addImportListExclusion: exclude };
	return await wasThere(client.request({ method: 'DELETE', path: path`/api/v3/series/${id}`, query, retry: 'idempotent' }));
}

/** Season numbers without the specials. */
export const regularSeasons = (series: Series): number[] =>
	(series.seasons ?? []).map(({ seasonNumber }) => seasonNumber).filter((number) => number > 0);

/**
 * Is every episode of the season there, those not aired yet included? `percentOfEpisodes` would not tell:
 * it leaves out unmonitored episodes (SeriesStatisticsRepository).
 */
export function isComplete(series: Series, number: number): boolean {
	const { episodeFileCount = 0, totalEpisodeCount = 0 } = seasonOf(series, number)?.statistics ?? {};
	return totalEpisodeCount > 0 && episodeFileCount >= totalEpisodeCount;
}

export const seasonOf = (series: Series, number: number): Season | undefined =>
	series.seasons?.find((season) => season.seasonNumber === number);
