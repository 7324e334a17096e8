import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credential, Execution, WorkflowRecord } from './client';
import type { Harness } from './harness';
import { Cluster, type Mode } from './killCluster';
import type { Login } from './killLogins';
import { drawPlan, type Moment, type Plan, type SignIn } from './killPlan';
import { lineOf, summaryOf, tallyOf, type Round } from './killReport';
import { HD_HIVE, REAL_DEBRID, workflowOf } from './killWorkflow';
import { World, type Outcome } from './killWorld';
import { MEDIA_SYNC } from './stage';
import { eventually, type Steps } from './steps';

export interface KillOptions {
	rounds: number;
	mode: Mode;
	/** Repeats a test; the first round has this seed, the next one the number after it. */
	seed: number;
}

/** Longer than a renewal takes from its request to n8n's database, on a busy machine too. */
const STORED_WITHIN_MS = 3_000;

const ANSWERED_WITHIN_MS = 150;

const RUN_LIMIT_MS = 120_000;

const DONE = ['success', 'error', 'crashed', 'canceled'];

const SIGN_INS: SignIn[] = ['oAuth2', 'device'];

/** A run that nobody disturbs. */
interface Undisturbed {
	outcome: Outcome;
	tookMs: number;
	/** Requests of each kind. */
	counts: Array<[stage: string, count: number]>;
}

/** A run that did not succeed. */
interface Failure {
	/** Name of the node it ended in. */
	node: string;
	message: string;
}

interface Live {
	workflow: WorkflowRecord;
	path: string;
	/** The sign-ins of its nodes. */
	logins: Login[];
}

/**
 * n8n is killed in the middle of a run, started again, and the workflow is run once more; over and over. Then
 * everything has to be as after a run that nobody disturbed: the subscriptions, the points, the logins.
 */
export async function killRounds(steps: Steps, harness: Harness, { rounds, mode, seed }: KillOptions): Promise<void> {
	const cluster = await steps.step(`n8n starts in ${mode} mode`, async () => await Cluster.start(harness, mode));
	if (cluster === undefined) return;
	if (typeof cluster === 'string') return steps.skip(`kills in ${mode} mode`, cluster);
	const world = await World.start(cluster.main.url);
	const failed = steps.failed;
	try {
		await steps.step(`n8n is killed in ${mode} mode, ${rounds} times, and nothing is lost, doubled or paid for twice`, async () => {
			await world.connect(cluster.client);
			const test = new KillTest(cluster, world, mode);
			const ended = await test.run(rounds, seed);
			console.log(summaryOf(mode, seed, ended));
			assert.deepEqual(tallyOf(ended), { wrongStates: 0, chargedTwice: 0, loginsLost: 0 });
			await test.renewOnceMore();
		});
	} finally {
		if (steps.failed > failed) console.log(cluster.log.split('\n').slice(-60).join('\n'));
		await Promise.all([cluster.close(), world.close()]);
	}
}

class KillTest {
	private readonly undisturbed = {} as Record<SignIn, Undisturbed>;

	constructor(
		private readonly cluster: Cluster,
		private readonly world: World,
		private readonly mode: Mode,
	) {}

	async run(rounds: number, seed: number): Promise<Round[]> {
		for (const signIn of SIGN_INS) {
			const run = (this.undisturbed[signIn] = await this.leaveAlone(signIn));
			const { subscriptions, charges, torrents } = run.outcome;
			assert.deepEqual({ charges, torrents }, { charges: 1, torrents: 1 });
			console.log(
				`        undisturbed, ${signIn}: ${subscriptions.length} subscriptions, ${charges} charge, ${torrents} torrent, ${run.tookMs} ms`,
			);
		}
		const longestMs = Math.max(...this.world.allLogins.map(({ renewal }) => renewal.longestMs));
		console.log(`        a renewal took up to ${longestMs} ms from its request to the first use of the new token`);
		const ended: Round[] = [];
		const startedAt = Date.now();
		for (let number = 1; number <= rounds; number++) {
			const round = await this.round(number, seed + number - 1);
			console.log(lineOf(round, startedAt));
			ended.push(round);
		}
		return ended;
	}

	/** The last round's renewals have been stored if a further run can renew once more. */
	async renewOnceMore(): Promise<void> {
		for (const signIn of SIGN_INS) assert.deepEqual((await this.leaveAlone(signIn)).outcome, this.undisturbed[signIn].outcome);
	}

	private async leaveAlone(signIn: SignIn): Promise<Undisturbed> {
		const live = await this.goLive(`undisturbed ${randomUUID()}`, signIn);
		this.world.expire();
		this.world.journal.begin();
		const startedAt = Date.now();
		assert.deepEqual(await this.runs(live, 1), []);
		const tookMs = Date.now() - startedAt;
		const outcome = this.world.outcome();
		await this.endRound(live);
		return { outcome, tookMs, counts: [...this.world.journal.counts].sort() };
	}

	private async round(number: number, seed: number): Promise<Round> {
		const startedAt = Date.now();
		const stages = { oAuth2: this.undisturbed.oAuth2.counts.length, device: this.undisturbed.device.counts.length };
		const plan = drawPlan(seed, this.mode, stages);
		const live = await this.goLive(`round ${seed} ${randomUUID()}`, plan.signIn);
		const { server, killedAfterMs, stage, cut } = await this.strike(live, plan);
		const revived = this.cluster.revive(server);
		// It is awaited further down; until then nobody listens to its failure.
		revived.catch(() => {});
		// The other worker goes on at once; two at once take both.
		if (plan.victim === 'main' || plan.twice) await revived;
		this.world.expire();
		const { signedOut, failure } = await this.runUntilSignedIn(live, plan.twice ? 2 : 1);
		const outcome = this.world.outcome();
		await revived;
		await this.endRound(live);
		return {
			number,
			seed,
			victim: plan.victim,
			killedAfterMs,
			stage,
			signIn: plan.signIn,
			twice: plan.twice,
			differs: [
				...(failure === undefined ? [] : [`FAILED: ${failure}`]),
				...differences(outcome, this.undisturbed[plan.signIn].outcome, plan.twice),
			],
			chargedTwice: outcome.charges > 1,
			lost: signedOut.filter((login) => !cut.has(login)).map(({ name }) => name),
			cutOff: signedOut.filter((login) => cut.has(login)).map((login) => `${login.name}, ${cut.get(login)} ms after it was asked for`),
			tookMs: Date.now() - startedAt,
		};
	}

	/**
	 * Begins a run with every access token at its end, and kills a process in the middle of it.
	 *
	 * @returns with `cut`, the sign-ins in the middle of a renewal, and for how many milliseconds they were
	 */
	private async strike(live: Live, { victim, signIn, moment }: Plan) {
		const { journal } = this.world;
		this.world.expire();
		journal.begin();
		const due = this.moment(moment, this.undisturbed[signIn]);
		const startedAt = Date.now();
		// n8n may be dead before it has answered.
		const called = this.call(live.path).catch(() => {});
		await due(called);
		const server = this.cluster.choose(victim);
		const killed = server.kill();
		const now = Date.now();
		const whole = this.undisturbed[signIn].counts.reduce((sum, [, count]) => sum + count, 0);
		const stage = journal.total < whole ? journal.stage : 'after the last request';
		// The main process of queue mode renews nothing.
		const canCut = victim === 'worker' || this.mode === 'main';
		await Promise.all([killed, called]);
		// What the dead process has asked for is still answered.
		await wait(ANSWERED_WITHIN_MS);
		const cut = canCut ? halfDone(live.logins, now) : new Map<Login, number>();
		return { server, killedAfterMs: now - startedAt, stage, cut };
	}

	/** @returns waits for the moment, given that the run has been asked for */
	private moment(moment: Moment, { tookMs, counts }: Undisturbed): (called: Promise<unknown>) => Promise<void> {
		const { share } = moment;
		if (moment.kind === 'time') {
			return async (called) => {
				await called;
				await wait(share * tookMs);
			};
		}
		const [stage, count] = counts[moment.stage] ?? ['', 0];
		const reached = this.world.journal.reached(stage, Math.ceil(share * count));
		return async () => {
			await Promise.race([reached, wait(2 * tookMs + 5_000)]);
			await wait(moment.delayMs);
		};
	}

	/** Runs until it succeeds, connecting a sign-in again whose node fails; what fails even then is no lost sign-in. */
	private async runUntilSignedIn(live: Live, times: number): Promise<{ signedOut: Login[]; failure?: string }> {
		const signedOut: Login[] = [];
		for (;;) {
			const failed = (await this.runs(live, times)).at(0);
			if (failed === undefined) return { signedOut };
			const login = live.logins.find(({ node }) => node === failed.node);
			const failure = `${failed.node}: ${failed.message}`;
			if (login === undefined || signedOut.includes(login)) return { signedOut, failure };
			console.log(`        ${failure}`);
			signedOut.push(login);
			await login.connect();
		}
	}

	private async goLive(name: string, signIn: SignIn): Promise<Live> {
		const { world, cluster } = this;
		const wish = await world.fresh(name);
		const { url: baseUrl, apiToken } = world.moviePilot;
		const moviePilot = await cluster.client.createCredential(name, 'watchFlowMoviePilotApi', { baseUrl, apiToken });
		const path = randomUUID();
		const logins = world.loginsOf(signIn);
		const [trakt, hive, debrid] = logins.map(({ credential }) => credential) as [Credential, Credential, Credential];
		const workflow = await cluster.client.importWorkflow(workflowOf({ ...wish, path, signIn }), {
			[MEDIA_SYNC]: [trakt, moviePilot],
			[HD_HIVE]: [hive],
			[REAL_DEBRID]: [debrid],
		});
		await cluster.client.activate(workflow);
		return { workflow, path, logins };
	}

	private async endRound({ workflow }: Live): Promise<void> {
		await this.cluster.client.deactivate(workflow);
		await this.world.endRound();
	}

	/** Asks for a run; n8n knows a new webhook a moment late. */
	private async call(path: string): Promise<void> {
		const look = async () => {
			const { status } = await fetch(`${this.cluster.main.url}/webhook/${path}`, { method: 'POST' });
			return status === 404 ? undefined : true;
		};
		await eventually('the webhook', look, 60_000, 50);
	}

	/** Runs the workflow so many times at once, to the end. @returns the runs that failed */
	private async runs({ workflow, path }: Live, times: number): Promise<Failure[]> {
		const known = Math.max(0, ...(await this.executions(workflow)).map(({ id }) => Number(id)));
		await this.call(path);
		for (let more = 1; more < times; more++) await this.call(path);
		const look = async () => {
			const mine = (await this.executions(workflow)).filter(({ id, status }) => Number(id) > known && DONE.includes(status));
			return mine.length >= times ? mine : undefined;
		};
		const ended = await eventually('the executions to end', look, RUN_LIMIT_MS, 100).catch(String);
		if (typeof ended === 'string') return [{ node: '', message: ended }];
		const failed = ended.filter(({ status }) => status !== 'success');
		return await Promise.all(failed.map(async ({ id }) => failureOf(await this.cluster.client.getExecution(id))));
	}

	private async executions({ id }: WorkflowRecord): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		type Answer = { results: Array<{ id: string; status: string }> };
		return (await this.cluster.client.call<Answer>('GET', `/rest/executions?filter=${filter}`)).results;
	}
}

/** The sign-ins that were in the middle of a renewal at that moment, and for how many milliseconds. */
function halfDone(logins: Login[], at: number): Map<Login, number> {
	const since = logins.map((login): [Login, number] => [login, at - (login.renewal.halfDoneSince ?? 0)]);
	return new Map(since.filter(([, ms]) => ms < STORED_WITHIN_MS));
}

function failureOf({ status, data: { resultData } }: Execution): Failure {
	return { node: resultData.lastNodeExecuted ?? '', message: resultData.error?.message ?? status };
}

/** @param twice two runs at once may each add a torrent: Real-Debrid takes the same one twice, and it costs nothing */
function differences(outcome: Outcome, wanted: Outcome, twice: boolean): string[] {
	const missing = wanted.subscriptions.filter((one) => !outcome.subscriptions.includes(one)).length;
	const surplus = outcome.subscriptions.length - (wanted.subscriptions.length - missing);
	return [
		...(missing > 0 ? [`SUBSCRIPTIONS MISSING: ${missing}`] : []),
		...(surplus > 0 ? [`SUBSCRIPTIONS TOO MANY: ${surplus}`] : []),
		...(outcome.charges === 0 ? ['NOT UNLOCKED'] : []),
		...(outcome.torrents === wanted.torrents || (twice && outcome.torrents === 2) ? [] : [`TORRENTS: ${outcome.torrents}`]),
	];
}
