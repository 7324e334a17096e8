import { nameOf, type FaultWorld, type ListedOperation, type Sample } from '../faults/adapter';
import { canonical } from '../faults/canonical';
import { itemsOf, RANDOM_IDS, toldBy, type Driver } from '../faults/driver';
import { samplesOf, together } from './samples';

/** How n8n goes on after a failure. */
export const MODES = { Continue: 'continueRegularOutput', 'Error Output': 'continueErrorOutput', Stop: 'stopWorkflow' } as const;
export const POSITIONS = ['first', 'middle', 'last'] as const;

export const ITEMS = POSITIONS.length;

interface How {
	/** The items that go in, all by default. */
	only?: number[];
	/** What makes one of them bad. */
	change?(sample: Sample): Sample;
	/** Of the node, as Retry on Fail. */
	settings?: object;
	/** The number of the request that the service refuses. */
	refused?: number;
}

export interface Attempt {
	/** False for an operation that asks no service. */
	tried: boolean;
	/** Accepted ones, as "METHOD /path body". */
	writes: string[];
	/** Which of the requests that may write these are. */
	numbers: number[];
	/** What failed, in words; '' when nothing did. */
	told: string;
	/** What the node gave, as text. */
	items: string;
}

/** Runs the operation once, on services that nobody has used. */
export async function attempt(driver: Driver, operation: ListedOperation, { only, change, settings = {}, refused }: How): Promise<Attempt> {
	const world = await driver.takeWorld();
	let touched = true;
	try {
		const samples = await samplesOf(driver.adapter, operation, world, ITEMS);
		if (samples === undefined) return { tried: false, writes: [], numbers: [], told: '', items: '' };
		const sample = together(samples.filter((_, index) => only?.includes(index) ?? true));
		const watch = watched(driver, operation, world, refused);
		// What n8n itself refuses to start counts as failed.
		const run = await driver.run(operation, change?.(sample) ?? sample, world, settings).catch((error: Error) => error.message);
		const { writes, numbers, sent } = watch();
		touched = sent > 0;
		if (typeof run === 'string') return { tried: true, writes, numbers, told: run, items: '' };
		const told = toldBy(run).map(({ message, description }) => `${message} | ${description}`);
		return { tried: true, writes, numbers, told: told.join('; '), items: plain(canonical(itemsOf(run), RANDOM_IDS)) };
	} finally {
		await driver.giveBack(world, !touched);
	}
}

/** How long it took, how often it asked and what Media Sync calls the run differ from run to run. */
const plain = (items: string): string => items.replaceAll(/"(?:durationMs|requests)":\d+|"id":"[0-9a-z]{6,}-\d+"/g, '');

/** A token that is renewed on the way is no write of the operation. */
const RENEWS = /\/oauth\/(?:refresh|token)$|\/login\/access-token$/;

interface Watched {
	writes: string[];
	/** Which of the requests that may write these are. */
	numbers: number[];
	/** Refused ones too. */
	sent: number;
}

/** The accepted writes, when it is called; the one with the number `refused` is answered 400. */
function watched({ adapter }: Driver, operation: ListedOperation, { simulators }: FaultWorld, refused?: number): () => Watched {
	const byGet = adapter.writesByGet?.includes(nameOf(operation)) === true;
	const mayWrite = (method: string, path: string) => (method !== 'GET' || byGet) && !RENEWS.test(path);
	let seen = 0;
	for (const simulator of simulators) {
		simulator.requests = [];
		simulator.onRequest = ({ method, url }) => {
			if (!mayWrite(method, url) || seen++ !== refused) return;
			simulator.faults.add({ kind: 'status', status: 400, headers: { 'content-type': 'application/json' }, body: '{}', times: 1 });
		};
	}
	return () => {
		for (const simulator of simulators) simulator.onRequest = undefined;
		const all = simulators.flatMap(({ requests }) => requests).filter(({ method, path }) => mayWrite(method, path));
		const numbers = [...all.keys()].filter((number) => (all[number]?.status ?? 0) < 400);
		const writes = all
			.filter(({ status }) => status < 400)
			.map(({ method, path, body }) => canonical(`${method} ${path} ${JSON.stringify(body)}`, RANDOM_IDS));
		return { writes, numbers, sent: seen };
	};
}
