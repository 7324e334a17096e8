import { nameOf, type ListedOperation, type Sample } from '../faults/adapter';
import type { Driver } from '../faults/driver';
import { attempt, ITEMS, MODES, POSITIONS } from './attempt';
import { sharesEvenly, type Known } from './known';
import { wrongAt } from './samples';

/** Who makes the item bad: what stands in its fields, or the service that refuses its write once. */
export type Cause = 'its fields' | 'one refusal';

export interface RetryCase {
	operation: ListedOperation;
	cause: Cause;
	mode: keyof typeof MODES;
	position: (typeof POSITIONS)[number];
}

export interface RetryOutcome extends RetryCase {
	writes: number;
	/** Writes of the good items alone, as far as the mode lets the node go. */
	expected: number;
	problem?: string;
}

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** A refusal strikes one item where each has its own write, and all of them where they share one. */
const canRefuse = ({ adapter }: Driver, known: Known): boolean =>
	adapter.independentParts?.includes(nameOf(known.operation)) !== true && (known.inOne || sharesEvenly(known));

export function casesOf(driver: Driver, known: Known): RetryCase[] {
	const { operation, bad } = known;
	const causes: Cause[] = [
		...(bad === undefined ? [] : ['its fields' as const]),
		...(canRefuse(driver, known) ? ['one refusal' as const] : []),
	];
	const modes = Object.keys(MODES) as Array<keyof typeof MODES>;
	return causes.flatMap((cause) => {
		const positions = cause === 'its fields' || sharesEvenly(known) ? POSITIONS : POSITIONS.slice(0, 1);
		return modes.flatMap((mode) => positions.map((position) => ({ operation, cause, mode, position })));
	});
}

/** Runs the case with Retry on Fail, and says where it writes more or less than a run of the good items alone. */
export async function tryCase(driver: Driver, known: Known, one: RetryCase): Promise<RetryOutcome> {
	return one.cause === 'its fields' ? await byFields(driver, known, one) : await byRefusal(driver, known, one);
}

async function byFields(driver: Driver, known: Known, one: RetryCase): Promise<RetryOutcome> {
	const { operation, bad } = known;
	const index = POSITIONS.indexOf(one.position);
	const change = (sample: Sample) => (bad === undefined ? sample : wrongAt(sample, bad, index));
	const onError = MODES[one.mode];
	const once = await attempt(driver, operation, { change, settings: { onError } });
	const retried = await attempt(driver, operation, { change, settings: { onError, ...RETRY } });
	const expected = one.mode === 'Stop' ? once.writes : (known.good[index] ?? []);
	const outcome = { ...one, writes: retried.writes.length, expected: expected.length };
	if (once.told === '') return { ...outcome, problem: 'the bad item did not fail' };
	if (!sameWrites(expected, retried.writes)) return { ...outcome, problem: difference(expected, retried.writes) };
	if (once.items !== retried.items) return { ...outcome, problem: `gives other items: ${firstOther(once.items, retried.items)}` };
	return one.mode === 'Stop' ? { ...outcome, problem: stopProblem(known, index, retried.writes) } : outcome;
}

/**
 * A node that stops has written what stands before the bad item, and of those behind it what was under way.
 * One that writes all items in one request may stop before that.
 */
function stopProblem({ inOne, good, before }: Known, index: number, writes: string[]): string | undefined {
	const more = without(writes, good[index] ?? []);
	if (more.length > 0) return `writes more than the good items alone: ${more.join(', ')}`;
	const missing = inOne && writes.length === 0 ? [] : without(before[index] ?? [], writes);
	return missing.length > 0 ? `does not write what stands before the bad item: ${missing.join(', ')}` : undefined;
}

/** The refused item is done by the next try where n8n makes one; the others are done once in any case. */
async function byRefusal(driver: Driver, known: Known, one: RetryCase): Promise<RetryOutcome> {
	const index = POSITIONS.indexOf(one.position);
	const refused = known.numbers[index * Math.floor(known.writes.length / ITEMS)];
	const retried = await attempt(driver, known.operation, { settings: { onError: MODES[one.mode], ...RETRY }, refused });
	// n8n looks at the first item only before it retries a node that continues.
	const isRetried = one.mode === 'Stop' || one.position === 'first';
	const expected = isRetried ? known.writes : (known.good[index] ?? []);
	const outcome = { ...one, writes: retried.writes.length, expected: expected.length };
	return sameWrites(expected, retried.writes) ? outcome : { ...outcome, problem: difference(expected, retried.writes) };
}

/** Where two texts begin to differ. */
function firstOther(one: string, other: string): string {
	const at = Math.max(0, [...one].findIndex((letter, index) => letter !== other[index]) - 40);
	return `${one.slice(at, at + 300)} and ${other.slice(at, at + 300)}`;
}

const sameWrites = (some: string[], others: string[]): boolean => some.length === others.length && without(some, others).length === 0;

const difference = (expected: string[], found: string[]): string =>
	`writes ${found.length} in place of ${expected.length}; too much: ${without(found, expected).join(', ')}; missing: ${without(expected, found).join(', ')}`;

/** Entries that the others do not have, or have less often. */
function without(some: string[], others: string[]): string[] {
	const left = [...others];
	return some.filter((entry) => {
		const at = left.indexOf(entry);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
