import { casesFor, readOptions } from './cases';
import { judge, verdictLine } from './targets';
import type { Case, Result, Way } from './types';

const cases = (...args: string[]): Case[] => casesFor(readOptions(args), true);

const NEAR = { name: 'loopback', trakt: 5, moviePilot: 5 } as const;

const took = (way: Way, titles: number, wallMs: number, ended?: true): Result => ({
	way,
	titles,
	latency: NEAR,
	runs: 1,
	first: { wallMs, cpuMs: 1, memory: titles, held: 1, trakt: 1, moviePilot: 1, ...(ended ? { ended } : {}) },
});

const lineOf = (results: Result[], about: string): string =>
	judge(results)
		.map(verdictLine)
		.find((line) => line.includes(about)) ?? '';

test('100,000 titles are measured once, near, and not with stock nodes', () => {
	const large = cases().filter(({ titles }) => titles === 100_000);
	expect(large.map(({ way, latency, runs, warm }) => [way, latency.name, runs, warm])).toEqual([
		['ours', 'loopback', 1, false],
		['floor', 'loopback', 1, false],
	]);
	expect(cases('--quick').every(({ titles }) => titles <= 10_000)).toBe(true);
});

test('only stock workflows are ended, and V1 runs once where it takes minutes', () => {
	expect([
		...new Set(
			cases()
				.filter(({ limitMs }) => limitMs !== undefined)
				.map(({ way }) => way),
		),
	]).toEqual(['v1', 'v2', 'v3', 'v3WithoutLibrary']);
	expect(cases('--only', 'v1').map(({ titles, runs }) => [titles, runs])).toEqual([
		[100, 3],
		[1_000, 1],
		[10_000, 1],
	]);
});

test('everything is measured unless it is left out', () => {
	expect(readOptions([])).toMatchObject({ jobs: undefined, growth: true, panel: true });
	expect(readOptions(['--no-jobs', '--no-growth', '--no-panel'])).toMatchObject({ jobs: [], growth: false, panel: false });
	expect(readOptions(['--quick'])).toMatchObject({ jobs: [], growth: false, panel: false });
	expect(readOptions(['--jobs', 'unlockBest'])).toMatchObject({ jobs: ['unlockBest'] });
});

test('a target is judged by the figures', () => {
	const v3 = 'at least 3× faster than V3';
	expect(lineOf([took('ours', 1_000, 1_000), took('v3', 1_000, 1_760)], `1,000 titles: ${v3}`)).toBe(
		`NOT REACHED   1,000 titles: ${v3}: 1.76×`,
	);
	expect(lineOf([took('ours', 1_000, 1_000), took('v3', 1_000, 3_500)], `1,000 titles: ${v3}`)).toMatch(/^reached .*: 3\.50×$/);
	expect(lineOf([took('ours', 1_000, 1_000)], `1,000 titles: ${v3}`)).toMatch(/^not measured/);
});

test('a run that was ended decides only what it has shown', () => {
	const v1 = '10,000 titles: at least 5× faster than V1';
	expect(lineOf([took('ours', 10_000, 10_000), took('v1', 10_000, 360_000, true)], v1)).toMatch(/^reached .*: more than 36\.00×$/);
	expect(lineOf([took('ours', 10_000, 90_000), took('v3', 10_000, 360_000, true)], 'no more requests')).toMatch(/^not measured/);
	expect(lineOf([took('ours', 10_000, 90_000), took('v1', 10_000, 360_000, true)], v1)).toMatch(/^undecided .*: more than 4\.00×$/);
});

test('time and memory may grow as the titles do', () => {
	const sizes = (wallMs: number) => [took('ours', 10_000, 8_000), took('ours', 100_000, wallMs)];
	expect(lineOf(sizes(87_000), 'time grows')).toMatch(/^reached .*: 10\.9× for 10× the titles$/);
	expect(lineOf(sizes(96_000), 'time grows')).toMatch(/^NOT REACHED .*: 12\.0× for 10× the titles$/);
});

const rounds = (way: Way, costs: Array<[number, number]>): Result => {
	const samples = costs.map(([wallMs, cpuMs]) => ({ wallMs, cpuMs, memory: 1, held: 1, trakt: 4, moviePilot: 1_002 }));
	return { way, titles: 1_000, latency: NEAR, runs: samples.length, first: samples[0]!, rounds: samples };
};

test('what is compared is compared within a round, by its median, with the spread', () => {
	// The second round was taken on a busy machine.
	const results = [rounds('ours', [[105, 100], [900, 210], [108, 104]]), rounds('helper', [[100, 100], [850, 200], [100, 100]])]; // prettier-ignore
	expect(lineOf(results, '1,000 titles, 5 ms: at most 1.10× the time of n8n’s request helper alone')).toMatch(
		/^reached .*: 1\.06× \(1\.05 to 1\.08 in 3 pairs\)$/,
	);
	expect(lineOf(results, '1,000 titles, 5 ms: at most 1.10× the CPU')).toMatch(/^reached .*: 1\.04× \(1\.00 to 1\.05 in 3 pairs\)$/);
});

test('requests are judged by the arithmetic least', () => {
	const ours = rounds('ours', [[100, 100]]);
	const requests = (trakt: number, moviePilot: number) => ({ ...ours.first, trakt, moviePilot });
	const few: Result = { ...ours, unchanged: requests(1, 0), oneNew: requests(2, 4), tenAndTen: requests(5, 22) };
	expect(lineOf([few], '1,000 titles: at most two requests more')).toMatch(
		/^reached .*: first 1,006 \(least 1,005\), no change 1 \(least 1\), one new 6 \(least 5\), ten new, ten gone 27 \(least 26\)$/,
	);
	expect(lineOf([{ ...few, oneNew: requests(4, 4) }], '1,000 titles: at most two requests more')).toMatch(/^NOT REACHED/);
});
