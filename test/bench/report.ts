import type { Result, Sample, Way } from './types';

export const TITLES: Record<Way, string> = {
	ours: 'Media Sync',
	oursWithLibrary: 'Media Sync, with library check',
	floor: 'floor: bare undici client',
	v1: 'stock V1: Loop Over Items',
	v2: 'stock V2: all items at once',
	v3: 'stock V3: list once, Merge',
};

const HEADINGS = [
	'way',
	'latency ms',
	'titles',
	'run',
	'wall s',
	'CPU s',
	'Trakt',
	'MoviePilot',
	'peak MiB',
	'held MiB',
	'n',
];

const RUNS = { first: 'first', unchanged: 'no change', warm: 'first, warm' } as const;

/**
 * The one table. "first" is the first run of a process that has just started, "no change" the one after
 * it, "first, warm" a first run again in that process: what a server that has been up for a while takes.
 * Memory is above idle: at its peak, garbage included, and what is held at the end.
 */
export function table(results: Result[]): string {
	const lines = results.flatMap((result) =>
		(['first', 'unchanged', 'warm'] as const).flatMap((run) => {
			const sample = result[run];
			return sample === undefined ? [] : [row(result, run, sample)];
		}),
	);
	const rows = [HEADINGS, ...lines];
	const widths = HEADINGS.map((_, column) =>
		Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
	);
	// Names to the left, numbers to the right.
	const text = (cells: string[]) =>
		cells
			.map((cell, at) =>
				at === 0 || at === 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
			)
			.join('  ');
	const rule = widths.map((width) => '-'.repeat(width)).join('  ');
	return [text(HEADINGS), rule, ...lines.map(text)].join('\n');
}

function row(result: Result, run: keyof typeof RUNS, sample: Sample): string[] {
	const { wallMs, cpuMs, trakt, moviePilot, memory, held } = sample;
	const { latency, titles, runs } = result;
	const seconds = (ms: number) => (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);
	return [
		TITLES[result.way],
		latency.trakt === latency.moviePilot
			? `${latency.trakt}`
			: `${latency.trakt}/${latency.moviePilot}`,
		titles.toLocaleString('en'),
		RUNS[run],
		seconds(wallMs),
		seconds(cpuMs),
		trakt.toLocaleString('en'),
		moviePilot.toLocaleString('en'),
		// A warm process has kept memory of the runs before, so that its growth would say nothing.
		run === 'warm' ? '' : mebibytes(memory),
		run === 'warm' ? '' : mebibytes(held),
		String(runs),
	];
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
