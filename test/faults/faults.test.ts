import { runTimeFaster } from '../fastTime';
import { FaultBook } from '../simulators/faults';
import { nameOf } from './adapter';
import { careless } from './careless';
import { isBetween } from './canonical';
import { FAULT_CASES } from './faultCases';
import { unclear } from './message';
import { foldersWithOperations, loadAdapters, tryService } from './run';
import { count, problemLines, table } from './table';

const CLEAR = { message: 'Trakt did not answer in time', description: 'It may be busy or down. Run the workflow again later.' };

describe('A message', () => {
	it('that names the service, what happened and what to do is clear', () => {
		expect(unclear(CLEAR, ['Trakt'])).toEqual([]);
	});

	it.each([
		['no service', { ...CLEAR, message: 'It did not answer in time' }],
		['no way out', { ...CLEAR, description: '' }],
		['a way out that says the same again', { ...CLEAR, description: CLEAR.message }],
		['a stack', { ...CLEAR, description: 'Run it again.\n    at Object.run (/app/trakt.js:10:3)' }],
		['a gap', { ...CLEAR, message: 'Trakt refused undefined' }],
		['a page', { ...CLEAR, description: '<html><body>Bad Gateway of Trakt' }],
		[
			'n8n’s own words alone',
			{ message: 'Trakt: The service was not able to process your request', description: 'Check it and try again' },
		],
	])('with %s is not', (_, told) => {
		expect(unclear(told, ['Trakt'])).toHaveLength(1);
	});
});

describe('Parts that do not need each other', () => {
	it.each([
		[[], true],
		[['b'], true],
		[['b', 'a'], true],
		[['a', 'a'], false],
		[['a', 'c'], false],
	])('done as %j are %s', (found, expected) => {
		expect(isBetween({ list: [] }, { list: ['a', 'b'] }, { list: found })).toBe(expected);
	});
});

it('Every node with operations is tried, with every fault that the simulators know', () => {
	expect(
		loadAdapters()
			.map(({ folder }) => folder)
			.sort(),
	).toEqual(foldersWithOperations());
	expect(new Set(FAULT_CASES.map(({ fault }) => fault.kind)).size).toBe(10);
	expect(new FaultBook().pending).toEqual([]);
});

it('The matrix really looks: it finds what a careless node does wrong', async () => {
	const faults = FAULT_CASES.filter(({ name }) => ['lostAfter', 'html502'].includes(name));
	const row = await tryService(careless, { faults, only: '' });
	const found = Object.fromEntries(careless.operations.map(({ operation }) => [operation, new Set<string>()]));
	for (const { operation, problems } of row.outcomes) for (const { kind } of problems) found[operation.split('.')[1] ?? '']?.add(kind);
	expect(found).toEqual({
		repeats: new Set(['wrong write']),
		claims: new Set(['wrong write']),
		invents: new Set(['wrong answer']),
		mumbles: new Set(['unclear message']),
		tells: new Set(['secret shown']),
	});
	expect(count(row, 'wrong write')).toBeGreaterThan(0);
}, 60_000);

it('Lost answers and refusals of what costs points or adds a torrent leave no wrong write and no unclear message', async () => {
	const endFastTime = runTimeFaster(40);
	const faults = FAULT_CASES.filter(({ name }) => ['lostAfter', '401', 'html502'].includes(name));
	const adapters = loadAdapters();
	const wanted = [
		['HdHive', 'resource.unlock'],
		['RealDebrid', 'torrent.addMagnet'],
	] as const;
	const rows = [];
	for (const [folder, operation] of wanted) {
		const adapter = adapters.find((one) => one.folder === folder);
		const operations = adapter?.operations.filter((one) => nameOf(one) === operation) ?? [];
		if (adapter !== undefined) rows.push(await tryService({ ...adapter, operations }, { faults, only: '' }));
	}
	endFastTime();
	expect(problemLines(rows)).toEqual([]);
	expect(rows.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
	expect(table(rows)).toContain('| HdHive |');
}, 60_000);
