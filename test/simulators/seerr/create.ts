import { BLOCKLISTED, DELETED, type Media, type Request, type SeerrState, type User } from './state';

/** An error as `next({status, message})` makes it; 202 comes this way too. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export interface RequestBody {
	mediaType: 'movie' | 'tv';
	mediaId: number;
	seasons?: number[] | 'all';
	is4k?: boolean;
	serverId?: number;
	profileId?: number;
	rootFolder?: string;
	tags?: number[];
	userId?: number;
}

/** Looking a title up at TMDB takes time, in which another request may come in: only Seerr 3.2 locks. */
const tmdbIsAsked = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 5));

/** `MediaRequest.request` (server/entity/MediaRequest.ts), with the same checks in the same order. */
export async function createRequest(state: SeerrState, body: RequestBody, user: User): Promise<Request> {
	const { mediaType: type, mediaId } = body;
	const what = type === 'movie' ? 'movie' : 'series';
	if (!user.mayRequest) throw new Refusal(403, `You do not have permission to make ${body.is4k === true ? '4K ' : ''}${what} requests.`);
	if (type === 'movie' && user.filmsLeft === 0) throw new Refusal(403, 'Movie Quota exceeded.');
	if (type === 'movie' && user.filmsLeft !== undefined) user.filmsLeft--;
	const title = type === 'movie' ? state.films.get(mediaId) : state.shows.get(mediaId);
	if (title === undefined || state.tmdbIsDown)
		throw new Refusal(500, `[TMDB] Failed to fetch ${type === 'movie' ? 'movie' : 'TV show'} details: Request failed with status code 404`);
	const before = state.find(type, mediaId);
	if (before !== undefined && before.status === BLOCKLISTED[state.form]) throw new Refusal(403, 'This media is blocklisted.');
	// `request.is4k = :is4k` compares with NULL when it was left out, and finds nothing.
	const existing = body.is4k === undefined ? [] : open(state, type, mediaId).filter(({ is4k }) => is4k === body.is4k);
	await tmdbIsAsked();
	if (type === 'movie' && existing.length > 0) throw new Refusal(409, 'Request for this media already exists.');
	const seasons = type === 'tv' ? newSeasons(state, body, before) : [];
	const media = before ?? state.find(type, mediaId) ?? state.put(type, mediaId);
	const field = body.is4k === true ? 'status4k' : 'status';
	if ([1, DELETED[state.form]].includes(media[field])) media[field] = 2;
	const { serverId, profileId, rootFolder, tags } = body;
	const status = user.autoApprove ? 2 : 1;
	const request = state.addRequest(media, {
		is4k: body.is4k ?? false,
		requestedBy: user,
		status,
		seasons,
		serverId,
		profileId,
		rootFolder,
		tags,
	});
	if (status === 2) media[field] = 3;
	return request;
}

/** Declined (3) and completed (5) requests do not count. */
const open = (state: SeerrState, type: string, tmdb: number): Request[] =>
	state.requests.filter(({ media, status }) => media.mediaType === type && media.tmdbId === tmdb && status !== 3 && status !== 5);

function newSeasons(state: SeerrState, { mediaId, seasons, is4k }: RequestBody, media: Media | undefined): number[] {
	const all = state.shows.get(mediaId)?.seasons.map((_, index) => index + 1) ?? [];
	if (seasons === undefined) throw new Refusal(500, "Cannot read properties of undefined (reading 'filter')");
	const asked = (seasons === 'all' ? all : seasons).filter((season) => season > 0 || state.enableSpecialEpisodes);
	const taken = new Set(
		open(state, 'tv', mediaId)
			.filter((request) => request.is4k === is4k)
			.flatMap((request) => request.seasons.map(({ seasonNumber }) => seasonNumber)),
	);
	const field = is4k === true ? 'status4k' : 'status';
	for (const season of media?.seasons ?? []) if (![1, DELETED[state.form]].includes(season[field])) taken.add(season.seasonNumber);
	const left = asked.filter((season) => !taken.has(season));
	if (left.length === 0) throw new Refusal(202, 'No seasons available to request');
	return left;
}
