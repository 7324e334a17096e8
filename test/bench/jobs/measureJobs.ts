import { join } from 'node:path';
import type { Runtime } from '../measureCase';
import { Peer } from '../talk';
import type { Cost } from '../types';
import { jobs } from '.';
import type { JobErrand, JobWay } from './job';

/** Milliseconds a service on the internet takes to answer. */
const LATENCY_MS = 50;

export interface JobResult {
	job: string;
	way: JobWay;
	cost: Cost;
	requests: number;
	/** What the way left undone; '' when the job is done. */
	problem: string;
}

const WAYS: JobWay[] = ['ours', 'floor', 'stock'];

/** A job of seconds is measured this often, and the median taken; one of minutes once. */
const RUNS = 3;
const LONG_MS = 30_000;

/** Each job in each way, in fresh processes. */
export async function measureJobs(runtime: Runtime, say: (line: string) => void): Promise<JobResult[]> {
	const results: JobResult[] = [];
	for (const [job, { name }] of Object.entries(jobs)) {
		for (const way of WAYS) {
			const result = await medianOf(async () => await measureJob(job, way, runtime));
			if (result === undefined) continue;
			say(`${name}, ${way}: ${(result.cost.wallMs / 1_000).toFixed(2)} s`);
			results.push(result);
		}
	}
	return results;
}

async function medianOf(measure: () => Promise<JobResult | undefined>): Promise<JobResult | undefined> {
	const results: JobResult[] = [];
	for (let run = 0; run < RUNS; run++) {
		const result = await measure();
		if (result === undefined || result.cost.wallMs > LONG_MS) return result;
		results.push(result);
	}
	return results.sort((a, b) => a.cost.wallMs - b.cost.wallMs)[Math.floor(RUNS / 2)];
}

async function measureJob(job: string, way: JobWay, runtime: Runtime): Promise<JobResult | undefined> {
	if (way === 'stock' && !runtime.full) return undefined;
	const services = Peer.start(join(__dirname, 'services.ts'), { node: runtime.node });
	const measured = Peer.start(join(__dirname, 'measured.ts'), { node: runtime.node, flags: ['--expose-gc'] });
	try {
		const errand = await services.ask<JobErrand | undefined>('open', { job, way, latencyMs: LATENCY_MS });
		if (errand === undefined) return undefined;
		await measured.ask('prepare', { job, package: runtime.package, n8n: runtime.n8n, errand });
		const cost = await measured.ask<Cost>('run');
		const requests = await services.ask<number>('requests');
		return { job, way, cost, requests, problem: await services.ask<string>('check') };
	} finally {
		await Promise.all([services.stop(), measured.stop()]);
	}
}

/** One line per job and way. */
export function jobTable(results: JobResult[]): string {
	const heading = `${'job'.padEnd(34)}  ${'way'.padEnd(5)}   wall s  requests  peak MiB`;
	const lines = results.map(({ job, way, cost, requests, problem }) => {
		const numbers = [(cost.wallMs / 1_000).toFixed(2), requests.toLocaleString('en'), (cost.memory / 2 ** 20).toFixed(0)];
		const [wall = '', sent = '', peak = ''] = numbers;
		const row = `${(jobs[job]?.name ?? job).padEnd(34)}  ${way.padEnd(5)}  ${wall.padStart(7)}  ${sent.padStart(8)}  ${peak.padStart(8)}`;
		return problem === '' ? row : `${row}  NOT DONE: ${problem}`;
	});
	return [heading, ...lines].join('\n');
}
