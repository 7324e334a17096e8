import { ApiError } from './apiError';
import { ItemList, type Entry, type Sort } from './itemList';
import type { MediaType } from './media';
import type { Call } from './routes';

/**
 * Cuts one page out of `all`, the way Trakt does, and sets the page headers.
 *
 * @param overlap entries that a page repeats of the one before
 */
export function paginate<T>(call: Call, all: readonly T[], overlap = 0): readonly T[] {
	const { paging, lies, deadEntries } = call.state.switches;
	const announced = all.length + deadEntries;
	const page = positive(call.query.page) ?? 1;
	// A limit above the maximum is clamped, not refused; so is the word "all".
	const asked = call.query.limit === 'all' ? paging.max : positive(call.query.limit);
	const limit = Math.min(asked ?? paging.size, paging.max);
	if (lies.noHeaders !== true) {
		call.reply.headers({
			'x-pagination-page': String(page),
			'x-pagination-limit': String(limit),
			'x-pagination-page-count': String(lies.pageCount ?? Math.ceil(announced / limit)),
			'x-pagination-item-count': String(lies.itemCount ?? announced),
		});
	}
	// The part of the service that counts wrong says its name (trakt-api 823).
	if (deadEntries > 0) call.reply.header('x-trakt-server', 'rails');
	const start = Math.max(0, (page - 1) * limit - (page - 1) * overlap);
	return all.slice(start, start + limit);
}

/** One page of a watchlist's or list's entries as JSON text, with the page and sort headers. */
export function entriesPage(call: Call, list: ItemList): string {
	const types = typesOf(call.params.type ?? call.query.type);
	const applied = sortOf(call, list.sort);
	const isOrdered = call.params.sort_by !== undefined || call.query.sort_by !== undefined;
	const all = withOddOnes(call, list.read(types, applied));
	const entries: readonly Entry[] = paginate(call, all, isOrdered ? 0 : call.state.switches.overlap);
	call.reply.headers({
		'x-sort-by': list.sort.by,
		'x-sort-how': list.sort.how,
		'x-applied-sort-by': applied.by,
		'x-applied-sort-how': applied.how,
	});
	if (!entries.includes(NOTHING)) return ItemList.text(entries, call.extended);
	const parts = entries.map((entry) => (entry === NOTHING ? NULL_ENTRY : ItemList.text([entry], call.extended).slice(1, -1)));
	return `[${parts.join(',')}]`;
}

/** Stands for an entry whose film is gone. */
const NOTHING = { id: 0 } as Entry;

const NULL_ENTRY = '{"rank":0,"id":null,"listed_at":"2026-01-02T03:04:05.000Z","notes":null,"type":"movie","movie":null}';

/** What real lists hold besides good entries: the same one again, and some whose film is null. */
function withOddOnes(call: Call, all: readonly Entry[]): readonly Entry[] {
	const { nullEntries, identicalEntries } = call.state.switches;
	if (nullEntries === 0 && identicalEntries === 0) return all;
	const again = all[0] === undefined ? [] : Array.from({ length: identicalEntries }, () => all[0] as Entry);
	return [...all, ...again, ...Array.from({ length: nullEntries }, () => NOTHING)];
}

const TYPES: Record<string, MediaType[]> = {
	movie: ['movie'],
	movies: ['movie'],
	show: ['show'],
	shows: ['show'],
	season: ['season'],
	seasons: ['season'],
	episode: ['episode'],
	episodes: ['episode'],
	person: ['person'],
	people: ['person'],
	media: ['movie', 'show'],
	all: ['movie', 'show', 'season', 'episode', 'person'],
};

/** Reads a type segment, which may name several types (`movie,show`); undefined means all. */
export function typesOf(segment: unknown): Set<MediaType> | undefined {
	if (segment === undefined || segment === 'all') return undefined;
	const types = new Set<MediaType>();
	for (const word of String(segment).split(',')) {
		const meant = TYPES[word];
		if (meant === undefined) throw new ApiError(404);
		for (const type of meant) types.add(type);
	}
	return types;
}

function sortOf(call: Call, preferred: Sort): Sort {
	const by = call.params.sort_by ?? call.query.sort_by;
	if (by === undefined) return preferred;
	const how = call.params.sort_how ?? call.query.sort_how;
	return { by: String(by), how: how === 'desc' ? 'desc' : 'asc' };
}

function positive(value: unknown): number | undefined {
	const number = Number(value);
	return Number.isInteger(number) && number > 0 ? number : undefined;
}
