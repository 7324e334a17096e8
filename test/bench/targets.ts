import { leastRequests } from './least';
import { median } from './median';
import type { Cost, Latency, Result, Sample, Way } from './types';

/** One thing that is promised, and what became of it. */
export interface Verdict {
	promise: string;
	/** What was measured, for example "1.18×"; empty when it was not. */
	measured: string;
	reached: boolean | undefined;
}

type LatencyName = Latency['name'];

/** Compares the results with everything that is promised; what was left out stays undecided. */
export function judge(results: Result[]): Verdict[] {
	const sizes = [...new Set(results.map(({ titles }) => titles))].sort((a, b) => a - b);
	const find = (way: Way, titles: number, latency: LatencyName = 'loopback') =>
		results.find((one) => one.way === way && one.titles === titles && one.latency.name === latency);
	// More titles than these are measured with us and the floor alone, and at 5 ms.
	const usual = sizes.filter((titles) => titles <= 10_000);
	return [
		...usual.map((titles) => nearFloor(find('ours', titles, 'real'), find('floor', titles, 'real'), titles, 1.3, 'real latencies')),
		...sizes.map((titles) => nearFloor(find('ours', titles), find('floor', titles), titles, 2, '5 ms')),
		...[1_000, 10_000].flatMap((titles) => [
			faster(find('ours', titles), find('v1', titles), titles, 5, 'V1'),
			faster(find('ours', titles), find('v2', titles), titles, 5, 'V2'),
			faster(find('ours', titles), find('v3', titles), titles, 3, 'V3'),
			cheaper(find('ours', titles), find('v3', titles), titles),
			smaller(find('ours', titles), find('v3', titles), titles),
			faster(find('oursWithoutLibrary', titles), find('v3WithoutLibrary', titles), titles, 3, 'V3, both without the library'),
		]),
		...sizes
			.filter((titles) => titles >= 1_000 && titles <= 10_000)
			.flatMap((titles) =>
				(['loopback', 'internet'] as const).flatMap((place) =>
					(['wallMs', 'cpuMs'] as const).map((cost) =>
						nearHelper(find('ours', titles, place), find('helper', titles, place), titles, cost, PLACES[place]),
					),
				),
			),
		...usual.map((titles) => memoryNearHelper(find('ours', titles), find('helper', titles), titles)),
		...(['ours', 'oursWithoutLibrary'] as const).flatMap((way) => sizes.map((titles) => fewRequests(find(way, titles), titles, way))),
		quick(find('ours', 10_000)),
		...usual.map((titles) => noMoreRequests(find('ours', titles), find('v3', titles), titles)),
		atMost('10,000 watchlist titles in at most 45 Trakt requests', find('ours', 10_000)?.first.trakt, 45),
		...sizes.map((titles) => {
			const { unchanged } = find('ours', titles) ?? {};
			const requests = unchanged && unchanged.trakt + unchanged.moviePilot;
			return atMost(`${count(titles)} titles: a no-change run makes one request`, requests, 1);
		}),
		...sizes.slice(1).flatMap((titles, at) => {
			const [smaller, larger] = [find('ours', sizes[at] ?? 0), find('ours', titles)];
			return [
				growth('time', 'wallMs', 1.1, smaller, larger, [sizes[at] ?? 0, titles]),
				growth('CPU', 'cpuMs', 1.1, smaller, larger, [sizes[at] ?? 0, titles]),
				growth('memory', 'memory', 1, smaller, larger, [sizes[at] ?? 0, titles]),
			];
		}),
		atMost('10,000 titles: under 150 MiB above idle', mebibytes(find('ours', 10_000)), 149, ' MiB'),
	];
}

export function verdictLine({ promise, measured, reached }: Verdict): string {
	const word = reached === undefined ? (measured === '' ? 'not measured' : 'undecided') : reached ? 'reached' : 'NOT REACHED';
	return `${word.padEnd(12)}  ${promise}${measured && `: ${measured}`}`;
}

const count = (titles: number): string => titles.toLocaleString('en');

/** What one costs to the other in each round; a busy machine meets both of a round alike. */
function ratios(one: Result, other: Result, cost: keyof Cost): number[] {
	const pairs = (one.rounds ?? []).flatMap((sample, round): Array<[Sample, Sample]> => {
		const against = other.rounds?.[round];
		return against === undefined ? [] : [[sample, against]];
	});
	const all = pairs.length === 0 ? [[one.first, other.first] as const] : pairs;
	return all.map(([mine, theirs]) => mine[cost] / theirs[cost]);
}

/** "1.18× (1.10 to 1.31 in 3 pairs)": the median decides. */
function inPairs(one: Result, other: Result, cost: keyof Cost): { times: number; measured: string } {
	const all = ratios(one, other, cost);
	const times = median(all);
	const spread = all.length < 2 ? '' : ` (${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)} in ${all.length} pairs)`;
	return { times, measured: `${times.toFixed(2)}×${spread}` };
}

/** "1.18× (1.10 to 1.31 in 3 pairs) (1.09× warm)": how many times as long as the other one takes; the first run decides. */
function compare(one: Result, other: Result): { times: number; measured: string } {
	const { times, measured } = inPairs(one, other, 'wallMs');
	const warm = one.warm && other.warm && !one.warm.ended ? ` (${(one.warm.wallMs / other.warm.wallMs).toFixed(2)}× warm)` : '';
	return { times, measured: `${one.first.ended ? 'more than ' : ''}${measured}${warm}` };
}

const COSTS = { wallMs: 'time', cpuMs: 'CPU' } as const;

function nearHelper(
	ours: Result | undefined,
	helper: Result | undefined,
	titles: number,
	cost: keyof typeof COSTS,
	where: string,
): Verdict {
	const promise = `${count(titles)} titles, ${where}: at most 1.10× the ${COSTS[cost]} of n8n’s request helper alone`;
	if (ours === undefined || helper === undefined) return undecided(promise);
	const { times, measured } = inPairs(ours, helper, cost);
	return { promise, measured, reached: times <= 1.1 };
}

function memoryNearHelper(ours: Result | undefined, helper: Result | undefined, titles: number): Verdict {
	const promise = `${count(titles)} titles: at most 1.2× the memory of n8n’s request helper alone, at its highest`;
	if (ours === undefined || helper === undefined) return undecided(promise);
	const { times, measured } = inPairs(ours, helper, 'memory');
	return { promise, measured, reached: times <= 1.2 };
}

function cheaper(ours: Result | undefined, stock: Result | undefined, titles: number): Verdict {
	const promise = `${count(titles)} titles: at most a third of V3’s CPU`;
	if (ours === undefined || stock === undefined || stock.first.ended) return undecided(promise);
	const { times, measured } = inPairs(ours, stock, 'cpuMs');
	return { promise, measured, reached: times <= 1 / 3 };
}

function smaller(ours: Result | undefined, stock: Result | undefined, titles: number): Verdict {
	const promise = `${count(titles)} titles: at most half of V3’s memory, at its highest`;
	if (ours === undefined || stock === undefined || stock.first.ended) return undecided(promise);
	const { times, measured } = inPairs(ours, stock, 'memory');
	return { promise, measured, reached: times <= 0.5 };
}

/** Of every kind of run: never more than the arithmetic least and two. */
function fewRequests(ours: Result | undefined, titles: number, way: Way): Verdict {
	const options = way === 'ours' ? '' : ', Check Library off';
	const promise = `${count(titles)} titles${options}: at most two requests more than the least`;
	if (ours === undefined) return undecided(promise);
	const told = (['first', 'unchanged', 'oneNew', 'tenAndTen'] as const).flatMap((run) => {
		const sample = ours[run];
		if (sample === undefined) return [];
		const [made, least] = [sample.trakt + sample.moviePilot, leastRequests(ours, run)];
		return [{ text: `${RUN_NAMES[run]} ${count(made)} (least ${count(least)})`, isFew: made <= least + 2 }];
	});
	return { promise, measured: told.map(({ text }) => text).join(', '), reached: told.every(({ isFew }) => isFew) };
}

const RUN_NAMES = { first: 'first', unchanged: 'no change', oneNew: 'one new', tenAndTen: 'ten new, ten gone' } as const;

function quick(ours: Result | undefined): Verdict {
	const promise = '10,000 titles, one new: at most 6 requests and under 1 s';
	const sample = ours?.oneNew;
	if (sample === undefined) return undecided(promise);
	const requests = sample.trakt + sample.moviePilot;
	return {
		promise,
		measured: `${requests} requests, ${(sample.wallMs / 1_000).toFixed(2)} s`,
		reached: requests <= 6 && sample.wallMs < 1_000,
	};
}

function undecided(promise: string): Verdict {
	return { promise, measured: '', reached: undefined };
}

/** How much of the distance to the floor is n8n's own: no target, since no node can change it. */
export function distances(results: Result[]): string[] {
	return results
		.filter(({ way }) => way === 'helper')
		.flatMap((helper) => {
			const at = (way: Way) =>
				results.find((one) => one.way === way && one.titles === helper.titles && one.latency.name === helper.latency.name);
			const [ours, floor] = [at('ours'), at('floor')];
			const where = `${count(helper.titles)} titles, ${PLACES[helper.latency.name]}`;
			return [
				...(ours ? [`${where}: Media Sync takes ${compare(ours, helper).measured} n8n’s request helper alone`] : []),
				...(floor ? [`${where}: n8n’s request helper alone takes ${compare(helper, floor).measured} the floor`] : []),
			];
		});
}

const PLACES: Record<LatencyName, string> = { loopback: '5 ms', real: 'real latencies', internet: 'Trakt with TLS, 40 ms away' };

function nearFloor(ours: Result | undefined, floor: Result | undefined, titles: number, limit: number, where: string): Verdict {
	const promise = `${count(titles)} titles, ${where}: at most ${limit}× the floor`;
	if (ours === undefined || floor === undefined) return undecided(promise);
	const { times, measured } = compare(ours, floor);
	return { promise, measured, reached: times <= limit };
}

function faster(ours: Result | undefined, stock: Result | undefined, titles: number, limit: number, name: string): Verdict {
	const promise = `${count(titles)} titles: at least ${limit}× faster than ${name}`;
	if (ours === undefined || stock === undefined) return undecided(promise);
	const { times, measured } = compare(stock, ours);
	// A run that was ended took longer still, nobody knows how much.
	return { promise, measured, reached: stock.first.ended && times < limit ? undefined : times >= limit };
}

function noMoreRequests(ours: Result | undefined, stock: Result | undefined, titles: number): Verdict {
	const promise = `${count(titles)} titles: no more requests than V3`;
	if (ours === undefined || stock === undefined || stock.first.ended) return undecided(promise);
	const [mine, theirs] = [ours, stock].map(({ first }) => first.trakt + first.moviePilot) as [number, number];
	return { promise, measured: `${count(mine)} against ${count(theirs)}`, reached: mine <= theirs };
}

function atMost(promise: string, value: number | undefined, limit: number, unit = ''): Verdict {
	if (value === undefined) return undecided(promise);
	return { promise, measured: `${count(value)}${unit}`, reached: value <= limit };
}

/** Whether time or memory grows no faster than the titles, but for the given allowance. */
function growth(
	what: string,
	measure: keyof Cost,
	allowance: number,
	smaller: Result | undefined,
	larger: Result | undefined,
	sizes: [number, number],
): Verdict {
	const within = allowance === 1 ? '' : `, within ${((allowance - 1) * 100).toFixed(0)} %`;
	const promise = `${what} grows no faster than the titles${within}, ${sizes.map(count).join(' to ')}`;
	if (smaller === undefined || larger === undefined) return undecided(promise);
	const times = larger.first[measure] / smaller.first[measure];
	const titles = sizes[1] / sizes[0];
	return { promise, measured: `${times.toFixed(1)}× for ${titles}× the titles`, reached: times <= titles * allowance };
}

const mebibytes = (result: Result | undefined): number | undefined => result && Math.ceil(result.first.memory / 2 ** 20);
