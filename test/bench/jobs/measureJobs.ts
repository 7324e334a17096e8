import { join } from 'node:path';
import type { Runtime } from '../measureCase';
import { mebibytes, seconds } from '../report';
import { Peer } from '../talk';
import { textTable } from '../textTable';
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

/**
 * Each job in each way, in fresh processes.
 *
 * @param names those to measure; all of them when absent
 * @throws Error for a job that does not exist
 */
export async function measureJobs(runtime: Runtime, names: string[] | undefined, say: (line: string) => void): Promise<JobResult[]> {
	const results: JobResult[] = [];
	for (const job of names ?? Object.keys(jobs)) {
		const { name, paced } = jobs[job] ?? unknown(job);
		const measure = async (way: JobWay) => {
			const result = await medianOf(async () => await measureJob(job, way, runtime));
			if (result !== undefined) say(`${name}, ${way}: ${(result.cost.wallMs / 1_000).toFixed(2)} s`);
			return result;
		};
		const together: JobWay[] = paced ? ['ours', 'floor'] : [];
		const some = [...(await Promise.all(together.map(measure)))];
		for (const way of WAYS.filter((one) => !together.includes(one))) some.push(await measure(way));
		results.push(...some.filter((result) => result !== undefined));
	}
	return results;
}

function unknown(job: string): never {
	throw new Error(`There is no job "${job}": there are ${Object.keys(jobs).join(', ')}`);
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

export const JOB_HEADINGS = ['job', 'way', 'wall s', 'requests', 'peak MiB', 'held MiB', 'left undone'];

/** Columns of words, before those of numbers. */
export const JOB_WORDS = 2;

/** The cells of the jobs' table, as they are printed. */
export const jobRows = (results: JobResult[]): string[][] =>
	results.map(({ job, way, cost, requests, problem }) => [
		jobs[job]?.name ?? job,
		JOB_WAYS[way],
		seconds(cost.wallMs),
		requests.toLocaleString('en'),
		mebibytes(cost.memory),
		mebibytes(cost.held),
		problem,
	]);

const JOB_WAYS: Record<JobWay, string> = { ours: 'our node', floor: 'floor', stock: 'HTTP Request node' };

/** One line per job and way. */
export const jobTable = (results: JobResult[]): string => textTable(JOB_HEADINGS, jobRows(results), JOB_WORDS);
