import type { SyncRun, World } from '../world';

/** What a summary counts, in the order of the table, and how a person says it. */
const COUNTED: ReadonlyArray<[name: string, words: string]> = [
	['added', 'added'],
	['alreadySubscribed', 'subscribed already'],
	['inLibrary', 'in the library already'],
	['planned', 'would be added'],
	['removed', 'removed'],
	['skipped', 'skipped'],
	['notFound', 'without a TMDB number'],
	['failed', 'failed'],
];

const BAR = 24;

/** Pauses between two looks at how far a run is, in milliseconds. */
const LOOK_EVERY = 100;

const bar = (share: number): string => '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');

export const say = (line = ''): void => console.log(line);

/**
 * Shows how far the work is while it runs; a terminal alone can show it in one line.
 *
 * @param done how much there is of `all`
 */
export async function withProgress<T>(work: Promise<T>, all: number, done: () => number): Promise<T> {
	if (!process.stdout.isTTY) return await work;
	const show = () => {
		const share = Math.min(1, done() / all);
		process.stdout.write(`\r  ${bar(share)} ${String(Math.round(share * 100)).padStart(3)} %  ${done()} of ${all} subscriptions`);
	};
	const timer = setInterval(show, LOOK_EVERY);
	try {
		return await work;
	} finally {
		clearInterval(timer);
		show();
		process.stdout.write('\n');
	}
}

/** What came of a run: a row for each count that is not zero, what it cost, and the node's own message. @returns the requests */
export function report({ trakt, moviePilot }: World, { summary, run }: SyncRun): number {
	const rows = COUNTED.map(([name, words]) => ({ words, count: Number(summary[name] ?? 0) })).filter(({ count }) => count > 0);
	const [most, width] = [Math.max(...rows.map(({ count }) => count)), Math.max(...rows.map(({ words }) => words.length))];
	for (const { words, count } of rows) {
		say(`  ${words.padEnd(width)}  ${String(count).padStart(5)}  ${'▆'.repeat(Math.max(1, Math.round((count / most) * BAR)))}`);
	}
	const [toTrakt, toMoviePilot] = [trakt.api.requests.length, moviePilot.simulator.requests.length];
	const seconds = (run.durationMs / 1000).toFixed(1);
	say(`  ${counted(toTrakt + toMoviePilot)} (${toTrakt} to Trakt, ${toMoviePilot} to MoviePilot) in ${seconds} s`);
	say(`  Its message: ${summary.message.split('\n').join(`\n${' '.repeat(15)}`)}`);
	return toTrakt + toMoviePilot;
}

const counted = (requests: number): string => (requests === 1 ? '1 request' : `${requests} requests`);

const NEXT = [
	['npm run n8n', 'a full n8n in your browser, everything in it connected to simulated services'],
	['README.md', '"First sync in ten minutes": the same with your own accounts'],
	['npm test', 'everything that needs neither a browser nor a full n8n'],
];

export function whatNext(): void {
	say('What to do next');
	for (const [what = '', why = ''] of NEXT) say(`  ${what.padEnd(13)}${why}`);
}
