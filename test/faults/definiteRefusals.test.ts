import { CODE, KNOWN_CODES, wordsOfCode } from '../../nodes/RealDebrid/client/codes';
import { skipWaits } from '../realDebrid/skipWaits';
import { nameOf, type FaultAdapter, type ListedOperation } from './adapter';
import { Driver, toldBy } from './driver';
import { loadAdapters } from './run';

const json = { 'content-type': 'application/json' };

/** What Real-Debrid refuses with: a status of its own, or any code under a status of the server, as number and as text. */
const REFUSALS: Array<{ status: number; body: string; code?: number }> = [
	{ status: 509, body: '' },
	...KNOWN_CODES.flatMap((code) =>
		[500, 503].flatMap((status) =>
			[code, String(code)].map((said) => ({ status, code, body: JSON.stringify({ error: 'x', error_code: said }) })),
		),
	),
];

const EACH = process.env.ODD_ANSWERS === undefined ? 6 : REFUSALS.length;

const MAYBE = /may have been carried out|look at Real-Debrid before/i;

/** The first request of an undisturbed run that writes, from 0. */
async function firstWrite(driver: Driver, operation: ListedOperation): Promise<string | undefined> {
	const world = await driver.adapter.start();
	try {
		const sample = await driver.adapter.sample(operation, world);
		for (const simulator of world.simulators) simulator.requests = [];
		if (sample !== undefined) await driver.run(operation, sample, world);
		const write = world.simulators.flatMap(({ requests }) => requests).find(({ method }) => method !== 'GET');
		return write === undefined ? undefined : `^${write.method} ${write.path.replaceAll(/[A-Z0-9]{13}$/g, '')}`;
	} finally {
		await world.close();
	}
}

async function refusedBy(driver: Driver, operation: ListedOperation, match: string, refusal: (typeof REFUSALS)[number]): Promise<string> {
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

it('A definite refusal of a write has its own sentence, and is no lost answer, in every operation that writes', async () => {
	const endWaits = skipWaits();
	const adapter = loadAdapters().find(({ folder }) => folder === 'RealDebrid') as FaultAdapter;
	const driver = await Driver.create(adapter);
	const wrong: string[] = [];
	let tried = 0;
	let next = 0;
	const writing: string[] = [];
	for (const operation of adapter.operations) {
		const match = await firstWrite(driver, operation);
		if (match === undefined) continue;
		writing.push(nameOf(operation));
		for (let each = 0; each < EACH; each++) {
			const refusal = REFUSALS[next++ % REFUSALS.length] as (typeof REFUSALS)[number];
			const told = await refusedBy(driver, operation, match, refusal);
			tried++;
			const words = refusal.code === undefined ? wordsOfCode(21) : wordsOfCode(refusal.code, match.replace(/^\^\S+ \/rest\/1\.0/, ''));
			// What shall be deleted and is not there is gone already.
			if (told === '' && refusal.code === CODE.notFound && match.startsWith('^DELETE')) continue;
			if (told === '' || MAYBE.test(told) || !told.includes(words?.message ?? ''))
				wrong.push(`${nameOf(operation)}, ${refusal.status} ${refusal.body}: ${told}`);
		}
	}
	endWaits();
	if (process.env.ODD_ANSWERS !== undefined)
		process.stdout.write(
			`Real-Debrid: ${writing.length} operations that write, ${tried} definite refusals, ${wrong.length} without their own sentence\n`,
		);
	expect(wrong).toEqual([]);
	expect(writing.length).toBeGreaterThan(10);
}, 600_000);
