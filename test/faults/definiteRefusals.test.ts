import { ERROR_CODES } from '../../nodes/HdHive/client/errorCodes';
import { CODE, KNOWN_CODES, wordsOfCode } from '../../nodes/RealDebrid/client/codes';
import { skipWaits } from '../realDebrid/skipWaits';
import { nameOf, type FaultAdapter, type ListedOperation } from './adapter';
import { Driver, toldBy } from './driver';
import { loadAdapters } from './run';

const json = { 'content-type': 'application/json' };

/** What Real-Debrid refuses with: a status of its own, or any code under a status of the server, as number and as text. */
const REFUSALS: Refusal[] = [
	{ status: 509, body: '' },
	...KNOWN_CODES.flatMap((code) =>
		[400, 403, 500, 503].flatMap((status) =>
			[code, String(code)].map((said) => ({ status, code, body: JSON.stringify({ error: 'x', error_code: said }) })),
		),
	),
];

interface Refusal {
	status: number;
	body: string;
	code?: number | string;
}

/** HDHive's codes under the status that goes with them, and under statuses of the server. */
const HIVE_REFUSALS: Refusal[] = Object.entries(ERROR_CODES).flatMap(([code, { status }]) =>
	[...new Set([status, 500, 503, 502])].flatMap((sent) =>
		[false, 'false'].map((success) => ({ status: sent, code, body: JSON.stringify({ success, code, message: 'x', description: '不行' }) })),
	),
);

const EACH = process.env.ODD_ANSWERS === undefined ? 4 : Infinity;

const MAYBE = /may have been carried out|look at (?:Real-Debrid|HDHive) before/i;

/** The first request of an undisturbed run that writes, from 0. */
async function firstWrite(driver: Driver, operation: ListedOperation): Promise<string | undefined> {
	const world = await driver.adapter.start();
	try {
		const sample = await driver.adapter.sample(operation, world);
		for (const simulator of world.simulators) simulator.requests = [];
		if (sample !== undefined) await driver.run(operation, sample, world);
		const write = world.simulators
			.flatMap(({ requests }) => requests)
			.find(({ method, path }) => method !== 'GET' && !/\/oauth\/(?:refresh|token)$/.test(path));
		return write === undefined ? undefined : `^${write.method} ${write.path.replaceAll(/[A-Z0-9]{13}$/g, '')}`;
	} finally {
		await world.close();
	}
}

async function refusedBy(driver: Driver, operation: ListedOperation, match: string, refusal: Refusal): Promise<string> {
	const world = await driver.adapter.start();
	try {
		const sample = await driver.adapter.sample(operation, world);
		for (const simulator of world.simulators) {
			simulator.faults.add({
				kind: 'status',
				times: -1,
				match,
				status: refusal.status,
				headers: refusal.body === '' ? {} : json,
				body: refusal.body,
			});
		}
		if (sample === undefined) return '';
		return toldBy(await driver.run(operation, sample, world))
			.map(({ message, description }) => `${message} | ${description}`)
			.join('; ');
	} finally {
		await world.close();
	}
}

/** What an answer has to say, by the start of the request that was refused. Undefined: nothing more than that it was refused. */
type Words = (refusal: Refusal, match: string, operation: string) => string | undefined;

interface Outcome {
	writing: string[];
	tried: number;
	wrong: string[];
}

async function refuseAll(
	folder: string,
	refusals: Refusal[],
	words: Words,
	isDone: (refusal: Refusal, match: string) => boolean,
): Promise<Outcome> {
	const endWaits = skipWaits();
	const adapter = loadAdapters().find((one) => one.folder === folder) as FaultAdapter;
	const driver = await Driver.create(adapter);
	const outcome: Outcome = { writing: [], tried: 0, wrong: [] };
	let next = 0;
	try {
		for (const operation of adapter.operations) {
			const match = await firstWrite(driver, operation);
			if (match === undefined) continue;
			outcome.writing.push(nameOf(operation));
			for (let each = 0; each < Math.min(EACH, refusals.length); each++) {
				const refusal = refusals[next++ % refusals.length] as Refusal;
				const told = await refusedBy(driver, operation, match, refusal);
				outcome.tried++;
				if (told === '' && isDone(refusal, match)) continue;
				if (told === '' || MAYBE.test(told) || !told.includes(words(refusal, match, nameOf(operation)) ?? ''))
					outcome.wrong.push(`${nameOf(operation)}, ${refusal.status} ${refusal.body}: ${told}`);
			}
		}
	} finally {
		endWaits();
	}
	if (process.env.ODD_ANSWERS !== undefined)
		process.stdout.write(
			`${folder}: ${outcome.writing.length} operations that write, ${outcome.tried} definite refusals, ${outcome.wrong.length} without their own sentence\n`,
		);
	return outcome;
}

it('Real-Debrid: a definite refusal of a write has its own sentence, and is no lost answer, in every operation that writes', async () => {
	const { wrong, writing } = await refuseAll(
		'RealDebrid',
		REFUSALS,
		({ code }, match) => wordsOfCode(Number(code ?? CODE.tooManyActive), match.replace(/^\^\S+ \/rest\/1\.0/, ''))?.message,
		// What shall be deleted and is not there is gone already.
		({ code }, match) => code === CODE.notFound && match.startsWith('^DELETE'),
	);
	expect(wrong).toEqual([]);
	expect(writing.length).toBeGreaterThan(10);
}, 600_000);

it('HDHive: a definite refusal of a write has its own sentence, and is no lost answer, in every operation that writes', async () => {
	const { wrong, writing } = await refuseAll(
		'HdHive',
		HIVE_REFUSALS,
		({ code, status }, _, operation) =>
			// What an unlock may have cost is found out at the account.
			operation.includes('nlock') && status >= 500 && code === '500' ? undefined : ERROR_CODES[String(code)]?.message,
		// Unlock Best passes over a share that is dead or too dear, and its explanation says so.
		({ code, status }, match) =>
			(code === '404' && match.startsWith('^DELETE')) || ([400, 402, 404].includes(status) && match.includes('unlock')),
	);
	expect(wrong).toEqual([]);
	expect(writing.length).toBeGreaterThan(8);
}, 600_000);
