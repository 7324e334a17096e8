/**
 * `npx tsx test/n8n/panelQueue.ts`: the media panel on a queue-mode n8n with two webhook processes behind a load
 * balancer, as a phone and a program meet it.
 */
import { strict as assert } from 'node:assert';
import { CHROMIUM } from '../mediaPanel/phone';
import { ensureHarness, type Harness } from './harness';
import { PanelProgram } from './panelProgram';
import { PanelQueueStage } from './panelQueueStage';
import { KEY } from './panelStage';
import { prepareServices } from './services';
import { Steps } from './steps';

const NAME = 'the media panel with separate webhook processes';
/** Half of them add, half of them remove. */
const WRITES = 4;

const WATCHLIST = 'list?of=watchlist';
const TRENDING = 'list?of=trending';
const VIEWS = ['schedule', WATCHLIST, TRENDING, 'marks'];

/** Requests upstream that one cold view may take in one process. */
const MOST_COLD_REQUESTS = 6;

/** n8n saves a write's mark after the answer: for so long, on a busy machine, a program may see less at another process. */
const HEARD_WITHIN_MS = 5_000;

/** Skipped where Redis, PostgreSQL or Chromium is missing. */
export async function panelInQueueMode(steps: Steps, harness: Harness): Promise<void> {
	if (CHROMIUM === undefined) return steps.skip(NAME, 'there is no Chromium on this machine');
	const services = await prepareServices(harness);
	if (typeof services === 'string') return steps.skip(NAME, services);
	const stage = await steps.step(
		'queue mode starts: main, one worker, and two webhook processes behind a load balancer',
		async () => await PanelQueueStage.start(harness, services),
	);
	if (stage === undefined) return await services.drop();
	const failed = steps.failed;
	try {
		const program = new PanelProgram(stage.panel.url, stage.balancer);
		await steps.step('the panel is published, and the main process leaves it to the others', async () => {
			await stage.panel.publish();
			await stage.answering();
			const editor = await fetch(`http://127.0.0.1:${stage.balancer.main.port}/webhook/panel`);
			assert.doesNotMatch(await editor.text(), /Media Panel/);
		});
		await sessions(steps, program);
		await reads(steps, stage, program);
		await writes(steps, stage, program);
		await flushes(steps, stage, program);
		await onPhone(steps, stage);
		await lossOfOne(steps, stage, program);
		await steps.step('no key and no token is in a log of any process', async () => {
			assert.equal([KEY, ...stage.panel.world.secrets].filter((secret) => stage.queue.log.includes(secret)).length, 0);
		});
	} finally {
		if (steps.failed > failed) console.log(stage.queue.log.split('\n').slice(-60).join('\n'));
		await stage.close();
	}
}

async function sessions(steps: Steps, program: PanelProgram): Promise<void> {
	await steps.step('who signed in at one process is signed in at the other', async () => {
		const { session, by } = await program.signIn(KEY);
		const key = session.slice(session.indexOf('=') + 1);
		const seen = { pages: new Set<string>(), views: new Set<string>() };
		for (let visit = 0; visit < 2; visit++) {
			const page = await program.page(session);
			assert.match(page.text, /<iframe/);
			seen.pages.add(page.by);
		}
		for (let visit = 0; visit < 2; visit++) {
			const view = await program.view(TRENDING, { key });
			assert.equal(view.status, 200);
			seen.views.add(view.by);
		}
		assert.deepEqual([seen.pages.size, seen.views.size], [2, 2]);
		console.log(`        signed in at ${by}`);
	});
	await steps.step('signing out everywhere at one process is heard of at the other', async () => {
		const { session } = await program.signIn(KEY);
		const key = session.slice(session.indexOf('=') + 1);
		const { by, status } = await program.tell(key, { signOut: 'everywhere' });
		assert.equal(status, 200);
		const refused = new Map<string, number>();
		while (refused.size < 2) {
			const view = await program.view(TRENDING, { key });
			refused.set(view.by, view.status);
		}
		assert.deepEqual([...refused.values()], [401, 401]);
		console.log(`        signed out at ${by}`);
	});
	await steps.step('each process makes wrong keys wait by its own count', async () => {
		const waits: Record<string, number[]> = {};
		for (let tries = 0; tries < 6; tries++) {
			const startedAt = Date.now();
			const { status, by } = await program.view(WATCHLIST, { key: 'not the key at all' });
			assert.equal(status, 401);
			(waits[by] ??= []).push(Date.now() - startedAt);
		}
		console.log(
			`        ${Object.entries(waits)
				.map(([by, times]) => `${by}: ${times.join(', ')} ms`)
				.join('; ')}`,
		);
		assert.equal(Object.keys(waits).length, 2);
		for (const times of Object.values(waits)) times.forEach((time, index) => assert(time >= 500 * 2 ** index - 20, times.join()));
		assert.equal((await program.view(TRENDING)).status, 200);
	});
}

/** Looks at each view until both processes have it. @returns the requests that this took upstream */
async function warmUp({ panel: { world } }: PanelQueueStage, program: PanelProgram): Promise<number> {
	world.startCounting();
	for (const name of VIEWS) await program.atBoth(name);
	return world.requests.length;
}

async function reads(steps: Steps, stage: PanelQueueStage, program: PanelProgram): Promise<void> {
	const { world } = stage.panel;
	await steps.step('each process reads for itself once, and then neither asks upstream', async () => {
		await program.flush();
		const cold = await warmUp(stage, program);
		world.startCounting();
		const looks = 24;
		const by = new Set<string>();
		for (let look = 0; look < looks; look++) by.add((await program.view(VIEWS[look % VIEWS.length]!)).by);
		console.log(
			`        cold: ${cold} upstream requests for ${VIEWS.length} views in 2 processes; warm: ${world.requests.length} for ${looks} looks at ${by.size} processes`,
		);
		assert.equal(by.size, 2);
		assert(cold <= 2 * MOST_COLD_REQUESTS * VIEWS.length);
		assert.deepEqual(world.requests, []);
	});
	await steps.step('a crowd at a cold view makes one reading per process', async () => {
		await program.flush();
		world.startCounting();
		const answers = await Promise.all(Array.from({ length: 16 }, async () => await program.view(WATCHLIST)));
		assert(answers.every(({ status }) => status === 200));
		console.log(`        16 at once: ${world.requests.length} upstream requests`);
		assert(world.requests.length <= 2 * MOST_COLD_REQUESTS, world.requests.join());
	});
}

async function writes(steps: Steps, stage: PanelQueueStage, program: PanelProgram): Promise<void> {
	const { world } = stage.panel;
	await steps.step('a write through one process is seen through the other, and starts the workflow on the worker', async () => {
		const show = world.show(0);
		const title = { type: 'show', tmdb: show.ids.tmdb, title: show.title };
		const listedAtOther = async (by: string, after?: string): Promise<boolean> => {
			for (;;) {
				const seen = await program.view(WATCHLIST, { after });
				if (seen.by !== by) return (seen.body as { cards: Array<{ title: string }> }).cards.some((one) => one.title === show.title);
			}
		};
		const delays: number[] = [];
		let early = 0;
		for (let round = 0; round < WRITES; round++) {
			await program.atBoth(WATCHLIST);
			const listed = round % 2 === 0;
			const { body, by } = await program.act({ action: listed ? 'watchlist.added' : 'watchlist.removed', ...title });
			const writtenAt = Date.now();
			// A page says when it has written last, and then sees it at once, wherever it asks.
			if (round % 2 === 1) assert.equal(await listedAtOther(by, String((body as { at: number }).at)), listed);
			while ((await listedAtOther(by)) !== listed) {
				early += 1;
				assert(Date.now() - writtenAt < HEARD_WITHIN_MS, 'the other process shows what was before the write');
			}
			delays.push(Date.now() - writtenAt);
		}
		console.log(
			`        ${WRITES} writes, seen through the other process after ${delays.join(', ')} ms with its own reading; ${early} looks came before n8n had saved the mark`,
		);
		const event = (await stage.panel.lastEvent(WRITES)) as { event: string; media: { ids: object } };
		assert.deepEqual([event.event, event.media.ids], ['watchlist.removed', { tmdb: show.ids.tmdb }]);
		assert.equal(stage.queue.workers[0]?.log.match(/Worker finished execution/g)?.length, WRITES);
	});
}

async function flushes(steps: Steps, stage: PanelQueueStage, program: PanelProgram): Promise<void> {
	const { world } = stage.panel;
	await steps.step('one flush empties both', async () => {
		await warmUp(stage, program);
		world.startCounting();
		const { by, status } = await program.flush();
		assert.equal(status, 200);
		const seen: Record<string, number> = {};
		for (let look = 0; look < 2; look++) {
			const before = world.requests.length;
			const answer = await program.view(TRENDING);
			seen[answer.by] = world.requests.length - before;
		}
		console.log(`        flushed at ${by}; then upstream requests for Discover: ${JSON.stringify(seen)}`);
		assert.equal(Object.keys(seen).length, 2);
		assert(Object.values(seen).every((count) => count > 0));
	});
}

async function onPhone(steps: Steps, stage: PanelQueueStage): Promise<void> {
	const { panel, balancer } = stage;
	await steps.step('on a phone: sign in, Schedule, Mine, add to the watchlist', async () => {
		const before = balancer.passed.length;
		await panel.pickUp();
		await panel.phone.signIn(KEY);
		await panel.phone.app.waitForSelector('.row h3');
		await panel.phone.show('mine');
		await panel.phone.show('schedule');
		await panel.phone.menu('The Lighthouse Keepers');
		await panel.phone.choose('Add to watchlist');
		assert.equal(await panel.phone.toast(), 'Added to your watchlist');
		assert(panel.world.trakt.state.watchlist.has(panel.world.show(0)));
		// The page is opened again until both processes have sent it.
		for (let visit = 0; visit < 2; visit++) {
			await panel.phone.open();
			await panel.phone.show('mine');
			assert.match(await panel.phone.text('[aria-label="Watchlist"]'), /The Lighthouse Keepers/);
		}
		const served = balancer.passed.slice(before).filter(({ path }) => path.startsWith('/webhook/'));
		const counts = [...stage.webhooks.keys()].map((name) => served.filter(({ by }) => by === name).length);
		console.log(`        ${counts.join(' and ')} of the phone's requests went to the two processes`);
		assert(counts.every((count) => count > 0));
		assert.deepEqual(
			served.filter(({ status }) => status >= 400),
			[],
		);
		assert.deepEqual(panel.phone.alarms, []);
	});
}

async function lossOfOne(steps: Steps, stage: PanelQueueStage, program: PanelProgram): Promise<void> {
	const { panel, balancer, webhooks } = stage;
	await steps.step('after a SIGKILL of one webhook process the phone goes on through the other', async () => {
		const [lost, left] = [...webhooks.keys()] as [string, string];
		await webhooks.get(lost)?.kill();
		const before = balancer.passed.length;
		// It opens where this browser was last.
		await panel.phone.open();
		await panel.phone.app.waitForSelector('main.view .card .name');
		await panel.phone.show('mine');
		await panel.phone.menu('The Lighthouse Keepers');
		await panel.phone.choose('Remove from watchlist');
		assert.equal(await panel.phone.toast(), 'Removed from your watchlist');
		assert(!panel.world.trakt.state.watchlist.has(panel.world.show(0)));
		for (let look = 0; look < 4; look++) assert.equal((await program.view(WATCHLIST)).by, left);
		const bad = balancer.passed.slice(before).filter(({ by, status }) => by === lost || status >= 400);
		assert.deepEqual(bad, []);
		assert.equal((await panel.lastEvent(WRITES + 2)).event, 'watchlist.removed');
	});
}

if (require.main === module) {
	const steps = new Steps();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
	ensureHarness()
		.then(async (harness) => await panelInQueueMode(steps, harness))
		.then(
			() => {
				console.log(`${NAME}: ${steps.summary}`);
				process.exit(steps.failed === 0 ? 0 : 1);
			},
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
}
