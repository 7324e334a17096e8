import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthTable } from '../mediaSync/growth';
import { ensureDist, ROOT } from '../package/build';
import { casesFor, readOptions, type Options } from './cases';
import { environmentOf } from './environment';
import { jobTable, measureJobs } from './jobs/measureJobs';
import { measureOnce, resultOf, type Runtime } from './measureCase';
import { FIRST_HEADINGS, firstRows, judgeFirst, measureFirstExecutions } from './firstExecution';
import { judgeGrowth, measureGrowths } from './measureGrowth';
import { measurePanel, panelTable } from './panel/measurePanel';
import { RESULTS, type Figures } from './record';
import { latencyText, seconds, table, TITLES } from './report';
import { distances, judge, verdictLine } from './targets';
import { textTable } from './textTable';
import type { Case, Measurement, Result } from './types';

const HARNESS = join(ROOT, 'test', 'n8n', 'harness');

/** The full n8n with its own Node, where it is installed. */
function harness(): Omit<Runtime, 'package'> | undefined {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const bin = process.platform === 'win32' ? 'node.exe' : 'node';
	const node = join(HARNESS, 'node_modules', `node-${platform}-${process.arch}`, 'bin', bin);
	const nodesBase = join(HARNESS, 'node_modules', 'n8n-nodes-base', 'package.json');
	return existsSync(node) && existsSync(nodesBase) ? { node, n8n: HARNESS, full: true } : undefined;
}

/** A copy, so that a build in the middle of the bench does not pull the package away. */
function snapshot(): string {
	const copy = mkdtempSync(join(tmpdir(), 'watchflow-built-'));
	process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
	for (const part of ['package.json', 'dist']) {
		cpSync(join(ROOT, part), join(copy, part), { recursive: true });
	}
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
	return copy;
}

function findRuntime(): Runtime {
	const full = harness();
	if (full === undefined) {
		console.log(`V1, V2, V3 and the panel are skipped: they need a full n8n, and ${HARNESS} has none.`);
		console.log('Run "npm run n8n" once to install it. Until then, n8n-core and Node are those of this checkout.\n');
	}
	return { ...(full ?? { node: process.execPath, n8n: ROOT, full: false }), package: snapshot() };
}

/**
 * Ways that are set against each other take turns (A B A B), so that what the machine does meanwhile meets them alike.
 */
async function measureSyncs(options: Options, runtime: Runtime, profiles?: string): Promise<Result[]> {
	const cases = casesFor(options, runtime.full);
	const measured = new Map<Case, Measurement[]>(cases.map((one) => [one, []]));
	let at = 0;
	for (const group of rivals(cases)) {
		for (let round = 0; round < Math.max(...group.map(({ runs }) => runs)); round++) {
			for (const one of group.filter(({ runs }) => round < runs)) {
				const { way, titles, latency, runs } = one;
				const name = `${TITLES[way]}, ${titles.toLocaleString('en')} titles, ${latencyText(latency)} ms`;
				process.stdout.write(`[${++at}] ${name}, run ${round + 1} of ${runs} … `);
				const { first, ...later } = await measureOnce(one, runtime, profiles);
				console.log(`${seconds(first.wallMs)} s, ${seconds(first.cpuMs)} s of CPU${first.ended ? ', ended' : ''}`);
				measured.get(one)?.push({ first, ...later });
			}
		}
	}
	return cases.map((one) => resultOf(one, measured.get(one) ?? []));
}

/** Cases of the same titles and latencies. */
function rivals(cases: Case[]): Case[][] {
	const groups = new Map<string, Case[]>();
	for (const one of cases) {
		const name = `${one.titles} ${one.latency.name}`;
		groups.set(name, [...(groups.get(name) ?? []), one]);
	}
	return [...groups.values()];
}

/** One part after the other, so that none takes time from another. */
async function measureAll(options: Options, runtime: Runtime, profiles?: string): Promise<Figures> {
	const at = new Date().toISOString();
	const startedAt = performance.now();
	const results = await measureSyncs(options, runtime, profiles);
	const jobs = await measureJobs(runtime, options.jobs, console.log);
	const growth = options.growth ? await measureGrowths(runtime.package, console.log) : [];
	const panel = options.panel && runtime.full ? await measurePanel(runtime) : [];
	const firstExecutions = measureFirstExecutions(runtime, console.log);
	return {
		at,
		minutes: (performance.now() - startedAt) / 60_000,
		environment: environmentOf(runtime),
		results,
		jobs,
		growth,
		panel,
		firstExecutions,
		distances: distances(results),
		verdicts: [...judge(results), ...judgeGrowth(growth), ...judgeFirst(firstExecutions)],
	};
}

function print({ environment, results, jobs, growth, panel, firstExecutions = [], distances: lines, verdicts, minutes }: Figures): void {
	const { cpu, cores, os, node, n8n } = environment;
	console.log(`\n${cpu}, ${cores} cores, ${os}, Node ${node}, ${n8n}`);
	if (results.length > 0) console.log(`\n${table(results)}`);
	if (jobs.length > 0) console.log(`\n${jobTable(jobs)}`);
	if (panel.length > 0) console.log(`\n${panelTable(panel)}`);
	if (growth.length > 0) console.log(`\n${growthTable(growth)}`);
	console.log(`\n${textTable(FIRST_HEADINGS, firstRows(firstExecutions), 1)}`);
	if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
	console.log(`\n${verdicts.map(verdictLine).join('\n')}`);
	console.log(`\n${minutes.toFixed(1)} minutes in all`);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	// The package is measured as it is published: compiled.
	if (!options.noBuild) ensureDist();
	const profiles = options.profile ? mkdtempSync(join(tmpdir(), 'watchflow-bench-')) : undefined;
	const figures = await measureAll(options, findRuntime(), profiles);
	print(figures);
	if (profiles !== undefined) console.log(`\nCPU profiles: ${profiles}`);
	writeFileSync(RESULTS, JSON.stringify(figures, null, '\t'));
	if (!options.report && figures.verdicts.some(({ reached }) => reached === false)) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
