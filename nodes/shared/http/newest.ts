import { readWholeList, type Page, type ReadAll, type WholeRead } from './paginate';

/** A list as an earlier read has left it. */
export interface KnownList<T> {
	/** Entries that are known. */
	size: number;
	/** By how many entries the service's count was higher than what it sent. */
	surplus: number;
	has(item: T): boolean;
}

export interface NewestRead<T> extends WholeRead<T> {
	/** True when `items` are only those that were not known; all that was known is there still. */
	newestOnly: boolean;
	/** Entries that the service announces now, where it says. */
	announced?: number;
}

/** With more new entries than this, pages read side by side are quicker than one after the other. */
const MOST_NEW = 500;

/**
 * Reads a list that comes newest first, and stops where everything is known and the announced count agrees:
 * as many entries as were known and as are new. Otherwise something has left it, and it is read whole.
 *
 * @param known nothing for a whole read
 * @throws IncompleteReadError when the list keeps changing
 */
export async function readNewestFirst<T>(read: ReadAll<T>, known?: KnownList<T>): Promise<NewestRead<T>> {
	const taken = new Map<number, Page<T>>();
	let announced: number | undefined;
	const fetchPage = async (number: number): Promise<Page<T>> => {
		// Each page that is here already stands for one request of the whole read.
		const page = taken.get(number) ?? (await read.fetchPage(number));
		taken.delete(number);
		if (number === 1) announced = page.itemCount;
		return page;
	};
	if (known !== undefined) {
		const fresh: T[] = [];
		for (let number = 1; ; number++) {
			const page = await read.fetchPage(number);
			taken.set(number, page);
			const first = taken.get(1) as Page<T>;
			const isUsable = first.itemCount !== undefined && page.itemCount === first.itemCount && page.pageCount === first.pageCount;
			// A list of one page is here whole, and then more can be said about it.
			if (!isUsable || first.pageCount <= 1) break;
			const found = page.items.filter((item) => !known.has(item));
			fresh.push(...found);
			const missing = (first.itemCount ?? 0) - known.size - known.surplus - fresh.length;
			if (missing === 0) return { items: fresh, newestOnly: true, announced: first.itemCount };
			if (missing < 0 || missing > MOST_NEW || found.length === 0 || number >= first.pageCount) break;
		}
	}
	const whole = await readWholeList({ ...read, fetchPage });
	return { ...whole, newestOnly: false, announced };
}
