import type { FastifyReply } from 'fastify';
import type { Bend, ProxyAnswer } from '../polling/bendingProxy';
import { ODD_ANSWERS, ofAnotherType } from '../polling/oddAnswers';
import { skipWaits } from '../realDebrid/skipWaits';
import { nameOf, type FaultAdapter, type FaultWorld, type ListedOperation } from './adapter';
import { canonical } from './canonical';
import { itemsOf, RANDOM_IDS, toldBy, type Driver } from './driver';
import { unclear } from './message';

/** What may be odd inside the wrapping `{ success, data, meta }` of a service that has one. */
const within = (data: unknown): Bend => wrapped(() => data);

function wrapped(change: (data: unknown) => unknown): Bend {
	return (answer) => {
		const body = JSON.parse(answer.body || 'null') as { success?: unknown; data?: unknown } | null;
		if (body === null || typeof body !== 'object' || body.success !== true) return answer;
		return { ...answer, body: JSON.stringify({ ...body, data: change(body.data) }) };
	};
}

const ODD_DATA: Readonly<Record<string, Bend>> = {
	'data {}': within({}),
	'data []': within([]),
	'data null': within(null),
	'no data': within(undefined),
	'data [null]': within([null]),
	'data [{}]': within([{}]),
	'data text': within('text'),
	'data 1': within(1),
	'data of wrong types': wrapped(ofAnotherType),
	'data with null for everything': wrapped((data) => emptied(data, null)),
	'data with [null] for everything': wrapped((data) => emptied(data, [null])),
};

function emptied(value: unknown, by: unknown): unknown {
	if (Array.isArray(value)) return value.map((one) => emptied(one, by));
	if (typeof value !== 'object' || value === null) return by;
	return Object.fromEntries(Object.keys(value).map((name) => [name, by]));
}

/** By name: what a service may send with a 200 in place of an answer. */
export const ODD: Readonly<Record<string, Bend>> = {
	...ODD_ANSWERS,
	'null for everything': (answer) => bent(answer, (value) => emptied(value, null)),
	'[null] for everything': (answer) => bent(answer, (value) => emptied(value, [null])),
	...ODD_DATA,
};

const bent = (answer: ProxyAnswer, change: (value: unknown) => unknown): ProxyAnswer =>
	/^[[{]/.test(answer.body) ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) } : answer;

export interface OddOutcome {
	operation: string;
	odd: string;
	/** The answer that was bent: of the first request it is 0. */
	place: number;
	reads: boolean;
	/** What is said; empty when it went on. */
	told: string;
	/** What comes out, in short. */
	items: string;
	problem?: string;
}

/** Answers that are an ordinary one for some operation, by "folder resource.operation". */
const ORDINARY: Readonly<Record<string, string[]>> = {
	// An empty list of these is 204 (real-debrid.md: seen live).
	'RealDebrid download.getMany': ['204'],
	'RealDebrid torrent.getMany': ['204'],
	// PHP's form of a map without entries.
	'RealDebrid traffic.get': ['[]', 'a count without rows'],
	'RealDebrid traffic.details': ['[]', '{}', 'a count without rows'],
	'RealDebrid user.accountStatus': ['[]', 'a count without rows'],
	// Nothing says how many there are.
	'RealDebrid host.getRegex': ['half of its rows'],
	'RealDebrid host.getRegexFolder': ['half of its rows'],
	'RealDebrid host.getDomains': ['half of its rows'],
	'RealDebrid torrent.getAvailableHosts': ['half of its rows'],
	// HDHive documents no form of a message; its number alone is an answer of older versions.
	'HdHive message.getMany': ['data of wrong types'],
	'HdHive message.getUnreadCount': ['data 1'],
};

/**
 * Bends each answer that the operation reads, in each of these ways.
 *
 * @returns empty when it asks nobody
 */
export async function tryOdd(driver: Driver, operation: ListedOperation, odds: string[]): Promise<OddOutcome[]> {
	const plain = await attempt(driver, operation);
	const reads = plain.methods.every((method) => method === 'GET') && driver.adapter.writesByGet?.includes(nameOf(operation)) !== true;
	const outcomes: OddOutcome[] = [];
	for (let place = 0; place < Math.min(plain.methods.length, 4); place++) {
		for (const odd of odds) {
			const found = await attempt(driver, operation, { place, bend: ODD[odd] as Bend });
			if (!found.bent) continue;
			const outcome = { operation: nameOf(operation), odd, place, reads, told: found.told, items: found.items };
			outcomes.push({ ...outcome, problem: problemOf(driver.adapter, outcome, plain.items, found.clear) });
		}
	}
	return outcomes;
}

const CRASH = /Cannot read|is not a function|is not iterable|undefined|\[object|Unexpected token|JSON at position|NaN\b/;

function problemOf(adapter: FaultAdapter, one: OddOutcome, plain: string, clear: string[]): string | undefined {
	if (CRASH.test(one.told)) return 'an error of the program';
	if (one.told !== '') return clear.length > 0 ? clear.join(', ') : undefined;
	if (CRASH.test(one.items)) return 'the output holds an error of the program';
	if (!one.reads || ORDINARY[`${adapter.folder} ${one.operation}`]?.includes(one.odd) === true) return undefined;
	return one.items === plain ? undefined : 'goes on with another answer';
}

interface Found {
	methods: string[];
	told: string;
	clear: string[];
	items: string;
	/** The answer was another one than the service had given. */
	bent: boolean;
}

async function attempt(driver: Driver, operation: ListedOperation, strike?: { place: number; bend: Bend }): Promise<Found> {
	const { adapter } = driver;
	const world = await adapter.start();
	const endWaits = skipWaits();
	try {
		const sample = await adapter.sample(operation, world);
		for (const simulator of world.simulators) simulator.requests = [];
		const bending = strike === undefined ? undefined : bendAnswers(world, strike);
		const run = sample === undefined ? undefined : await driver.run(operation, sample, world);
		if (run === undefined) return { methods: [], told: '', clear: [], items: '', bent: false };
		const told = toldBy(run);
		const text = canonical(itemsOf(run), RANDOM_IDS);
		return {
			methods: world.simulators.flatMap(({ requests }) => requests).map(({ method }) => method),
			told: told.map(({ message, description }) => `${message} | ${description}`).join('; '),
			clear: told.flatMap((one) => unclear(one, adapter.names)),
			items: adapter.sameAnswer?.(text) ?? text,
			bent: bending?.() ?? false,
		};
	} finally {
		endWaits();
		await world.close();
	}
}

/** Changes every answer from one place on: a repetition meets the same. @returns whether any was changed */
function bendAnswers({ simulators }: FaultWorld, { place, bend }: { place: number; bend: Bend }): () => boolean {
	let seen = 0;
	let changed = false;
	for (const simulator of simulators) {
		simulator.faults.beforeSend = async (_, reply, payload) => {
			if (seen++ < place || typeof payload !== 'string' || reply.statusCode >= 300) return await Promise.resolve(payload);
			const answer = { status: reply.statusCode, headers: headersOf(reply), body: payload };
			const sent = bend(answer);
			changed ||= sent.body !== answer.body || sent.status !== answer.status;
			return send(reply, sent);
		};
	}
	return () => changed;
}

const headersOf = (reply: FastifyReply): Record<string, string> =>
	Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));

function send(reply: FastifyReply, { status, headers, body }: ProxyAnswer): string {
	for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
	reply.code(status).headers(headers).removeHeader('content-length');
	return body;
}
