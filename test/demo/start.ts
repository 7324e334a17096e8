/**
 * `npm start`: the main job, from beginning to end, on n8n's own engine against simulated services.
 * Syncs a sample watchlist into MoviePilot, then once more to show what a night without changes costs.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { WorkflowJson } from '../engine';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import { SyncRun, World } from '../world';
import { expectedCounts, expectedSubscriptions } from './expected';
import { report, say, whatNext, withProgress } from './report';

const ROOT = resolve(__dirname, '../..');

// n8n-core writes a key file into its user folder as soon as it is loaded.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'watchflow-'));

async function main(): Promise<string[]> {
	const world = await World.start({ package: ROOT });
	fillTrakt(world.trakt.state);
	fillMoviePilot(world.moviePilot.state);
	const subscriptions = () => world.moviePilot.state.subscriptions.all();
	const before = subscriptions().length;
	say('n8n-nodes-watchflow: a watchlist synced on n8n’s own engine, against simulated services');
	say(`  Trakt       ${world.trakt.api.url}  ${expectedCounts().titles} titles on the watchlist`);
	say(`  MoviePilot  ${world.moviePilot.url}  ${before} subscriptions (${world.moviePilot.generation})\n`);

	say('First run of examples/nightly-watchlist-sync.json');
	const first = await withProgress(run(world), expectedSubscriptions(), () => subscriptions().length);
	const firstRequests = report(world, first);
	const after = subscriptions();

	say('\nSecond run, the night after: nothing has changed');
	world.startCounting();
	const second = await run(world);
	const secondRequests = report(world, second);
	await world.close();
	return [
		...differences(first),
		...check('requests of the first run, as the summary counts them', first.summary.requests, firstRequests),
		...check('subscriptions in MoviePilot', after.length, expectedSubscriptions()),
		...check('different subscriptions in MoviePilot', new Set(after.map(nameOf)).size, after.length),
		...check('requests of the second run', secondRequests, 1),
		...check('titles touched by the second run', second.results.length, 0),
	];
}

async function run(world: World): Promise<SyncRun> {
	const workflow = JSON.parse(readFileSync(join(ROOT, 'examples/nightly-watchlist-sync.json'), 'utf8')) as WorkflowJson;
	const done = await world.engine.run(
		{ ...workflow, id: 'nightly', active: true },
		{ credentials: { watchFlowTraktOAuth2Api: 'trakt', watchFlowMoviePilotApi: 'moviePilot' } },
	);
	if (done.status !== 'success') throw done.error ?? new Error(`The workflow ended as "${done.status}"`);
	return new SyncRun(done);
}

function differences({ summary }: SyncRun): string[] {
	return Object.entries(expectedCounts()).flatMap(([name, expected]) => check(name, summary[name] ?? -1, expected));
}

const check = (what: string, found: number | undefined, expected: number): string[] =>
	found === expected ? [] : [`${what}: ${found}, but the sample data demands ${expected}`];

const nameOf = (subscription: { type: string; tmdbid: number | null; season: number | null }) =>
	`${subscription.type}:${subscription.tmdbid}:${subscription.season}`;

main().then(
	(problems) => {
		for (const problem of problems) console.error(`WRONG  ${problem}`);
		say(problems.length === 0 ? '\nEvery count is what the sample data demands.\n' : `${problems.length} counts are wrong.`);
		if (problems.length === 0) whatNext();
		process.exit(problems.length === 0 ? 0 : 1);
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
