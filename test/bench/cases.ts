import { parseArgs } from 'node:util';
import type { Case, Latency, Way } from './types';

export interface Options {
	/** Leaves V1 and V2 at 10,000 titles out, which take minutes. */
	quick: boolean;
	/** Succeeds whatever the numbers are. */
	report: boolean;
	/** Runs the package that was built before. */
	noBuild: boolean;
	/** Keeps a CPU profile of each run. */
	profile: boolean;
	/** Also measures the other jobs people do with the package. */
	jobs: boolean;
	only: Way[];
	sizes: number[];
	/** How often each case is run, in place of its own number. */
	runs?: number;
}

const WAYS: Way[] = ['ours', 'oursWithLibrary', 'floor', 'v1', 'v2', 'v3'];

export const isStock = (way: Way): boolean => ['v1', 'v2', 'v3'].includes(way);

const LOOPBACK: Latency = { name: 'loopback', trakt: 5, moviePilot: 5 };
const REAL: Latency = { name: 'real', trakt: 150, moviePilot: 40 };

export const USAGE = `npm run bench -- [--quick] [--report] [--only ours,floor,…] [--sizes 100,1000] [--runs 1] [--no-build] [--profile]
  --quick    without V1 and V2 at 10,000 titles (minutes), and without the other jobs
  --no-jobs  the sync alone, without the other jobs (1,000 unrestricts take minutes: Real-Debrid allows 250 a minute)
  --report   exit code 0 although a target is missed
  --only     some of ${WAYS.join(', ')}
  --no-build run the package in dist as it is
  --profile  keep a CPU profile of each run`;

/** @throws Error for an option or a way that does not exist */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			quick: { type: 'boolean', default: false },
			report: { type: 'boolean', default: false },
			'no-build': { type: 'boolean', default: false },
			profile: { type: 'boolean', default: false },
			'no-jobs': { type: 'boolean', default: false },
			only: { type: 'string', default: WAYS.join() },
			sizes: { type: 'string', default: '100,1000,10000' },
			runs: { type: 'string' },
		},
	});
	const only = values.only.split(',') as Way[];
	const unknown = only.find((way) => !WAYS.includes(way));
	if (unknown !== undefined) throw new Error(`There is no way "${unknown}".\n${USAGE}`);
	const { quick, report, profile } = values;
	const runs = values.runs === undefined ? undefined : Number(values.runs);
	return {
		quick,
		report,
		profile,
		noBuild: values['no-build'],
		jobs: !quick && !values['no-jobs'],
		only,
		sizes: values.sizes.split(',').map(Number),
		runs,
	};
}

/** What is measured, smallest first: whatever is wrong shows early. */
export function casesFor(options: Options, haveStock: boolean): Case[] {
	const ways = WAYS.filter((way) => options.only.includes(way) && (haveStock || !isStock(way)));
	return options.sizes.flatMap((titles) =>
		ways.flatMap((way) =>
			latenciesOf(way)
				.filter(() => !(options.quick && titles >= 10_000 && (way === 'v1' || way === 'v2')))
				.map((latency) => ({
					way,
					titles,
					latency,
					runs: options.runs ?? runsOf(way, titles),
					// A start counts for nothing in a run of minutes.
					warm: titles < 10_000 || !isStock(way),
				})),
		),
	);
}

/** Stock nodes are compared at 5 ms only, where they lose least to their order of requests. */
const latenciesOf = (way: Way): Latency[] => (isStock(way) ? [LOOPBACK] : [LOOPBACK, REAL]);

/** At 10,000 titles a run is long enough to be steady, except in the two that are set against each other closely. */
const runsOf = (way: Way, titles: number): number =>
	titles < 10_000 || way === 'ours' || way === 'floor' ? 3 : 1;
