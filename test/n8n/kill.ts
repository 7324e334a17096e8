/**
 * `npx tsx test/n8n/kill.ts [rounds]`: n8n is killed at a random moment of a run, started again, and run once
 * more. Then everything must be as after a run that nobody disturbed: the targets, the points, the logins.
 */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { ensureDist, ROOT } from '../package/build';
import { fillSample as fillHdHive, slugOf, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import { N8nClient, type Credential, type WorkflowRecord } from './client';
import { ensureHarness } from './harness';
import { N8nServer } from './server';
import { MEDIA_SYNC, readExample } from './stage';
import { eventually } from './steps';

const ROUNDS = Number(process.argv[2] ?? 50);
const HD_HIVE = 'n8n-nodes-watchflow.hdHive';
const SLUG = 'remux';

/** Each answer takes so long that a run lasts long enough to be hit anywhere. */
const LATENCY_MS = 5;

/** What a run has left behind; equal for two runs that have done the same. */
interface Outcome {
	subscriptions: string[];
	charges: number;
}


/** One n8n, on which each round works for a MoviePilot of its own. */
class KillTest {
	private readonly client: N8nClient;

	private traktCredential!: Credential;

	private hiveCredential!: Credential;

	constructor(
		private readonly server: N8nServer,
		private readonly trakt: TraktSimulator,
		private readonly hive: HdHiveSimulator,
	) {
		this.client = new N8nClient(server.url);
	}

	async connect(): Promise<void> {
		await this.client.setUpOwner();
		const { app, api, auth } = this.trakt;
		const form = { clientId: app.clientId, clientSecret: app.clientSecret, apiUrl: api.url, authBase: auth.url };
		this.traktCredential = await this.client.createCredential('Trakt', 'traktOAuth2Api', form);
		await this.client.connectOAuth2(this.traktCredential.id);
		this.hiveCredential = await this.client.createCredential('HDHive', 'hdHiveOAuth2Api', {
			authentication: 'app',
			baseUrl: this.hive.url,
			clientId: this.hive.state.app.clientId,
			appSecret: this.hive.state.app.secret,
			scopes: ['query', 'unlock'],
			...this.hive.signIn(),
		});
	}

	/** @param killAfterMs undefined leaves the run alone */
	async round(killAfterMs?: number): Promise<{ outcome: Outcome; tookMs: number; hit: boolean }> {
		const moviePilot = await startMoviePilot({ generation: 'v3.0.0', latencyMs: LATENCY_MS });
		fillMoviePilot(moviePilot.state);
		this.hive.state.me.unlocked.clear();
		this.hive.state.ledger = [];
		this.hive.state.me.points = 128;
		try {
			const { workflow, path } = await this.goLive(moviePilot);
			const begun = await this.call(path);
			let hit = false;
			if (killAfterMs !== undefined) {
				await new Promise((resolve) => setTimeout(resolve, killAfterMs));
				await this.server.kill();
				hit = moviePilot.simulator.requests.length > 0 || this.hive.state.ledger.length > 0;
				await this.server.start();
				await this.client.login();
				await this.call(path);
			}
			await this.success(workflow);
			const tookMs = Date.now() - begun;
			await this.client.deactivate(workflow);
			return { outcome: this.outcome(moviePilot), tookMs, hit };
		} finally {
			await moviePilot.close();
		}
	}

	private outcome({ state }: MoviePilotSimulator): Outcome {
		const subscriptions = state.subscriptions.all().map((one) => {
			const { type, tmdbid, season } = one as unknown as Record<string, unknown>;
			return JSON.stringify([type, tmdbid, season ?? null]);
		});
		return { subscriptions: subscriptions.sort(), charges: this.hive.state.chargesFor(slugOf(SLUG)) };
	}

	private async goLive(moviePilot: MoviePilotSimulator): Promise<{ workflow: WorkflowRecord; path: string }> {
		const credential = await this.client.createCredential(randomUUID(), 'moviePilotApi', {
			baseUrl: moviePilot.url,
			apiToken: moviePilot.apiToken,
		});
		const path = randomUUID();
		const workflow = await this.client.importWorkflow(workflowOf(path), {
			[MEDIA_SYNC]: [this.traktCredential, credential],
			[HD_HIVE]: [this.hiveCredential],
		});
		await this.client.activate(workflow);
		return { workflow, path };
	}

	/** @returns when n8n took the call */
	private async call(path: string): Promise<number> {
		return await eventually('the webhook', async () => {
			const { status } = await fetch(`${this.server.url}/webhook/${path}`, { method: 'POST' });
			return status === 404 ? undefined : Date.now();
		}, 60_000, 50);
	}

	/** Waits for the last execution of the workflow, which is not the killed one, and insists on success. */
	private async success({ id }: WorkflowRecord): Promise<void> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const execution = await eventually('the execution', async () => {
			const { results } = await this.client.call<{ results: Array<{ id: string; status: string }> }>('GET', `/rest/executions?filter=${filter}`);
			const last = results[0];
			return last === undefined || ['new', 'running', 'crashed'].includes(last.status) ? undefined : last;
		}, 200_000, 50);
		const { data, status } = await this.client.getExecution(execution.id);
		assert.equal(status, 'success', data.resultData.error?.message);
	}
}

/** The nightly example and an unlock, both behind one webhook. */
function workflowOf(path: string): object {
	const example = readExample('examples/nightly-watchlist-sync.json');
	const trigger = example.nodes.find(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
	assert(trigger);
	const name = String(trigger.name);
	const webhook = {
		...trigger,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const unlock = {
		id: randomUUID(),
		name: 'Unlock',
		type: HD_HIVE,
		typeVersion: 1,
		position: [0, 300],
		parameters: { resource: 'resource', operation: 'unlock', slug: slugOf(SLUG), maxPoints: 10 },
	};
	const connections = structuredClone(example.connections) as Record<string, { main: Array<Array<object>> }>;
	connections[name]?.main[0]?.push({ node: 'Unlock', type: 'main', index: 0 });
	const nodes = [...example.nodes.map((node) => (node === trigger ? webhook : node)), unlock];
	return { ...example, name: path, nodes, connections };
}

async function main(): Promise<number> {
	ensureDist();
	const harness = await ensureHarness();
	const trakt = await startTrakt({ redirectUris: [], latencyMs: LATENCY_MS });
	fillTrakt(trakt.state);
	const hive = await startHdHive({ latencyMs: LATENCY_MS });
	fillHdHive(hive.state);
	const server = await N8nServer.start({ harness, packages: [ROOT] });
	trakt.state.apps[0]?.redirectUris.push(`${server.url}/rest/oauth2-credential/callback`);
	let hits = 0;
	let wrong = 0;
	try {
		const test = new KillTest(server, trakt, hive);
		await test.connect();
		const { outcome: undisturbed, tookMs } = await test.round();
		console.log(`undisturbed: ${undisturbed.subscriptions.length} subscriptions, ${undisturbed.charges} charge, ${tookMs} ms`);
		assert.equal(undisturbed.charges, 1);
		for (let round = 1; round <= ROUNDS; round++) {
			const killAfterMs = Math.round(Math.random() * tookMs);
			const { outcome, hit } = await test.round(killAfterMs);
			if (hit) hits += 1;
			const same = JSON.stringify(outcome) === JSON.stringify(undisturbed);
			if (!same) wrong += 1;
			console.log(`round ${round}: killed after ${killAfterMs} ms${hit ? '' : ' (before the first request)'}, ${same ? 'as undisturbed' : 'DIFFERENT'}`);
		}
	} finally {
		await Promise.all([server.dispose(), trakt.close(), hive.close()]);
	}
	console.log(`\n${ROUNDS} kills, ${hits} with the run under way: ${wrong} ended otherwise than an undisturbed run`);
	return wrong === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
