import { ServiceError } from '../../nodes/shared/node/errors';
import { unlockMany } from '../../nodes/HdHive/resources/resource/unlockBatches';
import type { Unlocked, UnlockDesk } from '../../nodes/HdHive/client/unlock';
import { FakeClock } from '../shared/fakeClock';
import { resource, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import type { Fault, FaultKind } from '../simulators/faults';
import { Process } from './desk';

/** The whole number takes a while on a small machine: CI does it. */
const RUNS = process.env.CI === undefined ? 300 : 1_000;
const SEED = 20_261_121;
const UNLOCK = 'POST /api/open/resources/unlock';
const LOOK = 'GET /api/open/shares/';
const KINDS: FaultKind[] = ['status', 'cloudflare403', 'html502', 'resetBefore', 'resetAfter', 'lostAfter', 'truncated', 'cutBody', 'hang'];

/** mulberry32 */
function randomFrom(seed: number) {
	let state = seed;
	return (below: number): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

let hive: HdHiveSimulator;

beforeAll(async () => (hive = await startHdHive()));
afterAll(async () => await hive.close());

function randomFault(random: (below: number) => number): Fault {
	const kind = KINDS[random(KINDS.length)] as FaultKind;
	const fault: Fault = { kind, match: random(4) === 0 ? LOOK : UNLOCK, skip: random(2), times: 1 + random(2), ms: 3 };
	if (kind !== 'status') return fault;
	const [status, code] = [
		[500, '500'],
		[503, '500'],
		[429, 'USER_RATE_LIMIT_EXCEEDED'],
		[402, 'INSUFFICIENT_POINTS'],
	][random(4)] as [number, string];
	return {
		...fault,
		status,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ success: false, code, message: 'no', retry_after_seconds: 5 }),
	};
}

/** Several executions want the same slug, each with n8n's "Retry on Fail"; between tries the process may be killed. */
async function wish(run: number, random: (below: number) => number, count: { asked: number; got: number }) {
	const name = `run ${run}`;
	const wanted = resource(name, { unlock_points: 1 + random(9) });
	hive.state.resources = [wanted];
	hive.state.me.points = 1_000;
	hive.state.switches.raceMs = random(3);
	hive.simulator.faults.clear();
	for (let faults = random(4); faults > 0; faults--) hive.simulator.faults.add(randomFault(random));
	const clock = new FakeClock();
	// A request that is still being worked on when its process dies leaves no trace that anybody could look at.
	const late = random(5) === 0;
	if (late) hive.state.nextUnlockLateMs = 500 + random(100_000);
	let process = new Process(hive, clock, name);
	const tries = 1 + random(3);
	for (let attempt = 0; attempt < tries; attempt++) {
		const wishes = Array.from({ length: 1 + random(3) }, async () => await ask(process.execution(), wanted.slug, random));
		const results = await clock.drive(Promise.all(wishes), 10_000);
		count.asked += results.length;
		for (const result of results) if (!(result instanceof Error)) count.got++;
		if (!late && random(3) === 0) process = new Process(hive, clock, name);
	}
	await clock.advance(200_000);
	hive.state.settle();
	return { charges: hive.state.chargesFor(wanted.slug), price: wanted.unlock_points };
}

async function ask(desk: UnlockDesk, slug: string, random: (below: number) => number): Promise<Unlocked | Error> {
	try {
		if (random(4) > 0) return await desk.unlock(slug, { perUnlock: 9, perRun: 9 });
		const [result] = await unlockMany(desk, [slug, slug.toUpperCase()], { perUnlock: 9, perRun: 9 });
		if (result === undefined) throw new Error('no result');
		return 'error' in result ? result.error : result;
	} catch (error) {
		if (error instanceof ServiceError) return error;
		throw error;
	}
}

it(`never charges twice for a wish: ${RUNS} runs with random faults`, async () => {
	const random = randomFrom(SEED);
	const count = { asked: 0, got: 0 };
	const started = Date.now();
	let charged = 0;
	let twice = 0;
	for (let run = 0; run < RUNS; run++) {
		const { charges } = await wish(run, random, count);
		if (charges > 0) charged++;
		if (charges > 1) twice++;
		if (charges > 1) process.stdout.write(`charged ${charges} times in run ${run}\n`);
	}
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	process.stdout.write(
		`HDHive unlock: ${RUNS} fault runs (seed ${SEED}), ${count.asked} wishes, ${count.got} links, ${charged} slugs charged, ${twice} charged twice, ${seconds} s\n`,
	);
	expect(twice).toBe(0);
	expect(charged).toBeGreaterThan(RUNS / 2);
	expect(count.got).toBeGreaterThan(count.asked / 2);
}, 240_000);
