import { BATCH_SIZE, bodyEntry, type Outcome, outcomes, type SyncAnswer, syncBody, type TitleRef } from '../../Trakt/client';
import type { ServiceClient } from '../../shared/http/request';
import type { Media, MediaIds } from '../../shared/media/identity';
import { sentencesOf } from '../sync/sentences';

/** A title for Trakt's watchlist or one of its lists. */
export interface TraktItem {
	media: Media;
	/** A season's own IDs, where they are known. */
	ownIds?: MediaIds;
}

export const UNKNOWN_TO_TRAKT = 'Trakt does not know it by its IDs';

/**
 * Adds up to 100 titles with one request. Adding twice changes nothing, so a lost answer is repeated.
 *
 * @param path the watchlist (`/sync/watchlist`), or the items of a list
 * @returns one outcome per item, and the answer they were read from
 * @throws ServiceError
 */
export async function addToTrakt(
	client: ServiceClient,
	path: string,
	items: readonly TraktItem[],
): Promise<{ outcomes: Outcome[]; answer: SyncAnswer }> {
	return await write(client, 'add', path, items);
}

/**
 * Takes any number of titles off, in requests of up to 100 each. One that is gone already is no failure.
 *
 * @returns per item the reason why it is still there, or undefined
 */
export async function removeFromTrakt(
	client: ServiceClient,
	path: string,
	items: readonly TraktItem[],
): Promise<Array<string | undefined>> {
	const reasons: Array<string | undefined> = [];
	for (let at = 0; at < items.length; at += BATCH_SIZE) {
		const batch = items.slice(at, at + BATCH_SIZE);
		try {
			const written = await write(client, 'remove', `${path}/remove`, batch);
			reasons.push(...written.outcomes.map((outcome) => (outcome === 'notFound' ? UNKNOWN_TO_TRAKT : undefined)));
		} catch (error) {
			const reason = whyNotWritten(error);
			reasons.push(...batch.map(() => reason));
		}
	}
	return reasons;
}

/** Trakt refuses to change somebody else's list with 403, which elsewhere means the API app. */
export function whyNotWritten(error: unknown): string {
	const { status } = error as { status?: number };
	return status === 403 ? 'Trakt refuses the change: the list belongs to somebody else, or the API app was removed' : sentencesOf(error);
}

async function write(client: ServiceClient, kind: 'add' | 'remove', path: string, items: readonly TraktItem[]) {
	const entries = items.map((item) => bodyEntry(refOf(item)));
	const { body } = await client.request({ method: 'POST', path, body: syncBody(entries), retry: 'idempotent' });
	const answer: SyncAnswer = body ?? {};
	return { outcomes: outcomes(kind, entries, answer), answer };
}

/** In the order in which Trakt is sure of them; one alone, because two that disagree name nothing. */
const BEST = ['trakt', 'tmdb', 'imdb', 'tvdb', 'slug'] as const;

export function refOf({ media, ownIds }: TraktItem): TitleRef {
	const { type, ids, season, title, year } = media;
	const best = BEST.find((name) => ids[name] !== undefined);
	return { type, season, title, year, ownIds, ids: best === undefined ? {} : { [best]: ids[best] } };
}
