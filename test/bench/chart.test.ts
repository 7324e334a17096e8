import { pageOf } from './page';
import { plotsOf } from './plots';
import type { Figures } from './record';
import { apart, svgOf } from './svg';
import { logScale } from './scale';
import type { Result, Sample, Way } from './types';

const NEAR = { name: 'loopback', trakt: 5, moviePilot: 5 } as const;

const sample = (wallMs: number, more: Partial<Sample> = {}): Sample => ({
	wallMs,
	cpuMs: wallMs / 2,
	memory: 70 * 2 ** 20,
	held: 4 * 2 ** 20,
	trakt: 4,
	moviePilot: 501,
	...more,
});

const result = (way: Way, titles: number, first: Sample, more: Partial<Result> = {}): Result => ({
	way,
	titles,
	latency: NEAR,
	runs: 3,
	first,
	...more,
});

const figures: Figures = {
	at: '2031-02-03T04:05:06.000Z',
	minutes: 12,
	environment: { cpu: 'A <Quick> CPU', cores: 6, memory: 32 * 2 ** 30, os: 'An OS 9', node: '24.1.0', n8n: 'n8n 9.9.9' },
	results: [
		result('ours', 1_000, sample(1_237), { unchanged: sample(43, { trakt: 1, moviePilot: 0 }) }),
		result('ours', 10_000, sample(9_871, { memory: 139 * 2 ** 20 })),
		result('v1', 1_000, sample(17_654)),
		result('v1', 10_000, sample(360_000, { ended: true, memory: 0 }), { runs: 1 }),
	],
	jobs: [
		{
			job: 'unlockBest',
			way: 'ours',
			cost: { wallMs: 234, cpuMs: 100, memory: 9 * 2 ** 20, held: 2 ** 20 },
			requests: 3,
			problem: 'nothing was unlocked',
		},
	],
	growth: [{ target: 'seerr', titles: 10_000, source: 40, reads: 21, writes: 0 }],
	panel: [{ run: 'cold', wallMs: 345.6, requests: 2, upstream: 6, bytes: 18_327, runs: 5 }],
	distances: ['far enough'],
	verdicts: [{ promise: 'something', measured: '1.76×', reached: false }],
};

/** The cells of the rows of the page's tables. */
const cells = (page: string): string[][] =>
	page
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.slice(2, -2).split(' | '));

test('the page has the figures of the record', () => {
	const rows = cells(pageOf(figures));
	expect(rows).toContainEqual(['Media Sync', 'first', '5', '1,000', '1.24', '0.62', '4', '501', '70', '4', '3']);
	expect(rows).toContainEqual(['Media Sync', 'no change', '5', '1,000', '0.04', '0.02', '1', '0', '70', '4', '3']);
	expect(rows).toContainEqual(['unlock best', 'our node', '0.23', '3', '9', '1', 'nothing was unlocked']);
	expect(rows).toContainEqual(['seerr', '10,000', '40', '21', '0']);
	expect(rows).toContainEqual(['panel opened, nothing remembered', '346', '2', '6', '18,327', '5']);
	expect(rows).toContainEqual(['something', '1.76×', 'not reached']);
});

test('a run that was ended is told as such, and what it cost is left open', () => {
	const rows = cells(pageOf(figures));
	expect(rows).toContainEqual(['stock V1: Loop Over Items', 'first', '5', '10,000', 'more than 360', '', '4', '501', '', '', '1']);
	const [time, memory] = plotsOf(figures);
	expect(time?.lines.find(({ way }) => way === 'v1')?.points.at(-1)).toMatchObject({ titles: 10_000, value: 360, more: true });
	expect(memory?.lines.find(({ way }) => way === 'v1')?.points.map(({ titles }) => titles)).toEqual([1_000]);
	expect(svgOf(plotsOf(figures), [])).toContain('10,000 titles: more than 360 s');
});

test('page and chart name the machine and the day', () => {
	const page = pageOf(figures);
	for (const text of ['A <Quick> CPU', '6 cores', '32 GiB', 'An OS 9', 'Node 24.1.0', 'n8n 9.9.9', '2031-02-03'])
		expect(page).toContain(text);
	expect(svgOf(plotsOf(figures), ['A <Quick> CPU'])).toContain('>A &lt;Quick&gt; CPU</text>');
});

test('parts that were left out have no heading', () => {
	const page = pageOf({ ...figures, jobs: [], growth: [], panel: [] });
	expect(page.match(/^## .*/gm)).toEqual(['## Sync', '## How far from the floor n8n itself is', '## Targets']);
});

test('ten times as much is as far away everywhere on an axis', () => {
	const scale = logScale([30, 8_000], 0, 300);
	expect(scale.ticks).toEqual([10, 100, 1_000, 10_000]);
	expect(scale.ticks.map((value) => Math.round(scale.at(value)))).toEqual([0, 100, 200, 300]);
});

test('every point of a line is drawn where its values are on the axes', () => {
	const svg = svgOf(plotsOf(figures), []);
	const places = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+"><title>Media Sync, ([\d,]+) titles: ([\d.]+) s</g)];
	expect(places.map(([, , , titles, value]) => [titles, value])).toEqual([
		['1,000', '1.24'],
		['10,000', '9.87'],
	]);
	const [[, x1, y1], [, x2, y2]] = places as unknown as [string[], string[]];
	// 1,000 to 10,000 is the whole width; 1 to 1,000 seconds the whole height.
	expect(Number(x2) - Number(x1)).toBeCloseTo(480, 0);
	expect(Number(y1) - Number(y2)).toBeCloseTo((Math.log10(9_871 / 1_237) / 3) * 300, 0);
});

test('labels do not cover each other, keep their order and stay in the plot', () => {
	const places = apart([50, 48, 52, 299, 298], 0, 300);
	const sorted = [...places].sort((a, b) => a - b);
	expect(sorted.slice(1).every((place, index) => place - (sorted[index] ?? 0) >= 17)).toBe(true);
	expect([places[1]! < places[0]!, places[0]! < places[2]!, Math.max(...places) <= 300]).toEqual([true, true, true]);
});
