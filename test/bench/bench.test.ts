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
	]).toEqual(['v1', 'v2', 'v3']);
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
	const v3 = 'at least 2.5× faster than V3';
	expect(lineOf([took('ours', 1_000, 1_000), took('v3', 1_000, 1_760)], `1,000 titles: ${v3}`)).toBe(
		`NOT REACHED   1,000 titles: ${v3}: 1.76×`,
	);
	expect(lineOf([took('ours', 1_000, 1_000), took('v3', 1_000, 2_500)], `1,000 titles: ${v3}`)).toMatch(/^reached .*: 2\.50×$/);
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
