const MOMENT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g;

/**
 * Text that is the same for two runs of the same thing: moments are "now", loopback addresses have no
 * port, and each random id becomes the number of its first appearance.
 */
export function canonical(value: unknown, ids?: RegExp): string {
	const known = new Map<string, string>();
	const number = (id: string): string => {
		const name = known.get(id) ?? `<${known.size + 1}>`;
		known.set(id, name);
		return name;
	};
	const text = (JSON.stringify(value, plain) ?? '').replaceAll(MOMENT, '<now>').replaceAll(/127\.0\.0\.1:\d+/g, '<host>');
	return ids === undefined ? text : text.replaceAll(ids, number);
}

/** Maps and sets as lists; moments in milliseconds or seconds near today as "now". */
function plain(_: string, value: unknown): unknown {
	if (value instanceof Map) return [...value];
	if (value instanceof Set) return [...value];
	if (typeof value !== 'number') return value;
	const near = (other: number, by: number) => Math.abs(value - other) < by;
	const now = Date.now();
	return near(now, 86_400_000) || near(now / 1000, 86_400) ? '<now>' : value;
}

/**
 * Is `found` between the two: each entry of a list one of theirs, none more often than there, none lost
 * that both have, and each other value one of the two? Parts that were done in another order count as done.
 */
export function isBetween(before: unknown, after: unknown, found: unknown): boolean {
	if (Array.isArray(before) && Array.isArray(after) && Array.isArray(found)) {
		const [had, has, have] = [before, after, found].map(tally) as [Tally, Tally, Tally];
		return [...new Set([...had.keys(), ...has.keys(), ...have.keys()])].every((entry) => {
			const [first, last, now] = [had.get(entry) ?? 0, has.get(entry) ?? 0, have.get(entry) ?? 0];
			return now >= Math.min(first, last) && now <= Math.max(first, last);
		});
	}
	if (isRecord(before) && isRecord(after) && isRecord(found)) {
		return Object.keys(after).every((name) => isBetween(before[name], after[name], found[name]));
	}
	const text = JSON.stringify(found);
	return text === JSON.stringify(before) || text === JSON.stringify(after);
}

type Tally = Map<string, number>;

function tally(list: unknown[]): Tally {
	const counts: Tally = new Map();
	for (const entry of list.map((one) => JSON.stringify(one))) counts.set(entry, (counts.get(entry) ?? 0) + 1);
	return counts;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
