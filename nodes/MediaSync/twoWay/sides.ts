import { BATCH_SIZE, entryKey, readTraktPages, toItem, type TraktEntry, withAccountLimits } from '../../Trakt/client';
import { mediaOf, readTmdbWhole, type TmdbClient, type TmdbEntry, type TmdbType } from '../../Tmdb/client';
import type { NewestRead } from '../../shared/http/newest';
import { mapLimited } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import type { Media } from '../../shared/media/identity';
import type { Seen } from '../memory/seen';
import { sentencesOf } from '../sync/sentences';
import { setTmdbWatchlist, tmdbKey } from '../targets/tmdbWatchlist/target';
import { knownList, listRead } from '../sources/listRead';
import { tmdbStillHas, traktStillHas } from '../sources/stillThere';
import { toTitle as tmdbTitle } from '../sources/tmdb';
import { addToTrakt, removeFromTrakt, UNKNOWN_TO_TRAKT } from '../sources/traktItems';
import { toTitle as traktTitle } from '../sources/traktWatchlist';
import type { Verdict } from '../sync/titles';
import type { Listed } from './compare';
import type { KnownSide } from './sideMemory';

/** A title with its key. */
export interface Keyed {
	key: string;
	media: Media;
}

/** What became of a title that was to be added; `listed` when it is there for certain. */
interface AddedTo {
	verdict: Verdict;
	listed?: Listed;
}

/** One watchlist of a two-way sync: all that is on it, however little of it had to be read. */
export interface Watchlist {
	name: string;
	listing: Map<string, Listed>;
	media: Map<string, Media>;
	/** Its lists at their service as they are after this run, by name. */
	lists: Map<string, Seen>;
	/** Its service announces more than it sends: that something is not here proves nothing. */
	isShort: boolean;
	/** What cannot take part, with the reason; only what was read in this run. */
	leftOut: Array<{ media: Media; verdict: Verdict }>;
	add(titles: Keyed[]): Promise<Map<string, AddedTo>>;
	/** @returns why some are still there */
	remove(titles: Keyed[]): Promise<Map<string, string>>;
	/**
	 * Does its service still have the title under this number, and its own? What it deleted or merged has left the list
	 * without anybody having taken it off.
	 *
	 * @throws ServiceError when that cannot be told
	 */
	stillHas(title: Keyed, own?: number): Promise<boolean>;
}

/** Newest first, so that the reading can stop where everything is known. */
const WATCHLIST = '/sync/watchlist';
const NEWEST_FIRST = `${WATCHLIST}/all/added/desc`;

/**
 * @param known what an earlier run has left; all is read when absent
 * @throws IncompleteReadError | ServiceError
 */
export async function traktSide(client: ServiceClient, types: TmdbType[], known?: KnownSide): Promise<Watchlist> {
	const side: Watchlist = {
		...emptySide('Trakt watchlist'),
		add: async (titles) => await addAndLook(client, side, titles),
		remove: async (titles) => {
			const reasons = await removeFromTrakt(client, WATCHLIST, titles);
			const failures = new Map(titles.flatMap(({ key }, index) => (reasons[index] === undefined ? [] : [[key, reasons[index]]])));
			forget(side, titles, failures);
			return failures;
		},
		stillHas: async (title, own) => await traktStillHas(client, title, own),
	};
	const { entries, newestOnly, isShort } = await readTrakt(client, side, known?.lists);
	side.isShort = isShort;
	if (newestOnly) takeKnown(side, known);
	const fresh = new Set<string>();
	for (const { media, listed } of entries) {
		const key = keyOf(media);
		const verdict = whyNot(media, key, types);
		if (verdict !== undefined) side.leftOut.push({ media, verdict });
		else if (key !== undefined && !fresh.has(key)) {
			fresh.add(key);
			side.listing.set(key, listed);
			side.media.set(key, media);
		}
	}
	return side;
}

const emptySide = (name: string) => ({
	...{ name, listing: new Map<string, Listed>(), media: new Map<string, Media>(), lists: new Map<string, Seen>() },
	...{ isShort: false, leftOut: [] },
});

function takeKnown(side: Watchlist, known: KnownSide | undefined): void {
	for (const [key, { listed, media }] of known?.titles ?? []) {
		side.listing.set(key, listed);
		side.media.set(key, media);
	}
}

/** What was taken off is not expected there by the next run. */
function forget(side: Watchlist, titles: Keyed[], failures: ReadonlyMap<string, string>): void {
	const gone = new Set(titles.map(({ key }) => key).filter((key) => !failures.has(key)));
	for (const { entries } of side.lists.values()) for (const [id, key] of entries) if (gone.has(key)) entries.delete(id);
}

const TRAKT_LIST = 'Trakt';

/** Notes in `side` what is on the list now. */
async function readTrakt(client: ServiceClient, side: Watchlist, known?: ReadonlyMap<string, Seen>) {
	const before = known?.get(TRAKT_LIST);
	const read = await readTraktPages<TraktEntry>(client, {
		...{ path: NEWEST_FIRST, what: 'the watchlist', key: entryKey, known: knownList(before, entryKey) },
	});
	const reading = { idOf: entryKey, toTitle: (entry: TraktEntry) => traktTitle(entry, side.name) };
	const { list } = listRead({ label: side.name, name: TRAKT_LIST, before }, read, reading);
	side.lists.set(TRAKT_LIST, list.seen);
	const entries = read.items.map((entry) => {
		const { media, listedAt } = toItem(entry);
		const { trakt } = media.ids;
		const listed: Listed = { ...(listedAt === undefined ? {} : { at: listedAt }), ...(trakt === undefined ? {} : { own: trakt }) };
		return { media, listed };
	});
	return { entries, newestOnly: read.newestOnly, isShort: isShort(read, before) };
}

/** A wrong count is wrong also where only the newest entries were read. */
const isShort = ({ short, newestOnly }: Pick<NewestRead<unknown>, 'short' | 'newestOnly'>, before?: Seen): boolean =>
	short !== undefined || (newestOnly && (before?.surplus ?? 0) > 0);

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
async function addAndLook(client: ServiceClient, side: Watchlist, titles: Keyed[]): Promise<Map<string, AddedTo>> {
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
	if ([...added.values()].some(({ verdict }) => verdict.outcome === 'added')) await look(client, side, added);
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

/** What was added stands at the top of the list. */
async function look(client: ServiceClient, side: Watchlist, added: Map<string, AddedTo>): Promise<void> {
	const { entries } = await readTrakt(client, side, new Map(side.lists));
	const now = new Map(entries.map(({ media, listed }) => [keyOf(media), listed]));
	for (const [key, one] of added) {
		if (one.verdict.outcome !== 'added') continue;
		const listed = now.get(key);
		if (listed !== undefined) one.listed = listed;
		else one.verdict = { outcome: 'failed', reason: 'Trakt took it, and lists it under another TMDB number or not at all' };
	}
}

/**
 * @param known what an earlier run has left; all is read when absent
 * @throws IncompleteReadError | ServiceError
 */
export async function tmdbSide(client: TmdbClient, types: TmdbType[], known?: KnownSide): Promise<Watchlist> {
	const side: Watchlist = {
		...emptySide('TMDB watchlist'),
		async add(wanted) {
			const failures = await setAll(client, wanted, true);
			for (const { key, media } of wanted) if (!failures.has(key)) note(side, key, media);
			return new Map(
				wanted.map(({ key }): [string, AddedTo] => {
					const reason = failures.get(key);
					return [key, reason === undefined ? { verdict: { outcome: 'added' }, listed: {} } : { verdict: { outcome: 'failed', reason } }];
				}),
			);
		},
		async remove(wanted) {
			const failures = await setAll(client, wanted, false);
			forget(side, wanted, failures);
			return failures;
		},
		stillHas: async (title) => await tmdbStillHas(client, title),
	};
	const reads = await Promise.all(types.map(async (type) => await readTmdb(client, side, type, known?.lists)));
	// Where one of its two lists was read whole, what is known of the other still holds.
	for (const [key, title] of known?.titles ?? []) {
		if (reads.some((read) => read.newestOnly && key.startsWith(tmdbKey(read.type, 0).slice(0, -1)))) {
			side.listing.set(key, title.listed);
			side.media.set(key, title.media);
		}
	}
	for (const { type, items } of reads) {
		for (const entry of items) {
			side.listing.set(tmdbKey(type, entry.id), {});
			side.media.set(tmdbKey(type, entry.id), mediaOf(entry, type));
		}
	}
	side.isShort = reads.some((read) => read.isShort);
	return side;
}

async function readTmdb(client: TmdbClient, side: Watchlist, type: TmdbType, known?: ReadonlyMap<string, Seen>) {
	const name = tmdbList(type);
	const before = known?.get(name);
	const idOf = (entry: TmdbEntry) => String(entry.id);
	const read = await readTmdbWhole(client, 'watchlist', type, { newestFirst: true, known: knownList(before, idOf) });
	const reading = { idOf, toTitle: (entry: TmdbEntry) => tmdbTitle(entry, type, side.name) };
	const { list } = listRead({ label: side.name, name, before }, read, reading);
	side.lists.set(name, list.seen);
	return { type, items: read.items, newestOnly: read.newestOnly, isShort: isShort(read, before) };
}

const tmdbList = (type: TmdbType): string => `TMDB ${type}`;

/** TMDB lists a title by its number: what was added is known without another look. */
function note(side: Watchlist, key: string, { type, ids }: Media): void {
	side.lists.get(tmdbList(type === 'movie' ? 'movie' : 'tv'))?.entries.set(String(ids.tmdb), key);
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
