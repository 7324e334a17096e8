import type { IDataObject } from 'n8n-workflow';
import { titleItem } from '../../shared/media/titleItem';
import { attempt, wasThere } from '../../shared/util/attempt';
import { anotherTitle, ARR_API, isAlreadyThere } from '../../shared/arr/policy';
import { asList, type Setup } from '../../shared/arr/setup';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { MediaIds } from '../../shared/media/identity';
import { refreshIsOver } from './refresh';

interface Season {
	seasonNumber: number;
	monitored?: boolean;
	statistics?: { episodeFileCount?: number; totalEpisodeCount?: number } | null;
}

/** A show as Sonarr lists it; only what is used here. In look-ups of what Sonarr does not have `id` is absent or 0. */
export interface Series {
	id?: number;
	title: string;
	year?: number;
	tvdbId: number;
	/** Absent from older servers; 0 where it is not known. */
	tmdbId?: number;
	imdbId?: string | null;
	monitored?: boolean;
	/** Absent from servers before 4. */
	monitorNewItems?: 'all' | 'none';
	/** ISO 8601; when it came into Sonarr. */
	added?: string;
	seasons?: Season[] | null;
}

/** The show as an item that fits the title field of every node. */
export function seriesItem(series: IDataObject, outcome?: string): IDataObject {
	const { title, year, tvdbId, tmdbId, imdbId } = series;
	const ids = { tmdb: tmdbId || undefined, imdb: imdbId, tvdb: tvdbId || undefined };
	return titleItem({ title, year, type: 'show', outcome, ids }, series);
}

export type SeriesType = 'standard' | 'daily' | 'anime';

interface NewSeries extends Setup {
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
 * The show with one of these IDs, as Sonarr's metadata server knows it; never by its title alone. A TVDB number that is
 * dead or merged finds nothing or another number: the other IDs are tried then, and the number of the answer counts.
 *
 * @returns undefined when it knows none
 */
export async function findSeries(client: ServiceClient, { tvdb, tmdb, imdb }: MediaIds): Promise<Series | undefined> {
	const byTvdb = tvdb === undefined ? undefined : (await lookUp(client, `tvdb:${tvdb}`)).find((series) => series.tvdbId === tvdb);
	if (byTvdb !== undefined) return byTvdb;
	const byTmdb =
		tmdb === undefined ? undefined : sameOrOnly(await lookUp(client, `tmdb:${tmdb}`), ({ tmdbId }) => tmdbId || undefined, tmdb);
	if (byTmdb !== undefined || imdb === undefined) return byTmdb;
	return sameOrOnly(await lookUp(client, `imdb:${imdb}`), ({ imdbId }) => imdbId ?? undefined, imdb);
}

/** Older servers answer without the TMDB number that was asked for: a single answer is it then. */
function sameOrOnly<T>(found: Series[], idOf: (series: Series) => T | undefined, wanted: T): Series | undefined {
	const usable = found.filter(({ tvdbId }) => tvdbId > 0);
	const same = usable.find((series) => idOf(series) === wanted);
	const [only] = usable;
	return same ?? (usable.length === 1 && only !== undefined && idOf(only) === undefined ? only : undefined);
}

/**
 * Adds a show with some of its seasons monitored. Without `monitor` in its options Sonarr monitors the
 * episodes by the flags of the seasons (EpisodeMonitoredService, "Unknown").
 *
 * @returns the new show, or undefined when Sonarr had it already
 * @throws ServiceError when Sonarr refuses, or has added another show, which is taken back
 */
export async function addSeries(client: ServiceClient, series: NewSeries): Promise<Series | undefined> {
	const { tagIds = [], monitored = true, search = true, seasonFolder = true, seriesType = 'standard', ...rest } = series;
	const addOptions = { searchForMissingEpisodes: search && monitored };
	const body = { ...rest, monitored, seasonFolder, seriesType, tags: tagIds, addOptions };
	const added = await attempt(client.post(`${ARR_API}/series`, body));
	if (added instanceof ServiceError) {
		if (isAlreadyThere(added)) return undefined;
		throw added;
	}
	const made = added as Series;
	if (made.tvdbId === series.tvdbId) return made;
	if (made.id) await deleteSeries(client, made.id, false);
	throw anotherTitle(client, `${series.title} (TVDB ${series.tvdbId})`, `${made.title} (TVDB ${made.tvdbId})`);
}

interface Monitoring {
	monitored: boolean;
	/** Seasons that appear later are monitored too. */
	later?: boolean;
	/** Switch a show on that is not monitored as a whole. */
	switchOn?: boolean;
}

/**
 * Sets or clears the monitoring of seasons, on the show as it stands at this moment, after the refresh of one that
 * was just added. Sonarr carries the flag over to the episodes (SeriesService.UpdateSeries).
 *
 * @returns the seasons whose flag was changed
 * @throws ServiceError when Sonarr refuses, or holds something else afterwards
 */
export async function monitorSeasons(client: ServiceClient, id: number, numbers: number[], so: Monitoring): Promise<number[]> {
	const { monitored, later = false, switchOn = true } = so;
	const read = async () => (await client.get(path`/api/v3/series/${id}`)) as Series;
	const before = await read();
	const isSet = (series: Series) => numbers.every((number) => seasonOf(series, number)?.monitored === monitored);
	const isOn = (series: Series) => !monitored || !switchOn || series.monitored === true;
	const isWhole = (series: Series) => !later || series.monitorNewItems === undefined || series.monitorNewItems === 'all';
	if (isSet(before) && isOn(before) && isWhole(before)) return [];
	await refreshIsOver(client, id, before.added);
	const series = await read();
	const changed = (series.seasons ?? []).filter((season) => numbers.includes(season.seasonNumber) && season.monitored !== monitored);
	const wasOn = isOn(series);
	for (const season of changed) season.monitored = monitored;
	const body = {
		...series,
		monitored: wasOn ? series.monitored : true,
		...(later ? { monitorNewItems: 'all' } : {}),
	};
	const call = { method: 'PUT', path: path`/api/v3/series/${id}`, body, retry: 'idempotent' } as const;
	const after = (await client.request(call)).body as Series | undefined;
	if (after?.seasons != null && !isSet(after)) throw notTaken(client);
	return wasOn ? changed.map(({ seasonNumber }) => seasonNumber) : numbers;
}

const notTaken = (client: ServiceClient) =>
	new ServiceError({
		service: client.policy.service,
		message: `${client.policy.service} answered that it changed the seasons, but it did not`,
		description: 'It is tried again in the next run. Look at the seasons of the show there.',
	});

/** Looks for a season's episodes now. */
export async function searchSeason(client: ServiceClient, seriesId: number, seasonNumber: number): Promise<void> {
	await client.post(`${ARR_API}/command`, { name: 'SeasonSearch', seriesId, seasonNumber });
}

/**
 * Sonarr answers 500, not 404, for a show that is gone (SeriesController.DeleteSeries), so that is looked up.
 *
 * @returns false when it was gone already
 */
export async function deleteSeries(client: ServiceClient, id: number, deleteFiles: boolean, exclude = false): Promise<boolean> {
	const query = { deleteFiles, addImportListExclusion: exclude };
	const call = { method: 'DELETE', path: path`/api/v3/series/${id}`, query, retry: 'idempotent' } as const;
	const answer = await attempt(wasThere(client.request(call)));
	if (!(answer instanceof ServiceError)) return answer;
	if (answer.status !== 500 || (await wasThere(client.get(path`/api/v3/series/${id}`)))) throw answer;
	return false;
}

/** TVDB numbers that lists are not to bring in. Sonarr itself does not look at them when a show is posted. */
export async function readExclusions(client: ServiceClient): Promise<Set<number>> {
	const excluded = asList<{ tvdbId: number }>(client, await client.get(`${ARR_API}/importlistexclusion`));
	return new Set(excluded.map(({ tvdbId }) => tvdbId));
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
