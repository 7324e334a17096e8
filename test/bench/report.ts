import { textTable } from './textTable';
import type { Latency, Result, Sample, Way } from './types';

export const TITLES: Record<Way, string> = {
	ours: 'Media Sync',
	oursWithoutLibrary: 'Media Sync, Check Library off',
	floor: 'floor: bare undici client',
	helper: 'n8n’s request helper alone',
	v1: 'stock V1: Loop Over Items',
	v2: 'stock V2: all items at once',
	v3: 'stock V3: list once, Merge',
	v3WithoutLibrary: 'stock V3 without the library',
};

export const SYNC_HEADINGS = ['way', 'run', 'latency ms', 'titles', 'wall s', 'CPU s', 'Trakt', 'MoviePilot', 'peak MiB', 'held MiB', 'n'];

/** Columns of words, before those of numbers. */
export const SYNC_WORDS = 2;

const RUNS = { first: 'first', unchanged: 'no change', oneNew: 'one new', tenAndTen: 'ten new, ten gone', warm: 'first, warm' } as const;

/**
 * "first" is the first run of a process that has just started, "no change" the one after it, "first, warm"
 * a first run again in that process: what a server that has been up for a while takes.
 * Memory is above idle: at its peak, garbage included, and what is held at the end.
 */
export const table = (results: Result[]): string => textTable(SYNC_HEADINGS, syncRows(results), SYNC_WORDS);

/** The cells of the table, as they are printed. */
export function syncRows(results: Result[]): string[][] {
	return results.flatMap((result) =>
		(Object.keys(RUNS) as Array<keyof typeof RUNS>).flatMap((run) => {
			const sample = result[run];
			return sample === undefined ? [] : [row(result, run, sample)];
		}),
	);
}

function row(result: Result, run: keyof typeof RUNS, sample: Sample): string[] {
	const { wallMs, cpuMs, trakt, moviePilot, memory, held } = sample;
	const { latency, titles, runs } = result;
	const known = (text: string) => (sample.ended ? '' : text);
	return [
		TITLES[result.way],
		RUNS[run],
		latencyText(latency),
		titles.toLocaleString('en'),
		sample.ended ? `more than ${(wallMs / 1_000).toFixed(0)}` : seconds(wallMs),
		known(seconds(cpuMs)),
		trakt.toLocaleString('en'),
		moviePilot.toLocaleString('en'),
		// A warm process has kept memory of the runs before, so that its growth would say nothing.
		run === 'warm' ? '' : known(mebibytes(memory)),
		run === 'warm' ? '' : known(mebibytes(held)),
		String(runs),
	];
}

/** "5", "150/40", "40 TLS/5": of Trakt and of MoviePilot. */
export function latencyText({ trakt, moviePilot, roundTrip }: Latency): string {
	if (roundTrip !== undefined) return `${roundTrip} TLS/${moviePilot}`;
	return trakt === moviePilot ? `${trakt}` : `${trakt}/${moviePilot}`;
}

/** "0.45", "17.7" */
export const seconds = (ms: number): string => (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);

export const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
