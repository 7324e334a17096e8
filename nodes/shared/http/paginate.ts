import { IncompleteReadError } from '../node/errors';

/** One page as a service sent it. */
export interface Page<T> {
	items: T[];
	/** How many pages there are in all, by the service's own count; 1 when it does not say. */
	pageCount: number;
	/** How many items there are in all, by the service's own count, where it says. */
	itemCount?: number;
}

export interface ReadAll<T> {
	service: string;
	/** What is read, for the error: "the watchlist". */
	what: string;
	fetchPage(page: number): Promise<Page<T>>;
	/** Identifies an item, so that one seen twice (the list moved meanwhile) counts once. */
	key(item: T): string;
	/** Pages in flight at once after the first. */
	concurrency: number;
	/** How often the whole list is read again when it changed under our hands. */
	rereads?: number;
}

/**
 * Reads every page and proves it: the pages must agree about the item count, and as many different
 * items must have come as were announced. A list that changes while it is read is read again.
 *
 * Loops over the announced page count, never until "a page shorter than asked for": services clamp
 * the page size (Trakt: 250) and such a loop then stops early or never.
 *
 * @throws IncompleteReadError when the counts never agree
 */
export async function readAllPages<T>(read: ReadAll<T>): Promise<T[]> {
	const rereads = read.rereads ?? 2;
	for (let round = 0; ; round++) {
		const { items, announced, steady } = await readOnce(read);
		const complete = announced === undefined || (steady && items.length === announced);
		if (complete) return items;
		if (round >= rereads) throw new IncompleteReadError(read.service, read.what, items.length, announced ?? 0);
	}
}

/** More pages than this without a count of the items are a mistake, not a list. */
const MOST_PAGES = 10_000;

async function readOnce<T>(read: ReadAll<T>) {
	const first = await read.fetchPage(1);
	if (first.pageCount > Math.max(1, first.itemCount ?? MOST_PAGES)) {
		return { items: first.items, announced: first.itemCount ?? first.pageCount, steady: false };
	}
	const numbers = Array.from({ length: Math.max(0, first.pageCount - 1) }, (_, index) => index + 2);
	const rest = await mapLimited(numbers, read.concurrency, async (page) => await read.fetchPage(page));
	const pages = [first, ...rest];
	const unique = new Map<string, T>();
	for (const page of pages) for (const item of page.items) unique.set(read.key(item), item);
	return {
		items: [...unique.values()],
		announced: first.itemCount,
		steady: pages.every((page) => page.itemCount === first.itemCount && page.pageCount === first.pageCount),
	};
}

/**
 * `Array.map` with at most `limit` calls under way; results keep their order. The first failure stops
 * further calls from starting and is thrown once those under way have ended.
 */
export async function mapLimited<In, Out>(
	inputs: readonly In[],
	limit: number,
	work: (input: In, index: number) => Promise<Out>,
): Promise<Out[]> {
	const results = new Array<Out>(inputs.length);
	const failures: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < inputs.length && failures.length === 0) {
			const index = next++;
			try {
				results[index] = await work(inputs[index] as In, index);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
