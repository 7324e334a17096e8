import { parseArgs } from 'node:util';
import type { Case, Latency, Way } from './types';

export interface Options {
	/** Leaves out what takes minutes. */
	quick: boolean;
	/** Succeeds whatever the numbers are. */
	report: boolean;
	/** Runs the package that was built before. */
	noBuild: boolean;
	/** Keeps a CPU profile of each run. */
	profile: boolean;
	/** The other jobs people do with the package that are measured; all of them when absent. */
	jobs?: string[];
	/** Also counts how requests grow with what a target has already. */
	growth: boolean;
	/** Also measures the panel on a full n8n. */
	panel: boolean;
	only: Way[];
	sizes: number[];
	/** How often each case is run, in place of its own number. */
	runs?: number;
}

const WAYS: Way[] = ['ours', 'oursWithoutLibrary', 'floor', 'helper', 'v1', 'v2', 'v3', 'v3WithoutLibrary'];

export const isStock = (way: Way): boolean => /^v[123]/.test(way);

/** Who is set against whom closely, so that chance must not decide. */
const isClose = (way: Way): boolean => way === 'ours' || way === 'floor';

const LOOPBACK: Latency = { name: 'loopback', trakt: 5, moviePilot: 5 };
/** Trakt on the internet, MoviePilot at home. */
const INTERNET: Latency = { name: 'internet', trakt: 5, moviePilot: 5, roundTrip: 40 };
const REAL: Latency = { name: 'real', trakt: 150, moviePilot: 40 };

/** A stock workflow that takes longer is slower by enough. */
const STOCK_LIMIT_MS = 360_000;

export const USAGE = `npm run bench -- [--quick] [--report] [--only ours,floor,…] [--sizes 100,1000] [--runs 1] [--jobs unlockBest,…] [--no-jobs] [--no-growth] [--no-panel] [--no-build] [--profile]
  --quick     without 100,000 titles, V1 and V2 at 10,000, the other jobs, the growth of requests and the panel
  --jobs      some of the other jobs: traktCalendar, tmdbSearch, torrentList, longTorrentList, traktList, radarrFilms, unlockBest, unrestricts (1,000 of these take minutes: Real-Debrid allows 250 a minute)
  --no-jobs   none of them
  --no-growth without the requests to targets that have every title already
  --no-panel  without the panel, which starts a full n8n
  --report    exit code 0 although a target is missed
  --only      some of ${WAYS.join(', ')}
  --no-build  run the package in dist as it is, whatever its age
  --profile   keep a CPU profile of each run`;

/** @throws Error for an option or a way that does not exist */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			quick: { type: 'boolean', default: false },
			report: { type: 'boolean', default: false },
			'no-build': { type: 'boolean', default: false },
			profile: { type: 'boolean', default: false },
			jobs: { type: 'string' },
			'no-jobs': { type: 'boolean', default: false },
			'no-growth': { type: 'boolean', default: false },
			'no-panel': { type: 'boolean', default: false },
			only: { type: 'string', default: WAYS.join() },
			sizes: { type: 'string' },
			runs: { type: 'string' },
		},
	});
	const only = values.only.split(',') as Way[];
	const unknown = only.find((way) => !WAYS.includes(way));
	if (unknown !== undefined) throw new Error(`There is no way "${unknown}".\n${USAGE}`);
	const { quick, report, profile, sizes = quick ? '100,1000,10000' : '100,1000,10000,100000' } = values;
	return {
		quick,
		report,
		profile,
		noBuild: values['no-build'],
		jobs: values.jobs?.split(',') ?? (quick || values['no-jobs'] ? [] : undefined),
		growth: !quick && !values['no-growth'],
		panel: !quick && !values['no-panel'],
		only,
		sizes: sizes.split(',').map(Number),
		runs: values.runs === undefined ? undefined : Number(values.runs),
	};
}

/** What is measured, smallest first: whatever is wrong shows early. */
export function casesFor(options: Options, haveStock: boolean): Case[] {
	const ways = WAYS.filter((way) => options.only.includes(way) && (haveStock || !isStock(way)));
	return options.sizes.flatMap((titles) =>
		ways
			.filter((way) => titles <= 10_000 || isClose(way))
			.filter((way) => !(options.quick && titles >= 10_000 && (way === 'v1' || way === 'v2')))
			.flatMap((way) => latenciesOf(way, titles).map((latency) => caseOf(way, titles, latency, options.runs))),
	);
}

function caseOf(way: Way, titles: number, latency: Latency, runs?: number): Case {
	const isLong = takesLong(way, titles, latency);
	return {
		way,
		titles,
		latency,
		runs: runs ?? (isLong ? 1 : 3),
		// A start counts for nothing in a run of minutes.
		warm: !isLong,
		...(isStock(way) ? { limitMs: STOCK_LIMIT_MS } : {}),
	};
}

/** Long runs are steady by themselves and are made once; those that decide a target closely more often. */
function takesLong(way: Way, titles: number, { name }: Latency): boolean {
	if (titles > 10_000) return true;
	if (titles === 10_000) return (way !== 'helper' && !isClose(way)) || name !== 'loopback';
	return way === 'v1' && titles >= 1_000;
}

/**
 * Stock nodes are compared at 5 ms only, where they lose least to their order of requests. What takes
 * minutes is measured there alone too.
 */
function latenciesOf(way: Way, titles: number): Latency[] {
	if (isStock(way) || titles > 10_000) return [LOOPBACK];
	if (way === 'oursWithoutLibrary') return [LOOPBACK];
	return titles === 10_000 && !isClose(way) ? [LOOPBACK, INTERNET] : [LOOPBACK, REAL, INTERNET];
}
