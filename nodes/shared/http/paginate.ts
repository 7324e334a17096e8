import { IncompleteReadError } from '../node/errors';

/** One page as a service sent it. */
export interface Page<T> {
	items: T[];
	/** How many pages there are in all, by the service's own count; 1 when it does not say. */
	pageCount: number;
	/** How many items there are in all, by the service's own count, where it says. */
	itemCount?: number;
	/** The service says itself that its count is not to be trusted: one that does not fit is not asked for again. */
	countIsDoubtful?: boolean;
}

export interface ReadAll<T> {
	service: string;
	/** What is read, for the error: "the watchlist". */
	what: string;
	fetchPage(page: number): Promise<Page<T>>;
	/** Identifies an item, so that one seen twice (the list moved meanwhile) is noticed; undefined for one that nothing identifies. */
	key: (item: T) => string | undefined;
	/** Pages in flight at once after the first. */
	concurrency: number;
	/** How often the whole list is read again when it changed under our hands. */
	rereads?: number;
}

/** A list as far as its service gives it. */
export interface WholeRead<T> {
	/** Each once; those that nothing identifies as often as they came. */
	items: T[];
	/**
	 * Set when the service announces another number than it sends, time and again: hidden or dead entries are
	 * counted, or pages overlap. What is here may be used; that something is not here proves nothing.
	 */
	short?: { announced: number; received: number };
}

/**
 * Reads every page and proves it: the pages must agree about the item count, as many items must have come as
 * were announced, and none twice. A list that changes while it is read is read again. When a second whole
 * read brings the same items and the same count, the count is wrong for good, and the read is `short`.
 *
 * Loops over the announced page count, never until "a page shorter than asked for": services clamp
 * the page size (Trakt: 250) and such a loop then stops early or never.
 *
 * @throws IncompleteReadError when no two reads agree
 */
export async function readWholeList<T>(read: ReadAll<T>): Promise<WholeRead<T>> {
	const rereads = read.rereads ?? 2;
	let before: string | undefined;
	for (let round = 0; ; round++) {
		const once = await readOnce(read);
		const { items, announced, received, steady } = once;
		if (announced === undefined || (steady && received === announced && !once.repeats)) return { items };
		const short = { announced, received };
		if (steady && once.isDoubtful) return { items, short };
		const now = steady || once.isAbsurd ? printOf(read, once) : undefined;
		if (now !== undefined && now === before) return { items, short };
		before = now;
		if (round >= rereads) throw new IncompleteReadError(read.service, read.what, items.length, announced);
	}
}

/**
 * The same for lists that are used only whole.
 *
 * @throws IncompleteReadError when the counts do not agree
 */
export async function readAllPages<T>(read: ReadAll<T>): Promise<T[]> {
	const { items, short } = await readWholeList(read);
	if (short !== undefined) throw new IncompleteReadError(read.service, read.what, items.length, short.announced);
	return items;
}

/** Two reads with the same one are the same read. */
function printOf<T>({ key }: ReadAll<T>, { items, announced, received }: OneRead<T>): string {
	return JSON.stringify([announced, received, items.map((item) => key(item) ?? item)]);
}

/** More pages than this without a count of the items are a mistake, not a list. */
const MOST_PAGES = 10_000;

interface OneRead<T> {
	items: T[];
	announced?: number;
	/** Entries as they came, repeated ones included. */
	received: number;
	/** Did the pages agree about the counts? */
	steady: boolean;
	repeats: boolean;
	isDoubtful: boolean;
	/** More pages than entries are announced. */
	isAbsurd: boolean;
}

async function readOnce<T>(read: ReadAll<T>): Promise<OneRead<T>> {
	const first = await read.fetchPage(1);
	const isDoubtful = first.countIsDoubtful === true;
	if (first.pageCount > Math.max(1, first.itemCount ?? MOST_PAGES)) {
		const announced = first.itemCount ?? first.pageCount;
		return { ...merged(read, [first]), announced, steady: false, isDoubtful, isAbsurd: true };
	}
	const numbers = Array.from({ length: Math.max(0, first.pageCount - 1) }, (_, index) => index + 2);
	const rest = await mapLimited(numbers, read.concurrency, async (page) => await read.fetchPage(page));
	const pages = [first, ...rest];
	return {
		...merged(read, pages),
		announced: first.itemCount,
		steady: pages.every((page) => page.itemCount === first.itemCount && page.pageCount === first.pageCount),
		isDoubtful,
		isAbsurd: false,
	};
}

function merged<T>({ key }: ReadAll<T>, pages: Array<Page<T>>): Pick<OneRead<T>, 'items' | 'received' | 'repeats'> {
	const seen = new Set<string>();
	const items: T[] = [];
	let received = 0;
	for (const page of pages) {
		for (const item of page.items) {
			received++;
			const name = key(item);
			if (name !== undefined && seen.has(name)) continue;
			if (name !== undefined) seen.add(name);
			items.push(item);
		}
	}
	return { items, received, repeats: items.length < received };
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
