import { attempt, wasThere } from '../../shared/util/attempt';
import { ServiceError } from '../../shared/node/errors';
import type { HttpCall } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { getJson } from './csrf';
import { NOT_SIGNED_IN, SEERR_API } from './policy';
import type { MediaInfo, MediaRequest } from './state';

/** Where a request goes, where it is not Seerr's default. */
export interface Destination {
	serverId?: number;
	profileId?: number;
	rootFolder?: string;
	tags?: number[];
}

interface NewRequest extends Destination {
	mediaType: 'movie' | 'tv';
	/** TMDB number. */
	mediaId: number;
	/** Always sent: without it Seerr's look for duplicates compares with nothing and finds none (SQL `is4k = NULL`). */
	is4k: boolean;
	seasons?: number[];
	/** Ask as this user, with that user's permissions, quota and approval (header X-API-User). */
	userId?: number;
}

/** What Seerr made of a request. */
export type Made =
	| { request: MediaRequest }
	/** Everything in it is requested or available already, or Seerr has no such season. */
	| { nothingNew: true }
	/** Seerr has taken it and thrown it away: it knows no TVDB number of the show, and passes none on without. */
	| { thrownAway: true };

/**
 * Makes a request. What Seerr answers when there is nothing to request is no success: status 409 for a film,
 * and for a show 202 with a sentence in place of a request. A show without a TVDB number is answered with 201 and a
 * request without an ID, of which nothing stays but the notification.
 *
 * @throws ServiceError when Seerr refuses, has requested another title (which is taken back), or its answer was lost
 *   (`outcomeUnknown`)
 */
export async function makeRequest(client: ServiceClient, { userId, ...body }: NewRequest): Promise<Made> {
	const call: HttpCall = { method: 'POST', path: `${SEERR_API}/request`, body };
	if (userId !== undefined) call.headers = { 'X-API-User': String(userId) };
	const answer = await attempt(client.request(call));
	if (answer instanceof ServiceError) {
		if (answer.status === 409) return { nothingNew: true };
		throw explain(answer, userId);
	}
	if (answer.status !== 201) return { nothingNew: true };
	const request = answer.body as Partial<MediaRequest> | undefined;
	if (typeof request?.id !== 'number') return { thrownAway: true };
	const made = request as MediaRequest;
	const { tmdbId, mediaType = made.type } = made.media ?? {};
	if ((tmdbId ?? body.mediaId) === body.mediaId && (mediaType ?? body.mediaType) === body.mediaType) return { request: made };
	await deleteRequest(client, made.id);
	throw new ServiceError({
		service: client.policy.service,
		message: `Seerr requested ${mediaType} ${tmdbId} in place of ${body.mediaType} ${body.mediaId}`,
		description: 'It was taken back. Look at the numbers of the title, or request it in Seerr by hand.',
	});
}

/** TMDB answered that it has no such title. */
export const GONE_FROM_TMDB = 'gone from TMDB';

function explain(error: ServiceError, userId: number | undefined): ServiceError {
	const { service, status, code } = error;
	if (userId !== undefined && code === NOT_SIGNED_IN) {
		return new ServiceError({
			service,
			status,
			message: `Seerr has no user ${userId}`,
			description: 'Choose "Request As" again in the node.',
		});
	}
	// It asks TMDB before it writes anything (MediaRequest.request).
	if (status === 500 && /TMDB/.test(code ?? '')) {
		if (/status code 404/.test(code ?? '')) {
			return new ServiceError({
				...{ service, status, code: GONE_FROM_TMDB },
				message: 'TMDB does not know the title any longer',
				description: 'Seerr takes titles by their TMDB number: it was deleted or merged there.',
			});
		}
		return new ServiceError({
			service,
			status,
			message: 'Seerr could not get the title from TMDB',
			description: 'TMDB could not be reached. It is tried again in the next run.',
		});
	}
	return error;
}

/** @returns false when it was gone already */
export async function deleteRequest(client: ServiceClient, id: number): Promise<boolean> {
	return await wasThere(client.request({ method: 'DELETE', path: path`/api/v1/request/${id}`, retry: 'idempotent' }));
}

/** Leaves only these seasons in a request that waits for approval; Seerr changes no other. */
export async function keepSeasons(client: ServiceClient, id: number, seasons: number[]): Promise<void> {
	const request = (await client.get(path`/api/v1/request/${id}`)) as Destination & {
		requestedBy?: { id?: number };
		languageProfileId?: number;
	};
	const { serverId, profileId, rootFolder, tags, languageProfileId } = request;
	// A field that is left out is emptied (`request.profileId = req.body.profileId`), and null is not accepted.
	const kept = Object.entries({ serverId, profileId, rootFolder, tags, languageProfileId, userId: request.requestedBy?.id });
	const body = { mediaType: 'tv', seasons, ...Object.fromEntries(kept.filter(([, value]) => value !== null && value !== undefined)) };
	await client.request({ method: 'PUT', path: path`/api/v1/request/${id}`, body, retry: 'idempotent' });
}

export interface ShowDetails {
	/** Absent from answers that were cut; `tvdbId` is null or 0 where TMDB has none. */
	externalIds?: { tvdbId?: number | null };
	seasons: Array<{ seasonNumber: number; episodeCount?: number }>;
	mediaInfo?: MediaInfo;
}

/** A show with its seasons as TMDB has them, and what Seerr knows of it. */
export async function readShow(client: ServiceClient, tmdb: number): Promise<ShowDetails> {
	return (await getJson(client, path`/api/v1/tv/${tmdb}`)) as ShowDetails;
}

/** Does TMDB have a TVDB number of the show? Without one Seerr throws its requests away. */
export const lacksTvdb = ({ externalIds, mediaInfo }: ShowDetails): boolean =>
	externalIds !== undefined && !externalIds.tvdbId && !mediaInfo?.tvdbId;

/** What Seerr knows of a film. */
export async function readFilm(client: ServiceClient, tmdb: number): Promise<{ mediaInfo?: MediaInfo }> {
	return (await getJson(client, path`/api/v1/movie/${tmdb}`)) as { mediaInfo?: MediaInfo };
}

/** Can season 0 be asked for? Only newer servers can, and only when it is switched on; an older one does not tell. */
export async function takesSpecials(client: ServiceClient): Promise<boolean> {
	const settings = await attempt(client.get(`${SEERR_API}/settings/public`));
	return !(settings instanceof ServiceError) && (settings as { enableSpecialEpisodes?: unknown } | null)?.enableSpecialEpisodes === true;
}

/** The seasons that Seerr takes for `"all"`: no specials, none without episodes (MediaRequest.request). */
export const requestable = (show: ShowDetails): number[] =>
	(show.seasons ?? [])
		.filter(({ seasonNumber, episodeCount }) => seasonNumber > 0 && episodeCount !== 0)
		.map(({ seasonNumber }) => seasonNumber);
