import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesFor, readOptions } from './cases';
import { jobTable, measureJobs } from './jobs/measureJobs';
import { measureCase, type Runtime } from './measureCase';
import { table, TITLES } from './report';
import { judge, verdictLine } from './targets';
import type { Result } from './types';

const ROOT = join(__dirname, '..', '..');
const HARNESS = join(ROOT, 'test', 'n8n', 'harness');
const RESULTS = join(__dirname, 'results.json');

/** The full n8n with its own Node, where it is installed. */
function harness(): Omit<Runtime, 'package'> | undefined {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const bin = process.platform === 'win32' ? 'node.exe' : 'node';
	const node = join(HARNESS, 'node_modules', `node-${platform}-${process.arch}`, 'bin', bin);
	const nodesBase = join(HARNESS, 'node_modules', 'n8n-nodes-base', 'package.json');
	return existsSync(node) && existsSync(nodesBase) ? { node, n8n: HARNESS, full: true } : undefined;
}

/** The package is measured as it is published: compiled. */
function build(): void {
	console.log('Building the package …');
	const gulp = join(ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const { status, stdout, stderr } = spawnSync(process.execPath, [gulp, 'build'], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The package cannot be built:\n${stdout}${stderr}`);
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

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (!options.noBuild) build();
	const full = harness();
	const n8n = full ?? { node: process.execPath, n8n: ROOT, full: false };
	const runtime = { ...n8n, package: snapshot() };
	if (full === undefined) {
		console.log(
			`V1, V2 and V3 are skipped: they need n8n's own nodes, and ${HARNESS} has no full n8n.`,
		);
		console.log(
			'Run "npm run n8n" once to install it. Until then, n8n-core and Node are those of this checkout.\n',
		);
	}
	const profiles = options.profile ? mkdtempSync(join(tmpdir(), 'watchflow-bench-')) : undefined;
	const results: Result[] = [];
	const cases = casesFor(options, full !== undefined);
	for (const [at, one] of cases.entries()) {
		const { way, titles, latency, runs } = one;
		const name = `${TITLES[way]}, ${titles.toLocaleString('en')} titles, ${latency.trakt}/${latency.moviePilot} ms`;
		process.stdout.write(`[${at + 1}/${cases.length}] ${name}, ${runs} runs … `);
		const result = await measureCase(one, runtime, profiles);
		console.log(`${(result.first.wallMs / 1_000).toFixed(2)} s`);
		results.push(result);
	}
	const jobs = options.jobs ? await measureJobs(runtime, console.log) : [];
	const verdicts = judge(results);
	console.log(`\n${table(results)}\n`);
	if (jobs.length > 0) console.log(`${jobTable(jobs)}\n`);
	console.log(verdicts.map(verdictLine).join('\n'));
	if (profiles !== undefined) console.log(`\nCPU profiles: ${profiles}`);
	const record = { at: new Date().toISOString(), node: runtime.node, results, jobs, verdicts };
	writeFileSync(RESULTS, JSON.stringify(record, null, '\t'));
	if (!options.report && verdicts.some(({ reached }) => reached === false)) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
