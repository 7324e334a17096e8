import { BLOCKLISTED, DELETED, type KnownShow, type Media, type Request, type SeerrState, type User } from './state';

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
const tmdbIsAsked = async (ms: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, ms));

/** `User.getQuota`: what stands or was completed counts, what was declined does not; shows count by the season. */
export const usedBy = (state: SeerrState, user: User, type: 'movie' | 'tv'): number =>
	state.requests
		.filter((request) => request.requestedBy === user && request.type === type && request.status !== 3)
		.reduce((sum, { seasons }) => sum + (type === 'movie' ? 1 : seasons.length), 0);

/**
 * `MediaRequest.request` (server/entity/MediaRequest.ts), with the same checks in the same order.
 *
 * @returns nothing for a show without a TVDB number, of which no request stays
 */
export async function createRequest(state: SeerrState, body: RequestBody, user: User): Promise<Request | undefined> {
	const { mediaType: type, mediaId } = body;
	const what = type === 'movie' ? 'movie' : 'series';
	if (!user.mayRequest) throw new Refusal(403, `You do not have permission to make ${body.is4k === true ? '4K ' : ''}${what} requests.`);
	if (type === 'movie' && user.filmLimit !== undefined && usedBy(state, user, 'movie') >= user.filmLimit)
		throw new Refusal(403, 'Movie Quota exceeded.');
	const title = type === 'movie' ? state.films.get(mediaId) : state.shows.get(mediaId);
	if (title === undefined || state.tmdbIsDown) {
		const code = state.tmdbIsDown ? 503 : 404;
		const what = type === 'movie' ? 'movie' : 'TV show';
		throw new Refusal(500, `[TMDB] Failed to fetch ${what} details: Request failed with status code ${code}`);
	}
	const before = state.find(type, mediaId);
	if (before !== undefined && before.status === BLOCKLISTED[state.form]) throw new Refusal(403, 'This media is blocklisted.');
	// `request.is4k = :is4k` compares with NULL when it was left out, and finds nothing.
	const existing = body.is4k === undefined ? [] : all(state, type, mediaId).filter(({ is4k }) => is4k === body.is4k);
	// Only the first one is looked at (`existing[0]`): behind a declined or completed one, others are not seen.
	if (type === 'movie' && existing.slice(0, 1).some(({ status }) => status !== 3 && status !== 5))
		throw new Refusal(409, 'Request for this media already exists.');
	const seasons = type === 'tv' ? newSeasons(state, body, before) : [];
	await tmdbIsAsked(state.tmdbMs());
	const media = before ?? state.find(type, mediaId) ?? state.put(type, mediaId);
	const field = body.is4k === true ? 'status4k' : 'status';
	if ([1, DELETED[state.form]].includes(media[field])) media[field] = 2;
	const { serverId, profileId, rootFolder, tags } = body;
	// `sendToSonarr` gives up without a TVDB number and removes the request, after its notification went out.
	if (type === 'tv' && (title as KnownShow).tvdb === null) {
		state.notifications++;
		return undefined;
	}
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
	state.notifications++;
	return request;
}

const all = (state: SeerrState, type: string, tmdb: number): Request[] =>
	state.requests.filter(({ media }) => media.mediaType === type && media.tmdbId === tmdb);

/** Declined (3) and completed (5) requests do not count. */
const open = (state: SeerrState, type: string, tmdb: number): Request[] =>
	all(state, type, tmdb).filter(({ status }) => status !== 3 && status !== 5);

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
