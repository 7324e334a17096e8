/** What a polling trigger remembers of a list: short names, not rows. */
export interface Stock {
	/** What was there, and what has started the workflow. Missing before the first look. */
	seen?: string[];
	/** As long as not all that was there may have been seen: when that was first so. Milliseconds since 1970. */
	doubtSince?: number;
}

/** One look at a list. */
interface Look<T> {
	/** In the order that they are to be told in. */
	rows: readonly T[];
	/** Is it certain that nothing is missing? An empty answer alone is no proof. */
	isWhole: boolean;
	/** Milliseconds since 1970. */
	now: number;
}

interface StockRules<T> {
	/** What makes a row an event of its own. */
	name(row: T): string;
	/** When it came to be, in milliseconds since 1970; NaN where nothing says so. */
	at(row: T): number;
	/** Names to remember beyond those of the last look; what a whole look does not hold is forgotten when absent. */
	most?: number;
}

/** Services' dates are whole seconds. */
const SECOND = 1_000;

/**
 * Which rows are new since the last look. The first look only takes stock. A look that may not be whole forgets
 * nothing; and what turns up after a first one of that kind was there already, unless its own date says that it is
 * newer. So no odd answer, whenever it comes, makes everything new. Pure.
 */
export function takeStock<T>(stock: Stock, { rows, isWhole, now }: Look<T>, rules: StockRules<T>): { fresh: T[]; next: Stock } {
	const isFirst = stock.seen === undefined;
	const known = new Set(stock.seen);
	const { doubtSince } = stock;
	const fresh: T[] = [];
	const names = new Set(isWhole && rules.most === undefined ? [] : known);
	for (const row of rows) {
		const name = rules.name(row);
		names.add(name);
		if (known.has(name)) continue;
		known.add(name);
		if (!isFirst && (doubtSince === undefined || rules.at(row) >= doubtSince - SECOND)) fresh.push(row);
	}
	const seen = rules.most === undefined ? [...names] : [...names].slice(-rules.most);
	const doubt = isWhole ? undefined : isFirst ? now : doubtSince;
	return { fresh, next: doubt === undefined ? { seen } : { seen, doubtSince: doubt } };
}
