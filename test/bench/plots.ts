import type { Figures } from './record';
import { seconds, mebibytes } from './report';
import type { Result, Way } from './types';

/** One point of a plot; `more` when the value is larger than that, nobody knows how much. */
export interface Point {
	titles: number;
	value: number;
	text: string;
	more: boolean;
}

export interface Line {
	way: Way;
	points: Point[];
}

export interface Plot {
	title: string;
	unit: string;
	lines: Line[];
}

const WAYS: Way[] = ['v1', 'v2', 'v3', 'ours', 'helper', 'floor'];

/** The plots of the chart: time of a first run near and far away, and memory. */
export function plotsOf({ results }: Figures): Plot[] {
	const near = results.filter(({ latency }) => latency.name === 'loopback');
	const far = results.filter(({ latency }) => latency.name === 'real');
	const { trakt, moviePilot } = far[0]?.latency ?? { trakt: 0, moviePilot: 0 };
	return [
		{ title: 'First run, services 5 ms away', unit: 'seconds', lines: linesOf(near, timeOf) },
		{ title: `First run, Trakt ${trakt} ms and MoviePilot ${moviePilot} ms away`, unit: 'seconds', lines: linesOf(far, timeOf) },
		{ title: 'Peak memory of that first run, services 5 ms away', unit: 'MiB above idle', lines: linesOf(near, memoryOf) },
	].filter(({ lines }) => lines.length > 0);
}

function linesOf(results: Result[], pointOf: (result: Result) => Point | undefined): Line[] {
	return WAYS.map((way) => ({
		way,
		points: results
			.filter((result) => result.way === way)
			.flatMap((result) => pointOf(result) ?? [])
			.sort((a, b) => a.titles - b.titles),
	})).filter(({ points }) => points.length > 0);
}

const timeOf = ({ titles, first }: Result): Point => ({
	titles,
	value: first.wallMs / 1_000,
	text: first.ended ? `${(first.wallMs / 1_000).toFixed(0)} s` : `${seconds(first.wallMs)} s`,
	more: first.ended === true,
});

/** What a run took that was ended is not known; on a logarithmic axis there is no place for nothing. */
function memoryOf({ titles, first }: Result): Point | undefined {
	if (first.ended || first.memory <= 0) return undefined;
	return { titles, value: first.memory / 2 ** 20, text: `${mebibytes(first.memory)} MiB`, more: false };
}
