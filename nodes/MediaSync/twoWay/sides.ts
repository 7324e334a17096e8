import { BATCH_SIZE, entryKey, readTraktPages, toItem, type TraktEntry, withAccountLimits } from '../../Trakt/client';
import { mediaOf, readTmdbWhole, type TmdbClient, type TmdbType } from '../../Tmdb/client';
import { mapLimited } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import type { Media } from '../../shared/media/identity';
import { sentencesOf } from '../sync/sentences';
import { setTmdbWatchlist, tmdbKey } from '../targets/tmdbWatchlist/target';
import { addToTrakt, removeFromTrakt, UNKNOWN_TO_TRAKT } from '../sources/traktItems';
import type { Verdict } from '../sync/titles';
import type { Listed } from './compare';

/** A title with its key. */
export interface Keyed {
	key: string;
	media: Media;
}

/** What became of a title that was to be added; `listed` when it is there for certain. */
export interface AddedTo {
	verdict: Verdict;
	listed?: Listed;
}

/** One watchlist of a two-way sync, read whole. */
export interface Watchlist {
	name: string;
	listing: Map<string, Listed>;
	media: Map<string, Media>;
	/** Its service announces more than it sends: that something is not here proves nothing. */
	isShort: boolean;
	/** What cannot take part, with the reason. */
	leftOut: Array<{ media: Media; verdict: Verdict }>;
	add(titles: Keyed[]): Promise<Map<string, AddedTo>>;
	/** @returns why some are still there */
	remove(titles: Keyed[]): Promise<Map<string, string>>;
}

const WATCHLIST = '/sync/watchlist';

/** @throws IncompleteReadError | ServiceError */
export async function traktSide(client: ServiceClient, types: TmdbType[]): Promise<Watchlist> {
	const side: Watchlist = {
		name: 'Trakt watchlist',
		listing: new Map(),
		media: new Map(),
		isShort: false,
		leftOut: [],
		add: async (titles) => await addAndLook(client, titles),
		remove: async (titles) => {
			const reasons = await removeFromTrakt(client, WATCHLIST, titles);
			return new Map(titles.flatMap(({ key }, index) => (reasons[index] === undefined ? [] : [[key, reasons[index]]])));
		},
	};
	const { entries, isShort } = await readTrakt(client);
	side.isShort = isShort;
	for (const { media, listed } of entries) {
		const key = keyOf(media);
		const verdict = whyNot(media, key, types);
		if (verdict !== undefined) side.leftOut.push({ media, verdict });
		else if (key !== undefined && !side.listing.has(key)) {
			side.listing.set(key, listed);
			side.media.set(key, media);
		}
	}
	return side;
}

async function readTrakt(client: ServiceClient): Promise<{ entries: Array<{ media: Media; listed: Listed }>; isShort: boolean }> {
	const call = { path: WATCHLIST, what: 'the watchlist', key: entryKey };
	const { items, short } = await readTraktPages<TraktEntry>(client, call);
	const entries = items.map((entry) => {
		const { media, listedAt } = toItem(entry);
		const { trakt } = media.ids;
		return { media, listed: { ...(listedAt === undefined ? {} : { at: listedAt }), ...(trakt === undefined ? {} : { own: trakt }) } };
	});
	return { entries, isShort: short !== undefined };
}

function keyOf({ type, ids }: Media): string | undefined {
	if (ids.tmdb === undefined || (type !== 'movie' && type !== 'show')) return undefined;
	return tmdbKey(type === 'movie' ? 'movie' : 'tv', ids.tmdb);
}

function whyNot({ type }: Media, key: string | undefined, types: TmdbType[]): Verdict | undefined {
	if (type !== 'movie' && type !== 'show') return { outcome: 'skipped', reason: 'The TMDB watchlist takes films and whole shows only' };
	if (!types.includes(type === 'movie' ? 'movie' : 'tv')) return { outcome: 'skipped', reason: 'Media Types leaves it out' };
	return key === undefined ? { outcome: 'notFound', reason: 'Trakt has no TMDB number for it' } : undefined;
}

/** What Trakt lists under the number it was given is there for certain; anything else must not look as if it had left again. */
async function addAndLook(client: ServiceClient, titles: Keyed[]): Promise<Map<string, AddedTo>> {
	const added = new Map<string, AddedTo>();
	for (let at = 0; at < titles.length; at += BATCH_SIZE) {
		const batch = titles.slice(at, at + BATCH_SIZE);
		for (const [key, verdict] of await addBatch(client, batch)) added.set(key, { verdict });
		const last = added.get(batch[0]?.key ?? '')?.verdict;
		if (last?.outcome === 'failed') {
			// The account is full, or Trakt does not answer: the rest would fare no better.
			for (const { key } of titles.slice(at + BATCH_SIZE)) added.set(key, { verdict: { ...last } });
			break;
		}
	}
	if ([...added.values()].some(({ verdict }) => verdict.outcome === 'added')) await look(client, added);
	return added;
}

async function addBatch(client: ServiceClient, batch: Keyed[]): Promise<Map<string, Verdict>> {
	try {
		const { outcomes } = await addToTrakt(client, WATCHLIST, batch);
		return new Map(
			batch.map(({ key }, index): [string, Verdict] =>
				outcomes[index] === 'notFound' ? [key, { outcome: 'notFound', reason: UNKNOWN_TO_TRAKT }] : [key, { outcome: 'added' }],
			),
		);
	} catch (error) {
		const reason = sentencesOf(await withAccountLimits(client, error as Error));
		return new Map(batch.map(({ key }) => [key, { outcome: 'failed', reason }]));
	}
}

async function look(client: ServiceClient, added: Map<string, AddedTo>): Promise<void> {
	const now = new Map((await readTrakt(client)).entries.map(({ media, listed }) => [keyOf(media), listed]));
	for (const [key, one] of added) {
		if (one.verdict.outcome !== 'added') continue;
		const listed = now.get(key);
		if (listed !== undefined) one.listed = listed;
		else one.verdict = { outcome: 'failed', reason: 'Trakt took it, and lists it under another TMDB number or not at all' };
	}
}

/** @throws IncompleteReadError | ServiceError */
export async function tmdbSide(client: TmdbClient, types: TmdbType[]): Promise<Watchlist> {
	const lists = await Promise.all(types.map(async (type) => ({ type, read: await readTmdbWhole(client, 'watchlist', type) })));
	const titles = lists.flatMap(({ type, read }) =>
		read.items.map((entry) => ({ key: tmdbKey(type, entry.id), media: mediaOf(entry, type) })),
	);
	return {
		name: 'TMDB watchlist',
		listing: new Map(titles.map(({ key }) => [key, {}])),
		media: new Map(titles.map(({ key, media }) => [key, media])),
		isShort: lists.some(({ read }) => read.short !== undefined),
		leftOut: [],
		async add(wanted) {
			const failures = await setAll(client, wanted, true);
			return new Map(
				wanted.map(({ key }): [string, AddedTo] => {
					const reason = failures.get(key);
					return [key, reason === undefined ? { verdict: { outcome: 'added' }, listed: {} } : { verdict: { outcome: 'failed', reason } }];
				}),
			);
		},
		remove: async (wanted) => await setAll(client, wanted, false),
	};
}

async function setAll(client: TmdbClient, titles: Keyed[], on: boolean): Promise<Map<string, string>> {
	const failures = new Map<string, string>();
	await mapLimited(titles, client.policy.concurrency, async ({ key }) => {
		try {
			await setTmdbWatchlist(client, key, on);
		} catch (error) {
			failures.set(key, sentencesOf(error));
		}
	});
	return failures;
}
