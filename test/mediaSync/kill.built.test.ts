import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ensureDist } from '../package/build';
import { moviePilotCredential, traktCredential, World } from '../world';
import { chemist, heist, introduce, knight, mirror, nameless, subscribeByHand, subscriptions, watchlist } from './titles';

jest.setTimeout(180_000);

beforeAll(() => ensureDist());

async function freshWorld(): Promise<World> {
	const world = await World.start();
	introduce(world);
	watchlist(world, knight, heist, mirror, nameless, chemist);
	subscribeByHand(world, heist);
	world.moviePilot.state.library.addShow(chemist.tmdb, { 1: [1, 2, 3, 4, 5, 6, 7] });
	return world;
}

/** Runs the sync in a process of its own and kills that process when its `killAt`th request arrives. */
async function runInProcess(world: World, killAt?: number): Promise<'finished' | 'killed' | 'failed'> {
	const credentials = { trakt: traktCredential(world.trakt), moviePilot: moviePilotCredential(world.moviePilot) };
	const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'runOnce.ts')], {
		env: { ...process.env, WATCHFLOW_TEST_CREDENTIALS: JSON.stringify(credentials) },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	let arrived = 0;
	const count = () => {
		arrived += 1;
		// The request itself is carried out: what a killed process has asked for still happens.
		if (arrived === killAt) child.kill('SIGKILL');
	};
	world.trakt.api.onRequest = count;
	world.moviePilot.simulator.onRequest = count;
	return await ended(child);
}

async function ended(child: ChildProcess) {
	const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
		child.once('exit', (...how) => resolve(how));
	});
	if (signal === 'SIGKILL') return 'killed';
	return code === 0 ? 'finished' : 'failed';
}

test('killed at any of its requests and run again, a sync ends as if it had not been disturbed', async () => {
	const undisturbed = await freshWorld();
	expect(await runInProcess(undisturbed)).toBe('finished');
	const wanted = subscriptions(undisturbed);
	const requests = undisturbed.requests;
	await undisturbed.close();
	expect(wanted).toEqual(['film 1396', 'film 155', 'film 27205', 'show 1396 season 2', 'show 1396 season 3']);

	for (let killAt = 1; killAt <= requests; killAt++) {
		const world = await freshWorld();
		expect(await runInProcess(world, killAt)).toBe('killed');
		world.trakt.api.onRequest = undefined;
		world.moviePilot.simulator.onRequest = undefined;
		expect((await world.sync()).error).toBe('');
		expect({ killAt, subscriptions: subscriptions(world) }).toEqual({ killAt, subscriptions: wanted });
		expect(world.moviePilot.state.notifications).toHaveLength(wanted.length - 1);
		await world.close();
	}
	console.log(`killed at each of ${requests} requests: ${requests} of ${requests} ended in the same target state`);
});
