import type { IDataObject } from 'n8n-workflow';
import { entryKey, readTraktPages, type TraktEntry } from '../../Trakt/client';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { needsFacts, type Filters } from '../sync/filters';
import type { Title } from '../sync/titles';
import { wholeList } from './listRead';
import { CLOCK_DOUBT_MS, type ListRead, type Source, type SourceRead } from './source';
import { traktStillHas } from './stillThere';
import { takeOff, toTitle } from './traktWatchlist';

/** What Trakt has besides watchlist and lists. */
export type TraktOther = 'favorites' | 'collection' | 'ratings' | 'recommendations' | 'trending' | 'popular' | 'anticipated';

interface OtherOptions {
	/** Of the rankings and recommendations, per type. */
	limit: number;
	/** Of the own ratings, 1 to 10. */
	leastRating: number;
}

/** Own lists by what `/sync/last_activities` calls a change of theirs; all others are rankings without an end. */
const OWN: Partial<Record<TraktOther, string>> = { favorites: 'favorited_at', collection: 'collected_at', ratings: 'rated_at' };

/**
 * The user's favorites, collection or ratings, or the first titles of one of Trakt's rankings. What leaves a
 * ranking has not been taken off a list, so nothing is ever removed because of it.
 */
export function traktOther(client: ServiceClient, which: TraktOther, options: OtherOptions, filters: Filters): Source {
	const change = OWN[which];
	const types = typesOf(which, filters);
	return {
		name: `Trakt ${which}`,
		labels: [which],
		isWindow: change === undefined,

		async changedAt() {
			return { times: change === undefined ? {} : await lastChange(client, which, change, types), unreachable: {} };
		},

		async read(_, known): Promise<SourceRead> {
			const reads = await Promise.all(
				types.map(async (type) => await (change === undefined ? readRanking : readOwn)(client, which, type, options, filters)),
			);
			const starts = reads.map(({ startedAt }) => startedAt).filter((time) => time !== undefined);
			const titles = reads.flatMap(({ entries }) => entries.map((entry) => toTitle(entry, which)));
			const short = reads.map((read) => read.short).find((one) => one !== undefined);
			const list: ListRead = {
				...wholeList(which, titles),
				...(starts.length < reads.length ? {} : { knownUpTo: Math.min(...starts) - CLOCK_DOUBT_MS }),
				...(short === undefined ? {} : { short }),
			};
			list.seen.saidShort = known?.get(which)?.saidShort ?? false;
			return { titles, lists: [list], unreadable: {} };
		},

		stillHas: async (title) => await traktStillHas(client, title),

		async remove(titles: Title[]) {
			if (which === 'favorites') return await takeOff(client, '/sync/favorites', titles);
			return new Map(titles.map((title) => [title, `Trakt’s ${which} are left as they are`]));
		},
	};
}

type Kind = 'movies' | 'shows' | 'seasons';

/** Only ratings have seasons. */
const typesOf = (which: TraktOther, { mediaTypes }: Filters): Kind[] =>
	(['movies', 'shows', 'seasons'] as const).filter((type) => mediaTypes.includes(type) && (type !== 'seasons' || which === 'ratings'));

async function lastChange(client: ServiceClient, which: TraktOther, change: string, types: Kind[]): Promise<Record<string, number>> {
	const activities = ((await client.get('/sync/last_activities')) ?? {}) as Record<string, Record<string, string> | null>;
	// A collected show is told among the episodes.
	const parts = which === 'collection' ? ['movies', 'episodes'] : types;
	const times = parts.map((part) => Date.parse(activities[part]?.[change] ?? '')).filter((time) => !Number.isNaN(time));
	return times.length < parts.length ? {} : { [which]: Math.max(...times) };
}

interface OtherRead {
	entries: TraktEntry[];
	startedAt?: number;
	short?: ListRead['short'];
}

async function readOwn(
	client: ServiceClient,
	which: TraktOther,
	type: Kind,
	{ leastRating }: OtherOptions,
	filters: Filters,
): Promise<OtherRead> {
	const query = needsFacts(filters) ? { extended: 'full' } : {};
	const call = { path: `/sync/${which}/${type}`, query, what: `the ${which}`, key: keyOf };
	const { items, startedAt, short } = await readTraktPages<TraktEntry & { rating?: number }>(client, call);
	const entries = which === 'ratings' ? items.filter(({ rating }) => (rating ?? 0) >= leastRating) : items;
	return { entries: entries.map((entry) => ({ ...entry, type: entry.type ?? type.slice(0, -1) })), startedAt, short };
}

/** Collections and ratings number their titles, not their entries. */
function keyOf(entry: TraktEntry): string {
	const part = entry.season?.number;
	const title = entry.movie ?? entry.show;
	return title?.ids?.trakt == null ? entryKey(entry) : `${entry.movie ? 'movie' : 'show'}:${title.ids.trakt}:${part ?? ''}`;
}

/** Rankings give `{ watchers, movie }`, or the bare title (popular, recommendations). */
async function readRanking(
	client: ServiceClient,
	which: TraktOther,
	type: Kind,
	{ limit }: OtherOptions,
	filters: Filters,
): Promise<OtherRead> {
	const path = which === 'recommendations' ? `/recommendations/${type}` : `/${type}/${which}`;
	const answer = await client.get(path, { limit, ...(needsFacts(filters) ? { extended: 'full' } : {}) });
	if (!Array.isArray(answer)) throw notAList(client, which);
	const kind = type === 'movies' ? 'movie' : 'show';
	return { entries: (answer as IDataObject[]).slice(0, limit).map((entry) => ({ type: kind, [kind]: entry[kind] ?? entry })) };
}

const notAList = (client: ServiceClient, which: TraktOther) =>
	new ServiceError({
		service: client.policy.service,
		message: `Trakt sent something else than its ${which}`,
		description: 'Something between n8n and the service may have answered in its place. Run again.',
	});
