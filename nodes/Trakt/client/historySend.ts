import { ServiceError } from '../../shared/node/errors';
import { mapLimited } from '../../shared/http/paginate';
import { path } from '../../shared/http/url';
import type { TraktApi } from './api';
import { PAGES_AT_ONCE } from './policy';
import { syncBody, type BodyEntry, type SyncAnswer } from './syncBody';
import type { TitleRef } from './titleInput';

export interface Sent {
	ref: TitleRef;
	body: BodyEntry;
	/** When it was watched, as it stands in the body. */
	watchedAt?: string;
}

/** Trakt keeps whole seconds, so a play is looked for this far around its time. */
const AROUND_MS = 60_000;

/**
 * Adds plays, and never the same ones twice: Trakt does not compare plays (POST /sync/history makes a
 * second one of the same), so a request whose answer was lost is not simply sent again. Each title's own
 * history tells whether its play has arrived; only when none has, the request goes out once more.
 *
 * @throws ServiceError when Trakt refuses, or when it stays unknown whether the plays were added
 */
export async function addPlays(api: TraktApi, plays: readonly Sent[]): Promise<SyncAnswer> {
	const body = syncBody(plays.map((play) => play.body));
	const first = await attempt(api, body);
	if (!(first instanceof ServiceError)) return first;
	if (!first.outcomeUnknown || plays.some(({ watchedAt }) => Number.isNaN(Date.parse(watchedAt ?? '')))) throw first;
	const arrived = await mapLimited(plays, PAGES_AT_ONCE, async (play) => await hasArrived(api, play));
	if (arrived.includes(true)) return answerOf(plays, arrived);
	const second = await attempt(api, body);
	if (second instanceof ServiceError) throw second;
	return second;
}

async function attempt(api: TraktApi, body: object): Promise<SyncAnswer | ServiceError> {
	try {
		return (await api.client.post('/sync/history', body)) ?? {};
	} catch (error) {
		return error as ServiceError;
	}
}

interface Play {
	watched_at?: string | null;
	episode?: { season?: number; number?: number } | null;
}

async function hasArrived(api: TraktApi, { ref, watchedAt = '' }: Sent): Promise<boolean> {
	const time = Date.parse(watchedAt);
	const found = await playsAround(api, ref, time);
	if (found instanceof Error) throw found;
	return found.some((play) => Math.abs(Date.parse(play.watched_at ?? '') - time) <= AROUND_MS && isPart(ref, play));
}

/** A title that Trakt does not know has no plays. */
async function playsAround(api: TraktApi, ref: TitleRef, time: number): Promise<Play[] | Error> {
	const at = (offset: number) => new Date(time + offset).toISOString();
	try {
		const [type, id] = await historyOf(api, ref);
		const query = { start_at: at(-AROUND_MS), end_at: at(AROUND_MS), page: 1, limit: 100 };
		return ((await api.client.get(path`/users/me/history/${type}/${id}`, query)) ?? []) as Play[];
	} catch (error) {
		return error instanceof ServiceError && error.status === 404 ? [] : (error as Error);
	}
}

async function historyOf(api: TraktApi, ref: TitleRef): Promise<[string, string]> {
	if (ref.type === 'movie') return ['movies', await api.titles.pathId(ref)];
	const own = ref.ownIds?.trakt;
	if (ref.type === 'episode' && own !== undefined) return ['episodes', String(own)];
	return ['shows', await api.titles.pathId(ref)];
}

function isPart({ season, episode }: TitleRef, play: Play): boolean {
	if (season !== undefined && play.episode?.season !== season) return false;
	return episode === undefined || play.episode?.number === episode;
}

function answerOf(plays: readonly Sent[], arrived: readonly boolean[]): SyncAnswer {
	const missing = plays.filter((_, index) => arrived[index] !== true).map((play) => play.body);
	return { not_found: syncBody(missing) };
}
