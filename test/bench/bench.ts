import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthTable } from '../mediaSync/growth';
import { ensureDist, ROOT } from '../package/build';
import { casesFor, readOptions, type Options } from './cases';
import { environmentOf } from './environment';
import { jobTable, measureJobs } from './jobs/measureJobs';
import { measureCase, type Runtime } from './measureCase';
import { judgeGrowth, measureGrowths } from './measureGrowth';
import { measurePanel, panelTable } from './panel/measurePanel';
import { RESULTS, type Figures } from './record';
import { seconds, table, TITLES } from './report';
import { distances, judge, verdictLine } from './targets';
import type { Result } from './types';

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

async function measureSyncs(options: Options, runtime: Runtime, profiles?: string): Promise<Result[]> {
	const results: Result[] = [];
	const cases = casesFor(options, runtime.full);
	for (const [at, one] of cases.entries()) {
		const { way, titles, latency, runs } = one;
		const name = `${TITLES[way]}, ${titles.toLocaleString('en')} titles, ${latency.trakt}/${latency.moviePilot} ms`;
		process.stdout.write(`[${at + 1}/${cases.length}] ${name}, ${runs} runs … `);
		const result = await measureCase(one, runtime, profiles);
		console.log(`${seconds(result.first.wallMs)} s${result.first.ended ? ', ended' : ''}`);
		results.push(result);
	}
	return results;
}

/** One part after the other, so that none takes time from another. */
async function measureAll(options: Options, runtime: Runtime, profiles?: string): Promise<Figures> {
	const at = new Date().toISOString();
	const startedAt = performance.now();
	const results = await measureSyncs(options, runtime, profiles);
	const jobs = await measureJobs(runtime, options.jobs, console.log);
	const growth = options.growth ? await measureGrowths(runtime.package, console.log) : [];
	const panel = options.panel && runtime.full ? await measurePanel(runtime) : [];
	return {
		at,
		minutes: (performance.now() - startedAt) / 60_000,
		environment: environmentOf(runtime),
		results,
		jobs,
		growth,
		panel,
		distances: distances(results),
		verdicts: [...judge(results), ...judgeGrowth(growth)],
	};
}

function print({ environment, results, jobs, growth, panel, distances: lines, verdicts, minutes }: Figures): void {
	const { cpu, cores, os, node, n8n } = environment;
	console.log(`\n${cpu}, ${cores} cores, ${os}, Node ${node}, ${n8n}`);
	if (results.length > 0) console.log(`\n${table(results)}`);
	if (jobs.length > 0) console.log(`\n${jobTable(jobs)}`);
	if (panel.length > 0) console.log(`\n${panelTable(panel)}`);
	if (growth.length > 0) console.log(`\n${growthTable(growth)}`);
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
