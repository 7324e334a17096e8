import type { Operation } from '../../nodes/shared/node/operation';
import { nameOf, type FaultWorld, type ListedOperation, type Sample } from '../faults/adapter';
import { canonical } from '../faults/canonical';
import { itemsOf, RANDOM_IDS, toldBy, type Driver } from '../faults/driver';
import { batchSample, wrongAt } from './samples';

/** How n8n goes on after a failure. */
export const MODES = { Continue: 'continueRegularOutput', 'Error Output': 'continueErrorOutput', Stop: 'stopWorkflow' } as const;
export const POSITIONS = ['first', 'middle', 'last'] as const;

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
	/** Writes that the good items need. */
	expected: number;
	problem?: string;
}

const ITEMS = POSITIONS.length;
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** What is known of an operation before any item is bad. */
export interface Known {
	operation: ListedOperation;
	/** Writes of a run of three good items, as "METHOD /path body". */
	writes: string[];
	/** A parameter and what makes an item bad in it; the operation's own name where no field is checked. */
	bad: { name: string; value: unknown };
}

/** @returns undefined when the operation writes nothing, a sentence when it cannot be tried */
export async function know(driver: Driver, operation: ListedOperation): Promise<Known | string | undefined> {
	const { writes, told, tried } = await attempt(driver, operation, (sample) => sample, {});
	if (!tried || (writes.length === 0 && told === '')) return undefined;
	if (told !== '' && writes.length === 0) return told;
	return { operation, writes, bad: await badField(driver, operation) };
}

/** The first field that makes an item fail before it writes. */
async function badField(driver: Driver, operation: ListedOperation): Promise<Known['bad']> {
	const world = await driver.adapter.start();
	const sample = await batchSample(driver.adapter, operation, world, 1);
	await world.close();
	for (const name of Object.keys(sample?.parameters ?? {})) {
		for (const value of ['', { no: 'value' }]) {
			const { told, writes } = await attempt(driver, operation, (whole) => wrongAt(whole, name, 0, value), {}, 1);
			if (told !== '' && writes.length === 0) return { name, value };
		}
	}
	return { name: 'operation', value: 'noSuchOperation' };
}

interface Attempt {
	tried: boolean;
	/** Accepted ones. */
	writes: string[];
	told: string;
	items: string;
}

async function attempt(
	driver: Driver,
	operation: ListedOperation,
	change: (sample: Sample) => Sample,
	settings: object,
	count: number = ITEMS,
	refused = -1,
): Promise<Attempt> {
	const world = await driver.adapter.start();
	try {
		const sample = await batchSample(driver.adapter, operation, world, count);
		if (sample === undefined) return { tried: false, writes: [], told: '', items: '' };
		const { resource, operation: name } = operation;
		const watch = watched(driver, operation, world, refused);
		const parameters = { resource, operation: name, ...sample.parameters };
		// What n8n itself refuses to start counts as failed.
		const run = await driver.run(operation, change({ ...sample, parameters }), world, settings).catch((error: Error) => error.message);
		const writes = watch();
		if (typeof run === 'string') return { tried: true, writes, told: run, items: '' };
		const told = toldBy(run).map(({ message, description }) => `${message} | ${description}`);
		return { tried: true, writes, told: told.join('; '), items: plain(canonical(itemsOf(run), RANDOM_IDS)) };
	} finally {
		await world.close();
	}
}

/** How long it took and how often it asked differs from run to run. */
const plain = (items: string): string => items.replaceAll(/"(?:durationMs|requests)":\d+/g, '');

/** The accepted writes, when it is called; the one with the number `refused` is answered 400. */
function watched({ adapter }: Driver, operation: ListedOperation, { simulators }: FaultWorld, refused: number): () => string[] {
	const byGet = adapter.writesByGet?.includes(nameOf(operation)) === true;
	const mayWrite = (method: string) => method !== 'GET' || byGet;
	let seen = 0;
	for (const simulator of simulators) {
		simulator.requests = [];
		simulator.onRequest = ({ method }) => {
			if (!mayWrite(method) || seen++ !== refused) return;
			simulator.faults.add({ kind: 'status', status: 400, headers: { 'content-type': 'application/json' }, body: '{}', times: 1 });
		};
	}
	return () => {
		for (const simulator of simulators) simulator.onRequest = undefined;
		const accepted = simulators.flatMap(({ requests }) => requests).filter(({ method, status }) => mayWrite(method) && status < 400);
		return accepted.map(({ method, path, body }) => canonical(`${method} ${path} ${JSON.stringify(body)}`, RANDOM_IDS));
	};
}

/** A refusal strikes one item where each has its own write, and all of them where they share one. */
function canRefuse({ adapter }: Driver, { operation, writes }: Known): boolean {
	if (adapter.independentParts?.includes(nameOf(operation)) === true || writes.length === 0) return false;
	return (operation as Partial<Operation<unknown>>).executeBatch !== undefined || writes.length % ITEMS === 0;
}

export function casesOf(driver: Driver, known: Known): RetryCase[] {
	const { operation, writes } = known;
	const causes: Cause[] = canRefuse(driver, known) ? ['its fields', 'one refusal'] : ['its fields'];
	const modes = Object.keys(MODES) as Array<keyof typeof MODES>;
	return causes.flatMap((cause) => {
		const positions = cause === 'its fields' || writes.length % ITEMS === 0 ? POSITIONS : POSITIONS.slice(0, 1);
		return modes.flatMap((mode) => positions.map((position) => ({ operation, cause, mode, position })));
	});
}

/** Runs the case with Retry on Fail, and says where it writes more or less than a run of the good items. */
export async function tryCase(driver: Driver, known: Known, one: RetryCase): Promise<RetryOutcome> {
	return one.cause === 'its fields' ? await byFields(driver, known, one) : await byRefusal(driver, known, one);
}

/** The same run without Retry on Fail writes once what can be written; with it neither more nor less is. */
async function byFields(driver: Driver, { operation, bad }: Known, one: RetryCase): Promise<RetryOutcome> {
	const change = (sample: Sample) => wrongAt(sample, bad.name, POSITIONS.indexOf(one.position), bad.value);
	const onError = MODES[one.mode];
	const once = await attempt(driver, operation, change, { onError });
	const retried = await attempt(driver, operation, change, { onError, ...RETRY });
	const outcome = { ...one, writes: retried.writes.length, expected: once.writes.length };
	if (once.told === '') return { ...outcome, problem: 'the bad item did not fail' };
	if (!sameWrites(once.writes, retried.writes)) return { ...outcome, problem: difference(once.writes, retried.writes) };
	if (once.items !== retried.items) return { ...outcome, problem: `gives other items: ${once.items} and ${retried.items}` };
	return outcome;
}

/** The refused item is done by the next try where n8n makes one; the others are done once in any case. */
async function byRefusal(driver: Driver, { operation, writes }: Known, one: RetryCase): Promise<RetryOutcome> {
	const index = POSITIONS.indexOf(one.position);
	const refused = index * Math.floor(writes.length / ITEMS);
	const settings = { onError: MODES[one.mode], ...RETRY };
	const retried = await attempt(driver, operation, (sample) => sample, settings, ITEMS, refused);
	const outcome = { ...one, writes: retried.writes.length, expected: writes.length };
	const more = without(retried.writes, writes);
	if (more.length > 0) return { ...outcome, problem: `writes again: ${more.join(', ')}` };
	// n8n looks at the first item only before it retries a node that continues.
	const isRetried = one.mode === 'Stop' || one.position === 'first';
	if (!isRetried) return { ...outcome, expected: retried.writes.length };
	return sameWrites(writes, retried.writes) ? outcome : { ...outcome, problem: difference(writes, retried.writes) };
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
