import { readAllPages } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { getJson } from './csrf';
import { PAGE_SIZE, SEERR_API } from './policy';

/** MediaStatus (server/constants/media.ts). 6 is "deleted" in Overseerr and "blocklisted" in Seerr, where 7 is "deleted". */
export const MEDIA = { unknown: 1, pending: 2, processing: 3, partial: 4, available: 5, blocklisted: 6, deleted: 7 } as const;

/** MediaRequestStatus. Declined and completed requests no longer stand in the way of a new one. */
export const REQUEST = { pending: 1, approved: 2, declined: 3, failed: 4, completed: 5 } as const;

interface WithStatus {
	status?: number;
	status4k?: number;
}

/** A title as `GET /media` lists it; only what is used here. */
export interface MediaInfo extends WithStatus {
	id: number;
	mediaType: 'movie' | 'tv';
	tmdbId: number;
	tvdbId?: number | null;
	/** Of a show: every season, once Seerr has scanned it in Sonarr or in the media server. */
	seasons?: Array<WithStatus & { seasonNumber: number }>;
	requests?: MediaRequest[];
}

/** A request as `GET /request` lists it; only what is used here. */
export interface MediaRequest {
	id: number;
	status: number;
	is4k?: boolean;
	type?: 'movie' | 'tv';
	media?: { tmdbId?: number; mediaType?: 'movie' | 'tv' };
	seasons?: Array<{ seasonNumber: number }>;
	requestedBy?: { id: number };
}

/** What Seerr knows of one title, in one of its two qualities. */
export interface Known {
	/** MediaStatus */
	status: number;
	/** MediaStatus by season number. */
	seasons: Map<number, number>;
	/** The requests that still stand. */
	requests: OpenRequest[];
	/** The newest request of the film (0) or of each season, whatever became of it. */
	newest: Map<number, { id: number; status: number }>;
	/** Seerr knows its TVDB number, without which it passes no show on. */
	hasTvdb: boolean;
}

export interface OpenRequest {
	id: number;
	pending: boolean;
	/** Seerr could not pass it on to Radarr or Sonarr. It stands in the way of a new one, and Seerr never tries again by itself. */
	failed: boolean;
	seasons: Set<number>;
}

/** Everything Seerr knows, by "movie:155" and "tv:1396". */
export type State = Map<string, Known>;

/**
 * Reads all titles and all requests, page by page to the end.
 *
 * @throws IncompleteReadError when they change too fast to be read whole
 */
export async function readState(client: ServiceClient, is4k: boolean): Promise<State> {
	const [media, requests] = await Promise.all([
		readAll<MediaInfo>(client, 'media', 'the titles'),
		readAll<MediaRequest>(client, 'request', 'the requests'),
	]);
	const state: State = new Map(media.map((one) => [`${one.mediaType}:${one.tmdbId}`, knownOf(one, is4k)]));
	for (const request of requests) note(state, request, is4k);
	return state;
}

/** Every entry of one of Seerr's lists. */
export async function readAll<T extends { id: number }>(
	client: ServiceClient,
	list: 'media' | 'request' | 'user',
	what: string,
	query: Record<string, string | number | undefined> = {},
): Promise<T[]> {
	return await readAllPages<T>({
		service: client.policy.service,
		what,
		key: ({ id }) => String(id),
		// Each page is work for a small database.
		concurrency: 2,
		fetchPage: async (page) => {
			const body = (await getJson(client, `${SEERR_API}/${list}`, { ...query, take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE })) as Page<T>;
			return { items: body.results, pageCount: Math.max(1, body.pageInfo.pages), itemCount: body.pageInfo.results };
		},
	});
}

/** The newest requests, down to the one with this ID. */
export async function readNewest(client: ServiceClient, downTo: number): Promise<MediaRequest[]> {
	const found = new Map<number, MediaRequest>();
	for (let skip = 0; ; skip += NEWEST) {
		const { results } = (await client.get(`${SEERR_API}/request`, { take: NEWEST, skip, sort: 'added' })) as Page<MediaRequest>;
		for (const request of results) found.set(request.id, request);
		if (results.length < NEWEST || results.some(({ id }) => id <= downTo)) return [...found.values()];
	}
}

const NEWEST = 100;

interface Page<T> {
	pageInfo: { pages: number; results: number };
	results: T[];
}

const statusOf = (one: WithStatus, is4k: boolean): number => (is4k ? one.status4k : one.status) ?? MEDIA.unknown;

const unknownTitle = (): Known => ({
	...{ status: MEDIA.unknown, seasons: new Map(), requests: [], newest: new Map(), hasTvdb: false },
});

function knownOf(media: MediaInfo, is4k: boolean): Known {
	const seasons = new Map((media.seasons ?? []).map((season) => [season.seasonNumber, statusOf(season, is4k)]));
	return { ...unknownTitle(), status: statusOf(media, is4k), seasons, hasTvdb: Boolean(media.tvdbId) };
}

/** Adds a request to what is known of its title. */
export function note(state: State, request: MediaRequest, is4k: boolean): void {
	const { id, media, status } = request;
	const type = request.type ?? media?.mediaType;
	if (media?.tmdbId === undefined || type === undefined || (request.is4k ?? false) !== is4k) return;
	const key = `${type}:${media.tmdbId}`;
	const known = state.get(key) ?? unknownTitle();
	state.set(key, known);
	const seasons = new Set((request.seasons ?? []).map(({ seasonNumber }) => seasonNumber));
	for (const part of type === 'movie' ? [FILM] : seasons) {
		if (id >= (known.newest.get(part)?.id ?? 0)) known.newest.set(part, { id, status });
	}
	if (stands(request) && !known.requests.some((one) => one.id === id))
		known.requests.push({ id, pending: status === REQUEST.pending, failed: status === REQUEST.failed, seasons });
}

/** Does the request stand in the way of another one? */
export const stands = ({ status }: MediaRequest): boolean => status !== REQUEST.declined && status !== REQUEST.completed;

const FILM = 0;

/** Was the last word on the film or season that an administrator declined it? */
export const isDeclined = (known: Known | undefined, season?: number): boolean =>
	known?.newest.get(season ?? FILM)?.status === REQUEST.declined;

/**
 * The request of a film or season that Seerr could not pass on, where no other one covers it and nothing of it is there.
 * Seerr answers a new request of it like one of what is asked for already (409, or 202 without a request), and never
 * sends the failed one again by itself (seerr issues 1994 and 2118).
 */
export function failedRequest(known: Known | undefined, season?: number): OpenRequest | undefined {
	const its = known?.requests.filter(({ seasons }) => season === undefined || seasons.has(season)) ?? [];
	const status = season === undefined ? known?.status : known?.seasons.get(season);
	const isThere = status === MEDIA.partial || status === MEDIA.available;
	return isThere || its.some(({ failed }) => !failed) ? undefined : its[0];
}

/** MediaStatus of a film or season; a season that is not listed by itself is as its show. */
export const mediaStatus = (known: Known | undefined, season?: number): number =>
	(season === undefined ? undefined : known?.seasons.get(season)) ?? known?.status ?? MEDIA.unknown;

/** What a single title's details say (`mediaInfo` of `GET /tv/{id}` and `GET /movie/{id}`). */
export function knownFrom(media: MediaInfo | undefined, is4k: boolean, type: 'movie' | 'tv' = 'tv'): Known {
	if (media === undefined) return unknownTitle();
	const key = `${type}:${media.tmdbId}`;
	const state: State = new Map([[key, knownOf(media, is4k)]]);
	for (const request of media.requests ?? []) note(state, { ...request, type, media: { tmdbId: media.tmdbId } }, is4k);
	return state.get(key) as Known;
}

/**
 * Is the film asked for, on its way or there in part? One that is only marked as pending, without a request, is not:
 * Seerr takes a new one.
 */
export const isFilmClaimed = (known: Known | undefined): boolean =>
	known !== undefined && (known.requests.length > 0 || known.status === MEDIA.processing || known.status === MEDIA.partial);

/** Would Seerr leave the season out of a new request, other than because it is complete? */
export function isSeasonClaimed(known: Known | undefined, season: number): boolean {
	if (known === undefined) return false;
	return known.requests.some(({ seasons }) => seasons.has(season)) || ON_THE_WAY.includes(known.seasons.get(season) ?? MEDIA.unknown);
}

export const isSeasonAvailable = (known: Known | undefined, season: number): boolean => known?.seasons.get(season) === MEDIA.available;

const ON_THE_WAY: number[] = [MEDIA.pending, MEDIA.processing, MEDIA.partial];
