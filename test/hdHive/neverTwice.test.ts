import { ServiceError } from '../../nodes/shared/node/errors';
import { unlockMany } from '../../nodes/HdHive/resources/resource/unlockBatches';
import type { Unlocker } from '../../nodes/HdHive/client/unlock';
import type { Unlocked } from '../../nodes/HdHive/client/unlockOutcome';
import { randomFrom } from '../random';
import { FakeClock } from '../shared/fakeClock';
import { resource, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import type { Fault, FaultKind } from '../simulators/faults';
import { Process } from './unlocker';

/** The whole number takes a while on a small machine: CI does it. */
const RUNS = process.env.CI === undefined ? 150 : 1_000;
const SEED = 20_261_121;
const UNLOCK = 'POST /api/open/resources/unlock';
const LOOK = 'GET /api/open/shares/';
const ME = 'GET /api/open/me';
const KINDS: FaultKind[] = ['status', 'cloudflare403', 'html502', 'resetBefore', 'resetAfter', 'lostAfter', 'truncated', 'cutBody', 'hang'];

let hive: HdHiveSimulator;

beforeAll(async () => (hive = await startHdHive()));
afterAll(async () => await hive.close());

function randomFault(random: (below: number) => number): Fault {
	if (random(4) === 0) return oddAnswer(random);
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

const ODD_DATA: unknown[] = [
	null,
	[],
	[null],
	{},
	'ok',
	0,
	{ url: '' },
	{ url: 7, already_owned: 'yes' },
	{ items: [null] },
	{ items: {} },
];

/** A success that says nothing, after the request was carried out; or a look that does not say the price. */
function oddAnswer(random: (below: number) => number): Fault {
	const headers = { 'content-type': 'application/json' };
	const success = (data: unknown) => JSON.stringify({ success: true, code: '200', message: 'success', data });
	const common = { kind: 'status', after: true, status: 200, headers, skip: random(2), times: 1 + random(3) } as const;
	if (random(3) > 0) return { ...common, match: UNLOCK, body: random(6) === 0 ? '[]' : success(ODD_DATA[random(ODD_DATA.length)]) };
	const prices = ['5 积分', null, undefined, 'x', [1], -1, { points: 1 }];
	const share =
		random(4) === 0
			? ODD_DATA[random(ODD_DATA.length)]
			: { unlock_points: prices[2 + random(5)], actual_unlock_points: prices[random(3) * 2] };
	return random(3) === 0 ? { ...common, match: ME, body: success(share) } : { ...common, match: LOOK, body: success(share) };
}

interface Count {
	asked: number;
	got: number;
	/** Charges above the maximum. */
	above: number;
	/** "Nothing was charged", and something was. */
	wrong: number;
}

/** Several executions want the same slug, each with n8n's "Retry on Fail"; between tries the process may be killed. */
async function wish(run: number, random: (below: number) => number, count: Count) {
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
	const most = 1 + random(9);
	let lines = hive.state.ledger.length;
	for (let attempt = 0; attempt < tries; attempt++) {
		const wishes = Array.from({ length: 1 + random(3) }, async () => await ask(process.execution(), wanted.slug, most, random, count));
		const results = await clock.drive(Promise.all(wishes), 10_000);
		count.asked += results.length;
		for (const result of results) if (!(result instanceof Error)) count.got++;
		const above = hive.state.ledger.slice(lines).some(({ points }) => points > most);
		if (above) count.above++;
		lines = hive.state.ledger.length;
		if (!late && random(3) === 0) process = new Process(hive, clock, name);
	}
	await clock.advance(200_000);
	hive.state.settle();
	return { charges: hive.state.chargesFor(wanted.slug), price: wanted.unlock_points };
}

async function ask(
	unlocker: Unlocker,
	slug: string,
	most: number,
	random: (below: number) => number,
	count: Count,
): Promise<Unlocked | Error> {
	const result = await askOnce(unlocker, slug, most, random).catch(async (error: Error) =>
		error instanceof ServiceError ? error : await Promise.reject(error),
	);
	hive.state.settle();
	if (result instanceof Error && /nothing was charged/i.test(result.message) && hive.state.chargesFor(slug) > 0) count.wrong++;
	return result;
}

async function askOnce(unlocker: Unlocker, slug: string, most: number, random: (below: number) => number): Promise<Unlocked | Error> {
	if (random(4) > 0) return await unlocker.unlock(slug, { perUnlock: most, perRun: 9 });
	const [result] = await unlockMany(unlocker, [slug, slug.toUpperCase()], { perUnlock: most, perRun: 9 });
	if (result === undefined) throw new Error('no result');
	return 'error' in result ? result.error : result;
}

it(`never charges twice for a wish: ${RUNS} runs with random faults`, async () => {
	const random = randomFrom(SEED);
	const count: Count = { asked: 0, got: 0, above: 0, wrong: 0 };
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
		`HDHive unlock: ${RUNS} fault runs (seed ${SEED}), ${count.asked} wishes, ${count.got} links, ${charged} slugs charged, ${twice} charged twice, ${count.above} above the maximum, ${count.wrong} wrong "nothing was charged", ${seconds} s\n`,
	);
	expect([twice, count.above, count.wrong]).toEqual([0, 0, 0]);
	expect(charged).toBeGreaterThan(RUNS / 4);
	expect(count.got).toBeGreaterThan(count.asked / 4);
}, 240_000);
