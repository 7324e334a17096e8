/**
 * The shapes of what Radarr and Sonarr answer, as far as the simulators answer it. Written down from their
 * published API descriptions: Radarr, src/Radarr.Api.V3/openapi.json at 1b9662d (MovieResource, QualityProfileResource,
 * RootFolderResource, TagResource, SystemResource, QueueResourcePagingResource); Sonarr, src/Sonarr.Api.V3/openapi.json at
 * 49df353 (SeriesResource, SeasonResource, SeasonStatisticsResource, CommandResource). Nothing besides is allowed there
 * either (`additionalProperties: false`).
 */
const whole = { type: 'integer' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const text = { type: ['string', 'null'] };
const oneOf = (...values: string[]) => ({ enum: values });
const list = (items: object) => ({ type: ['array', 'null'], items });

const shape = (properties: Record<string, object>, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

export const movie = shape(
	{
		id: whole,
		title: text,
		year: whole,
		path: text,
		qualityProfileId: whole,
		hasFile: { type: ['boolean', 'null'] },
		monitored: flag,
		minimumAvailability: oneOf('tba', 'announced', 'inCinemas', 'released', 'deleted'),
		imdbId: text,
		tmdbId: whole,
		rootFolderPath: text,
		tags: list(whole),
		added: { type: 'string' },
	},
	['title', 'tmdbId', 'monitored'],
);

const seasonStatistics = shape(
	{
		episodeFileCount: whole,
		episodeCount: whole,
		totalEpisodeCount: whole,
		sizeOnDisk: whole,
		releaseGroups: list({ type: 'string' }),
		percentOfEpisodes: number,
	},
	['episodeFileCount', 'totalEpisodeCount'],
);

const season = shape({ seasonNumber: whole, monitored: flag, statistics: seasonStatistics }, ['seasonNumber', 'monitored']);

export const series = shape(
	{
		id: whole,
		title: text,
		seasons: list(season),
		year: whole,
		path: text,
		qualityProfileId: whole,
		seasonFolder: flag,
		monitored: flag,
		monitorNewItems: oneOf('all', 'none'),
		tvdbId: whole,
		tmdbId: whole,
		seriesType: oneOf('standard', 'daily', 'anime'),
		added: { type: 'string' },
		imdbId: text,
		rootFolderPath: text,
		tags: list(whole),
	},
	['title', 'tvdbId', 'seasons', 'monitored'],
);

export const command = shape(
	{
		id: whole,
		name: text,
		commandName: text,
		status: oneOf('queued', 'started', 'completed', 'failed', 'aborted', 'cancelled', 'orphaned'),
		queued: { type: 'string' },
		body: { type: 'object' },
	},
	['id', 'name'],
);

export const qualityProfile = shape({ id: whole, name: text, upgradeAllowed: flag, cutoff: whole, items: list({ type: 'object' }) }, [
	'id',
	'name',
]);

export const rootFolder = shape(
	{ id: whole, path: text, accessible: flag, freeSpace: { type: ['integer', 'null'] }, unmappedFolders: list({ type: 'object' }) },
	['id', 'path'],
);

export const tag = shape({ id: whole, label: text }, ['id', 'label']);

export const systemStatus = shape({ appName: text, instanceName: text, version: text, urlBase: text }, ['appName', 'version']);

export const queuePage = shape(
	{
		page: whole,
		pageSize: whole,
		sortKey: text,
		sortDirection: oneOf('default', 'ascending', 'descending'),
		totalRecords: whole,
		records: list({ type: 'object' }),
	},
	['totalRecords', 'records'],
);

export const movieExclusion = shape({ id: whole, tmdbId: whole, movieTitle: text, movieYear: whole }, ['tmdbId']);

export const showExclusion = shape({ id: whole, tvdbId: whole, title: text }, ['tvdbId']);

export const all = (items: object) => ({ type: 'array', items, minItems: 1 });

export const nothing = shape({});
