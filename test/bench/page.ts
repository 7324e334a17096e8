import { GROWTH_HEADINGS, growthRows } from '../mediaSync/growth';
import { JOB_HEADINGS, JOB_WORDS, jobRows } from './jobs/measureJobs';
import { PANEL_HEADINGS, panelRows } from './panel/measurePanel';
import type { Figures } from './record';
import { SYNC_HEADINGS, SYNC_WORDS, syncRows } from './report';
import { markdownTable } from './textTable';

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
	const { results, jobs, panel, growth, distances, verdicts } = figures;
	const parts = [
		'# Benchmark',
		'Written by `npx tsx test/bench/chart.ts` from what `npm run bench` measured; do not edit it by hand.',
		notesOf(figures)
			.map((note) => `- ${note}`)
			.join('\n'),
		'![Time and memory of a first run beside a bare client and stock nodes](benchmark.svg)',
		section('Sync', SYNC_TEXT, markdownTable(SYNC_HEADINGS, syncRows(results), SYNC_WORDS), results),
		section('Other jobs', JOBS_TEXT, markdownTable(JOB_HEADINGS, jobRows(jobs), JOB_WORDS), jobs),
		section('Panel', PANEL_TEXT, markdownTable(PANEL_HEADINGS, panelRows(panel), 1), panel),
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

const JOBS_TEXT = 'Services answer after 50 ms.';

const PANEL_TEXT = 'On a full n8n, until the first view has its data; services answer after 50 ms.';

const GROWTH_TEXT = 'A first sync, which knows nothing yet.';

const WORDS: Record<string, string> = { true: 'reached', false: 'not reached', undefined: 'not measured' };

/** Nothing was measured for an empty part. */
function section(title: string, text: string, content: string, what: unknown[]): string {
	if (what.length === 0) return '';
	return [`## ${title}`, text, content].filter((part) => part !== '').join('\n\n');
}
