import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { asList, asObject, type MoviePilotApi } from './api';
import { KIND, wholeNumber } from './dialect';
import type { Kind } from './subscriptionBook';

/** Code of the failure that MoviePilot has no such title. */
export const UNKNOWN_TITLE = 'notFound';

/**
 * A film or show as MoviePilot sees it: its title is the localised one, which its media servers carry.
 *
 * @throws ServiceError (404) for an unknown number, to which MoviePilot answers an object of nulls
 */
export async function mediaDetails(api: MoviePilotApi, kind: Kind, tmdb: number): Promise<IDataObject> {
	const { naming } = await api.server();
	const query = { type_name: KIND[kind], ...naming.besidePath };
	const media = asObject(await api.get(path`/api/v1/media/${naming.inPath(tmdb)}`, query));
	if (media.title != null) return media;
	throw new ServiceError({
		service: 'MoviePilot',
		status: 404,
		code: UNKNOWN_TITLE,
		message: `MoviePilot does not know a ${kind === 'movie' ? 'film' : 'show'} with the TMDB number ${tmdb}`,
		description: 'Check the number and the Media Type: TMDB numbers films and shows separately.',
	});
}

/**
 * The seasons of a show, specials (season 0) where the server counts them. Version 3 wants
 * `media_source` and `media_id` here and answers an empty list to version 2's `mediaid`.
 */
export async function mediaSeasons(api: MoviePilotApi, tmdb: number): Promise<IDataObject[]> {
	const { naming } = await api.server();
	return asList(await api.get('/api/v1/media/seasons', naming.inQuery(tmdb)));
}

export const simpleSeason = (season: IDataObject): IDataObject => ({
	season: season.season_number,
	title: season.name ?? null,
	episodes: season.episode_count ?? null,
	aired: season.air_date ?? null,
	overview: season.overview || null,
});

/** Season -> number of its episodes, from the details of a show; specials are left out. */
export function episodeCounts(details: IDataObject): Map<number, number> {
	const counts = new Map<number, number>();
	for (const [season, episodes] of Object.entries(asObject(details.seasons))) {
		const number = wholeNumber(season);
		if (number !== undefined && Array.isArray(episodes)) counts.set(number, episodes.length);
	}
	return new Map([...counts].sort(([a], [b]) => a - b));
}
