import { GROWTH_HEADINGS, growthRows } from '../mediaSync/growth';
import { JOB_HEADINGS, JOB_WORDS, jobRows } from './jobs/measureJobs';
import { PANEL_HEADINGS, panelRows } from './panel/measurePanel';
import { FIRST_HEADINGS, firstRows } from './firstExecution';
import { leastRequests } from './least';
import type { Figures } from './record';
import { seconds, SYNC_HEADINGS, SYNC_WORDS, syncRows } from './report';
import { markdownTable } from './textTable';
import type { Result, Sample, Way } from './types';

/** What the figures were taken on, and when: lines for the chart and the page. */
export function notesOf({ at, environment }: Figures): string[] {
	const { cpu, cores, memory, os, node, n8n } = environment;
	const gibibytes = (memory / 2 ** 30).toFixed(0);
	return [
		`${cpu}, ${cores} cores, ${gibibytes} GiB of memory, ${os}`,
		`Node ${node}, ${n8n}, ${at.slice(0, 10)}; services simulated on the same machine, half of the titles already subscribed`,
	];
}

/** `docs/benchmark.md`: everything that one run of the bench printed. */
export function pageOf(figures: Figures): string {
	const { results, jobs, panel, growth, firstExecutions = [], distances, verdicts } = figures;
	const parts = [
		'# Benchmark',
		fiveLines(results),
		'Written by `npx tsx test/bench/chart.ts` from what `npm run bench` measured; do not edit it by hand.',
		notesOf(figures)
			.map((note) => `- ${note}`)
			.join('\n'),
		'![Time and memory of a first run beside a bare client and stock nodes](benchmark.svg)',
		section('Sync', SYNC_TEXT, markdownTable(SYNC_HEADINGS, syncRows(results), SYNC_WORDS), results),
		section('Other jobs', JOBS_TEXT, markdownTable(JOB_HEADINGS, jobRows(jobs), JOB_WORDS), jobs),
		section('Panel', PANEL_TEXT, markdownTable(PANEL_HEADINGS, panelRows(panel), 1), panel),
		section(
			'First execution after a start of n8n',
			FIRST_TEXT,
			markdownTable(FIRST_HEADINGS, firstRows(firstExecutions), 1),
			firstExecutions,
		),
		section(
			'Requests to a target that has every title already',
			GROWTH_TEXT,
			markdownTable(GROWTH_HEADINGS, growthRows(growth), 1),
			growth,
		),
		section('How far from the floor n8n itself is', '', distances.map((line) => `- ${line}`).join('\n'), distances),
		section(
			'Targets',
			'',
			markdownTable(
				['target', 'measured', ''],
				verdicts.map(({ promise, measured, reached }) => [promise, measured, WORDS[String(reached)] ?? '']),
				3,
			),
			verdicts,
		),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const SYNC_TEXT =
	'A Trakt watchlist of films into MoviePilot. "first" is the first run of a process that has just started, "no change" the one after it, "first, warm" a first run again in that process. The floor makes the same exchanges with a bare client and nothing else; n8n’s request helper alone makes them in a node: as quick as one can be that sends with that helper, as many requests at a time. The stock workflows are the strongest that n8n’s own nodes allow. Memory is above the idle process; medians of n runs.';

const FIRST_TEXT =
	'n8n loads the code of a node when it is first executed. What of that is ours: loading the module and reading its forms, as work of the processor.';

/** What a user will see, from the figures; a line whose figures were not taken is left out. */
function fiveLines(results: Result[]): string {
	const near = (way: Way, titles: number) =>
		results.find((one) => one.way === way && one.titles === titles && one.latency.name === 'loopback');
	const [ours, thousand, stock, helper] = [near('ours', 10_000), near('ours', 1_000), near('v3', 1_000), near('helper', 1_000)];
	const made = (sample: Sample) => (sample.trakt + sample.moviePilot).toLocaleString('en');
	const lines = [
		thousand &&
			`The first night with 1,000 titles, half of them new to the server, takes ${seconds(thousand.first.wallMs)} s and ${made(thousand.first)} requests; ${leastRequests(thousand, 'first').toLocaleString('en')} is the least that it can be.`,
		thousand?.unchanged &&
			`A night on which nothing has changed takes ${seconds(thousand.unchanged.wallMs)} s and ${made(thousand.unchanged)} request.`,
		ours?.oneNew && `One new title on a list of 10,000 takes ${seconds(ours.oneNew.wallMs)} s and ${made(ours.oneNew)} requests.`,
		thousand &&
			stock &&
			`The best workflow of n8n’s own nodes that does the same, the look into the library included, takes ${(stock.first.wallMs / thousand.first.wallMs).toFixed(1)} times as long.`,
		thousand &&
			helper &&
			`Of the time ${Math.round(Math.min(1, helper.first.wallMs / thousand.first.wallMs) * 100)} % is n8n’s own request helper, which opens a new connection for every request (with TLS a new handshake too): n8n can mend that by keeping connections open (an agent with keepAlive for each host); a node that keeps to n8n’s rules cannot.`,
	].filter((line) => line !== undefined);
	return lines.map((line) => `- ${line}`).join('\n');
}

const JOBS_TEXT = 'Services answer after 50 ms.';

const PANEL_TEXT = 'On a full n8n, until the first view has its data; services answer after 50 ms.';

const GROWTH_TEXT = 'A first sync, which knows nothing yet.';

const WORDS: Record<string, string> = { true: 'reached', false: 'not reached', undefined: 'not measured' };

/** Nothing was measured for an empty part. */
function section(title: string, text: string, content: string, what: unknown[]): string {
	if (what.length === 0) return '';
	return [`## ${title}`, text, content].filter((part) => part !== '').join('\n\n');
}
