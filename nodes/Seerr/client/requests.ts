import { attempt, wasThere } from '../../shared/util/attempt';
import { ServiceError } from '../../shared/node/errors';
import type { HttpCall } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { NOT_SIGNED_IN, SEERR_API } from './policy';
import type { MediaInfo, MediaRequest } from './state';

/** Where a request goes, where it is not Seerr's default. */
export interface Destination {
	serverId?: number;
	profileId?: number;
	rootFolder?: string;
	tags?: number[];
}

export interface NewRequest extends Destination {
	mediaType: 'movie' | 'tv';
	/** TMDB number. */
	mediaId: number;
	/** Always sent: without it Seerr's look for duplicates compares with nothing and finds none (SQL `is4k = NULL`). */
	is4k: boolean;
	seasons?: number[];
	/** Ask as this user, with that user's permissions, quota and approval (header X-API-User). */
	userId?: number;
}

/**
 * Makes a request. What Seerr answers when there is nothing to request is no success: status 409 for a film,
 * and for a show 202 with a sentence in place of a request.
 *
 * @returns the request, or undefined when everything in it is requested or available already
 * @throws ServiceError when Seerr refuses, or its answer was lost (`outcomeUnknown`)
 */
export async function makeRequest(client: ServiceClient, { userId, ...body }: NewRequest): Promise<MediaRequest | undefined> {
	const call: HttpCall = { method: 'POST', path: `${SEERR_API}/request`, body };
	if (userId !== undefined) call.headers = { 'X-API-User': String(userId) };
	const answer = await attempt(client.request(call));
	if (answer instanceof ServiceError) {
		if (answer.status === 409) return undefined;
		throw explain(answer, userId);
	}
	const request = answer.body as Partial<MediaRequest> | undefined;
	return answer.status === 201 && typeof request?.id === 'number' ? (request as MediaRequest) : undefined;
}

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
		return new ServiceError({
			service,
			status,
			message: 'Seerr could not get the title from TMDB',
			description: 'TMDB may not know it any longer, or could not be reached. It is tried again in the next run.',
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
	seasons: Array<{ seasonNumber: number; episodeCount?: number }>;
	mediaInfo?: MediaInfo;
}

/** A show with its seasons as TMDB has them, and what Seerr knows of it. */
export async function readShow(client: ServiceClient, tmdb: number): Promise<ShowDetails> {
	return (await client.get(path`/api/v1/tv/${tmdb}`)) as ShowDetails;
}

/** The seasons that Seerr takes for `"all"`: no specials, none without episodes (MediaRequest.request). */
export const requestable = (show: ShowDetails): number[] =>
	(show.seasons ?? [])
		.filter(({ seasonNumber, episodeCount }) => seasonNumber > 0 && episodeCount !== 0)
		.map(({ seasonNumber }) => seasonNumber);
