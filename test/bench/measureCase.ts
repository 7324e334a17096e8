import { join } from 'node:path';
import { moviePilotPolicy } from '../../nodes/MoviePilot/client/policy';
import { PAGE_SIZE, PAGES_AT_ONCE } from '../../nodes/Trakt/client/policy';
import type { WorkflowJson } from '../engine';
import { syncWorkflow } from '../world';
import { helperWorkflow } from './helperNode';
import { makeCertificate, type Certificate } from './internet';
import { median } from './median';
import type { Opened } from './services';
import { allAtOnceWorkflow, loopWorkflow, mergeWorkflow, stockCredentials } from './stock';
import { Peer } from './talk';
import type { Case, Cost, Errand, Exchanges, Job, Measurement, Requests, Result, Sample, Way } from './types';

/** What is measured: where the package and n8n's own code come from, and the Node they run on. */
export interface Runtime {
	/** Directory of the built package. */
	package: string;
	node: string;
	/** Folder with a package.json and n8n-core beside it. */
	n8n: string;
	/** A full n8n with its stock nodes, not the engine alone. */
	full: boolean;
}

/** The medians of what was measured of one case. */
export function resultOf({ way, titles, latency }: Case, measured: Measurement[]): Result {
	const rounds = measured.map(({ first }) => first);
	const result: Result = { way, titles, latency, runs: measured.length, first: medians(rounds), rounds };
	for (const run of ['unchanged', 'oneNew', 'tenAndTen', 'warm'] as const) {
		const samples = measured.flatMap((measurement) => measurement[run] ?? []);
		if (samples.length > 0) result[run] = medians(samples);
	}
	return result;
}

let made: Certificate | undefined;

/** Ways that are measured also on what has changed since; the others make their whole first run again then. */
const TELLS_CHANGES: Way[] = ['ours', 'oursWithoutLibrary', 'v3', 'v3WithoutLibrary'];

/**
 * Fresh services and a fresh process each time: nothing is left over from the case before.
 *
 * @param profiles folder for a CPU profile of each run
 * @throws Error when MoviePilot is not left as it should be
 */
export async function measureOnce(one: Case, runtime: Runtime, profiles?: string): Promise<Measurement> {
	const { way, titles, latency } = one;
	const services = Peer.start(join(__dirname, 'services.ts'), { node: runtime.node });
	const certificate = latency.roundTrip === undefined ? undefined : (made ??= makeCertificate());
	const measured = Peer.start(join(__dirname, 'measured.ts'), {
		node: runtime.node,
		flags: ['--expose-gc'],
		...(certificate === undefined ? {} : { env: { NODE_EXTRA_CA_CERTS: certificate.file } }),
	});
	const openServices = async (): Promise<Errand> => {
		const strict = way === 'ours' || way === 'oursWithoutLibrary';
		const pair = certificate && { certificate: { key: certificate.key.toString(), cert: certificate.cert.toString() } };
		return errandFor(way, await services.ask<Opened>('open', { titles, latency, strict, ...pair }));
	};
	const run = async (what: keyof Measurement, details?: Errand): Promise<Sample> => {
		await services.ask<Requests>('countRequests');
		const cost = await within(one.limitMs, measured.ask<Cost>(what, details));
		const requests = await services.ask<Requests>('countRequests');
		if (cost === undefined) return { ...UNKNOWN, ...requests, wallMs: one.limitMs ?? 0, ended: true };
		const problem = await services.ask<string>('check', titles);
		if (problem !== '') throw new Error(`${way} left MoviePilot wrong after its ${what} run: ${problem}`);
		return { ...cost, ...requests };
	};
	try {
		const profile = profiles && join(profiles, `${way}-${titles}-${latency.name}`);
		const job: Job = { ...runtime, errand: await openServices(), profile };
		await measured.ask('prepare', job);
		const measurement: Measurement = { first: await run('first') };
		if (measurement.first.ended) return measurement;
		measurement.unchanged = await run('unchanged');
		if (TELLS_CHANGES.includes(way)) {
			await services.ask('change', { titles, added: 1, removed: 0 });
			measurement.oneNew = await run('oneNew');
			await services.ask('change', { titles, added: 10, removed: 10 });
			measurement.tenAndTen = await run('tenAndTen');
		}
		if (one.warm) measurement.warm = await run('warm', asAnother(await openServices()));
		return measurement;
	} finally {
		await Promise.all([services.stop(), measured.stop()]);
	}
}

const UNKNOWN: Cost = { wallMs: 0, cpuMs: 0, memory: 0, held: 0 };

/** @returns what the work gives, or undefined when the time is over first; the work is then left alone */
async function within<T>(limitMs: number | undefined, work: Promise<T>): Promise<T | undefined> {
	if (limitMs === undefined) return await work;
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), limitMs)));
	try {
		return await Promise.race([work, over]);
	} finally {
		clearTimeout(timer);
	}
}

/** Under another id, n8n remembers nothing of the workflow. */
const asAnother = (errand: Errand): Errand => ({
	...errand,
	workflow: errand.workflow && { ...errand.workflow, id: 'another' },
});

function errandFor(way: Way, opened: Opened): Errand {
	const { trakt, moviePilot } = opened;
	const exchanges: Exchanges = {
		trakt: {
			url: trakt.url,
			headers: trakt.headers,
			pageSize: PAGE_SIZE,
			pagesAtOnce: PAGES_AT_ONCE,
		},
		moviePilot: {
			url: moviePilot.url,
			headers: { 'x-api-key': moviePilot.apiToken },
			atOnce: moviePilotPolicy.concurrency,
		},
		library: true,
	};
	return {
		workflow: way === 'helper' ? helperWorkflow(exchanges) : workflowOf(way, opened),
		credentials: {
			trakt: trakt.credential,
			moviePilot: moviePilot.credential,
			...stockCredentials(opened),
		},
		exchanges,
	};
}

function workflowOf(way: Exclude<Way, 'helper'>, opened: Opened): WorkflowJson | undefined {
	switch (way) {
		case 'ours':
			return syncWorkflow({ mediaTypes: ['movies'] });
		case 'oursWithoutLibrary':
			return syncWorkflow({ mediaTypes: ['movies'], options: { checkLibrary: false } });
		case 'v1':
			return loopWorkflow(opened);
		case 'v2':
			return allAtOnceWorkflow(opened);
		case 'v3':
			return mergeWorkflow(opened, true);
		case 'v3WithoutLibrary':
			return mergeWorkflow(opened, false);
		case 'floor':
			return undefined;
	}
}

function medians(samples: Sample[]): Sample {
	const of = (name: keyof Cost | keyof Requests): number => median(samples.map((sample) => sample[name]));
	return {
		wallMs: of('wallMs'),
		cpuMs: of('cpuMs'),
		memory: of('memory'),
		held: of('held'),
		trakt: of('trakt'),
		moviePilot: of('moviePilot'),
		...(samples.some(({ ended }) => ended) ? { ended: true } : {}),
	};
}
