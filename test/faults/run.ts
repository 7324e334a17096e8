import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mapLimited } from '../../nodes/shared/http/paginate';
import { runTimeFaster } from '../fastTime';
import { nameOf, type FaultAdapter } from './adapter';
import { Driver } from './driver';
import { FAULT_CASES, type FaultCase } from './faultCases';
import { casesOf, tryCase, undisturbed, type Outcome, type Undisturbed } from './matrix';
import { problemLines, table, type Row } from './table';

const NODES = join(__dirname, '..', '..', 'nodes');
const SERVICES = join(__dirname, 'services');

/** Cases under way at once: most of them wait. */
const AT_ONCE = 12;

/** Retry delays and pauses run this much faster than they would. */
const SPEED = 40;

/** Node folders that list operations. */
export const foldersWithOperations = (): string[] =>
	readdirSync(NODES)
		.filter((folder) => folder !== 'shared')
		.filter((folder) => readdirSync(join(NODES, folder)).some((room) => room === 'resources' || room === 'operations'))
		.sort();

export function loadAdapters(): FaultAdapter[] {
	const files = readdirSync(SERVICES)
		.filter((file) => file.endsWith('.ts'))
		.sort();
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return files.map((file) => (require(join(SERVICES, file)) as { default: FaultAdapter }).default);
}

export interface Options {
	faults: FaultCase[];
	/** Part of "Trakt history.add"; every operation when empty. */
	only: string;
	atOnce?: number;
}

/** Tries every operation of one node with every fault. */
export async function tryService(adapter: FaultAdapter, options: Options): Promise<Row> {
	const driver = await Driver.create(adapter);
	const untried: string[] = [];
	const known: Undisturbed[] = [];
	const chosen = adapter.operations.filter((one) => `${adapter.folder} ${nameOf(one)}`.includes(options.only));
	for (const operation of chosen) {
		const found = await undisturbed(driver, operation);
		if (typeof found === 'string') untried.push(`${nameOf(operation)} fails undisturbed: ${found}`);
		else if (found !== undefined) known.push(found);
	}
	const cases = known.flatMap((one) => casesOf(one, options.faults).map(([fault, strike]) => ({ one, fault, strike })));
	const outcomes: Outcome[] = await mapLimited(
		cases,
		options.atOnce ?? AT_ONCE,
		async ({ one, fault, strike }) => await tryCase(driver, one, fault, strike),
	);
	await driver.close();
	return { service: adapter.folder, operations: known.length, untried, outcomes };
}

/** In a process of its own: two at a time use two cores. */
async function inChild(folder: string, args: string[]): Promise<Row> {
	return await new Promise((resolve, reject) => {
		const child = fork(__filename, ['--child', folder, ...args]);
		child.on('message', (row) => resolve(row as Row));
		child.on('exit', (code) => reject(new Error(`Trying ${folder} ended with code ${code}`)));
	});
}

async function child([folder = '', only = '', fault = '']: string[]): Promise<void> {
	runTimeFaster(SPEED);
	process.once('disconnect', () => process.exit(1));
	const adapter = loadAdapters().find((one) => one.folder === folder);
	if (adapter === undefined) throw new Error(`There is no adapter for ${folder}`);
	const faults = FAULT_CASES.filter(({ name }) => name.includes(fault));
	const row = await tryService(adapter, { faults, only });
	process.send?.(row, () => process.exit(0));
}

/** Arguments: part of "Trakt history.add", and part of a fault's name, to try less than all. */
async function main(args: string[]): Promise<void> {
	const [only = ''] = args;
	const startedAt = Date.now();
	const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
	const folders = loadAdapters().map(({ folder }) => folder);
	const missing = foldersWithOperations().filter((folder) => !folders.includes(folder));
	// The one with the most operations first: the others fit beside it.
	const wanted = folders.filter((folder) => only === '' || only.split(' ')[0] === folder).sort((a, b) => weight(b) - weight(a));
	const rows = await mapLimited(wanted, 2, async (folder) => {
		const row = await inChild(folder, args);
		console.log(`${folder}: ${row.outcomes.length} cases tried after ${seconds()}`);
		return row;
	});
	const tried = rows.reduce((sum, row) => sum + row.outcomes.length + row.untried.length, 0);
	const problems = [
		...(tried === 0 ? [`No operation or fault matches ${args.map((arg) => JSON.stringify(arg)).join(' ')}: nothing was tried`] : []),
		...problemLines(rows),
		...missing.map((folder) => `nodes/${folder} has operations but no adapter in test/faults/services`),
	];
	console.log(`\n${FAULT_CASES.length} faults, once and for good, at each request of each operation; ${seconds()}\n\n${table(rows)}\n`);
	for (const line of problems) console.log(line);
	process.exit(problems.length === 0 ? 0 : 1);
}

const weight = (folder: string): number => loadAdapters().find((one) => one.folder === folder)?.operations.length ?? 0;

if (require.main === module) {
	const [first = '', ...rest] = process.argv.slice(2);
	void (first === '--child' ? child(rest) : main(process.argv.slice(2)));
}
