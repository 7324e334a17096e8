/**
 * `npm run soak`: the nightly example, run 2,000 times by n8n's engine on the built package against simulated
 * services, while the watchlist changes now and then. Neither the heap nor what n8n stores for the workflow may
 * grow after the first hundred runs. Arguments: number of runs, file name of the example.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowJson } from '../engine';
import { ensureDist } from '../package/build';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import { SyncRun, World } from '../world';
import { judge, line, type Reading } from './readings';

const ROOT = resolve(__dirname, '../..');

/** Runs between two readings, and how many do not count: caches fill, code is compiled. */
const EVERY = 100;

/** Every so many runs, a film comes and the one before it goes. */
const CHANGE_EVERY = 25;

async function soak(runs: number, example: string): Promise<Reading[]> {
	ensureDist();
	const world = await World.start({ package: ROOT });
	fillTrakt(world.trakt.state);
	fillMoviePilot(world.moviePilot.state);
	world.trakt.state.switches.limits = 'off';
	const workflow = JSON.parse(readFileSync(join(ROOT, 'examples', example), 'utf8')) as WorkflowJson;
	const readings: Reading[] = [];
	for (let run = 1; run <= runs; run++) {
		if (run % CHANGE_EVERY === 0) changeWatchlist(world, run / CHANGE_EVERY);
		const done = await world.engine.run(
			{ ...workflow, id: 'soak', active: true },
			{ credentials: { watchFlowTraktOAuth2Api: 'trakt', watchFlowMoviePilotApi: 'moviePilot' } },
		);
		if (done.status !== 'success') throw done.error ?? new Error(`Run ${run} ended as "${done.status}"`);
		const { failed = 0 } = new SyncRun(done).summary;
		if (failed > 0) throw new Error(`Run ${run} failed for ${failed} titles`);
		world.startCounting();
		if (run % EVERY === 0) readings.push(read(run, JSON.stringify(done.staticData).length));
	}
	await world.close();
	return readings;
}

function changeWatchlist({ trakt }: World, turn: number): void {
	const { movies } = trakt.state.library;
	const film = (offset: number) => movies[(turn + offset) % 10];
	const [comes, goes] = [film(1), film(0)];
	if (goes !== undefined) trakt.state.watchlist.remove(goes);
	if (comes !== undefined) trakt.state.watchlist.add(comes);
}

function read(run: number, staticBytes: number): Reading {
	if (globalThis.gc === undefined) throw new Error('Start it with --expose-gc');
	globalThis.gc();
	const reading = { run, heapMb: process.memoryUsage().heapUsed / 1e6, staticBytes };
	console.log(line(reading));
	return reading;
}

async function main(): Promise<void> {
	const [runs = '2000', example = 'nightly-watchlist-sync.json'] = process.argv.slice(2);
	const startedAt = Date.now();
	console.log(`${runs} runs of examples/${example}`);
	const problems = judge(await soak(Number(runs), example));
	for (const problem of problems) console.error(`WRONG  ${problem}`);
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	console.log(
		problems.length === 0 ? `Nothing grew after the first ${EVERY} runs; ${seconds} s.` : `${problems.length} figures grew; ${seconds} s.`,
	);
	process.exit(problems.length === 0 ? 0 : 1);
}

void main();
