import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { expectedCounts, expectedSubscriptions } from '../demo/expected';
import { startMoviePilot } from '../simulators/moviePilot';
import { outputOf, type Credential, type Execution, type WorkflowRecord } from './client';
import type { Release } from './harness';
import { MEDIA_SYNC, readExample, Stage, type ExampleWorkflow } from './stage';
import { eventually, type Steps } from './steps';

const EXAMPLE = 'examples/nightly-watchlist-sync.json';
const HOOK = 'watchflow-nightly';

/** The example with a webhook in place of its schedule, so that a production run starts when we say. */
function hookedExample(): ExampleWorkflow {
	const example = readExample(EXAMPLE);
	const nodes = example.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: randomUUID(),
					parameters: { httpMethod: 'POST', path: HOOK, responseMode: 'onReceived', options: {} },
				}
			: node,
	);
	return { ...example, name: 'Nightly, when called', nodes };
}

/** One run through everything; every step leaves what the next ones need. */
class Journey {
	private readonly executions: Execution[] = [];

	private credentials: Credential[] = [];

	private hooked!: WorkflowRecord;

	constructor(
		private readonly stage: Stage,
		private readonly steps: Steps,
	) {}

	async run(): Promise<void> {
		await this.setUp();
		await this.firstRuns();
		await this.refresh();
		await this.afterRestart();
		await this.lookForLeaks();
	}

	private async setUp(): Promise<void> {
		const { client, trakt } = this.stage;
		await this.steps.step('the owner is set up', async () => await client.setUpOwner());
		await this.steps.step('n8n offers the node, with its icons and its codex', async () => {
			const types = JSON.parse(await client.download('/types/nodes.json')) as INodeTypeDescription[];
			const node = types.find(({ name }) => name === MEDIA_SYNC);
			assert(node, 'the node is missing');
			assert(node.codex?.resources?.primaryDocumentation, 'the codex is missing');
			const { light, dark } = node.iconUrl as { light: string; dark: string };
			for (const icon of [light, dark]) assert.match(await client.download(`/${icon}`), /<svg/);
		});
		await this.steps.step('credentials are created, and Trakt is connected on its consent page', async () => {
			const traktCredential = await this.stage.createTraktCredential();
			this.credentials = [traktCredential, await this.stage.createMoviePilotCredential()];
			await client.connectOAuth2(traktCredential.id);
			assert.equal(trakt.auth.seen(/^POST \/oauth\/token/).length, 1);
		});
		for (const [index, name] of ['Trakt', 'MoviePilot'].entries()) {
			await this.steps.step(`the ${name} credential passes its test`, async () => {
				const { status, message } = await client.testCredential(this.credentials[index]!.id);
				assert.equal(status, 'OK', message);
			});
		}
		await this.steps.step('the tests tell a wrong URL, secret and version apart', this.wrongCredentials);
		await this.steps.step('an older MoviePilot is signed in to, and its wrong password is refused', this.oldMoviePilot);
		await this.steps.step(`${EXAMPLE} is imported and can be activated`, async () => {
			const workflow = await this.stage.importExample(EXAMPLE, this.credentials);
			await client.activate(workflow);
			await client.deactivate(workflow);
		});
	}

	private readonly wrongCredentials = async (): Promise<void> => {
		const { client, trakt, moviePilot } = this.stage;
		const [traktId = '', moviePilotId = ''] = this.credentials.map(({ id }) => id);
		const old = await answering(200, '{"appName":"MoviePilot","version":"v1.9.17"}');
		const radarr = await answering(200, '{"appName":"Radarr","version":"5.14.0"}');
		const otherVersion = await answering(412, '');
		const cases: Array<[string, IDataObject, RegExp]> = [
			[moviePilotId, { baseUrl: 'http://127.0.0.1:9' }, /^Nothing answers at http:\/\/127\.0\.0\.1:9/],
			[moviePilotId, { baseUrl: trakt.api.url }, /^No MoviePilot answers at /],
			[moviePilotId, { baseUrl: radarr.url }, /^A Radarr answers at .*, not a MoviePilot/],
			[moviePilotId, { baseUrl: old.url }, /^MoviePilot v1\.9\.17 is too old/],
			[moviePilotId, { apiToken: 'wrong' }, /^MoviePilot refused the API Token/],
			[traktId, { apiUrl: moviePilot.url }, /^No Trakt API answers at the API URL/],
			[traktId, { apiUrl: otherVersion.url }, /^The API URL does not answer as version 2/],
			[traktId, { clientId: 'wrong' }, /^Trakt refuses the Client ID/],
		];
		try {
			for (const [id, changes, sentence] of cases) {
				const { status, message } = await client.testCredential(id, changes);
				assert.equal(status, 'Error', JSON.stringify(changes));
				assert.match(message, sentence);
			}
		} finally {
			await Promise.all([old.close(), radarr.close(), otherVersion.close()]);
		}
	};

	private readonly oldMoviePilot = async (): Promise<void> => {
		const { client } = this.stage;
		const old = await startMoviePilot({ generation: 'v2.5.6' });
		try {
			const { id } = await this.stage.createMoviePilotCredential(old);
			assert.equal((await client.testCredential(id)).status, 'OK');
			const { data } = await client.getCredential(id);
			await client.updateCredential(id, { ...data, password: 'wrong', accessToken: '' });
			const refused = await client.testCredential(id);
			assert.equal(refused.status, 'Error');
		} finally {
			await old.close();
		}
	};

	private async firstRuns(): Promise<void> {
		const { client, moviePilot } = this.stage;
		await this.steps.step('the workflow goes live', async () => {
			this.hooked = await client.importWorkflow(hookedExample(), {
				[MEDIA_SYNC]: this.credentials,
			});
			await client.activate(this.hooked);
		});
		await this.steps.step('the first run adds what is missing', async () => {
			const summary = summaryOf(await this.produce());
			for (const [name, count] of Object.entries(expectedCounts())) assert.equal(summary[name] ?? 0, count, name);
			assert.equal(moviePilot.state.subscriptions.all().length, expectedSubscriptions());
		});
		await this.steps.step('a run without changes costs one request', async () => {
			const before = this.requests();
			const summary = summaryOf(await this.produce());
			assert.equal(summary.added ?? 0, 0);
			assert.equal(this.requests() - before, 1);
		});
	}

	private async refresh(): Promise<void> {
		const { trakt } = this.stage;
		await this.steps.step('an expired token is refreshed exactly once', async () => {
			const before = this.refreshes();
			trakt.expireTokens();
			summaryOf(await this.produce());
			assert.equal(this.refreshes() - before, 1);
		});
		await this.steps.step('and not again while the new one is good', async () => {
			const before = this.refreshes();
			summaryOf(await this.produce());
			assert.equal(this.refreshes(), before);
		});
	}

	private async afterRestart(): Promise<void> {
		const { client, server, trakt } = this.stage;
		await this.steps.step('the rotated pair is in n8n’s database', async () => {
			await server.stop();
			const { oauthTokenData } = await this.exportedTraktData();
			const { access_token: access, refresh_token: refresh } = oauthTokenData as Record<string, string>;
			const headers = trakt.headers({ access_token: access } as never);
			assert.equal((await fetch(`${trakt.api.url}/users/settings`, { headers })).status, 200);
			const issued = [...trakt.auth.secrets];
			assert(issued.indexOf(refresh!) >= issued.length - 2, 'the refresh token is not the newest one');
		});
		await this.steps.step('n8n starts again', async () => {
			await server.start();
			await client.login();
		});
		await this.steps.step('a run after the restart neither refreshes nor adds anything', async () => {
			const before = { refreshes: this.refreshes(), requests: this.requests() };
			assert.equal(summaryOf(await this.produce()).added ?? 0, 0);
			assert.deepEqual({ refreshes: this.refreshes(), requests: this.requests() }, { ...before, requests: before.requests + 1 });
		});
		await this.steps.step('the rotated refresh token works after the restart', async () => {
			const before = this.refreshes();
			trakt.expireTokens();
			summaryOf(await this.produce());
			assert.equal(this.refreshes() - before, 1);
		});
		await this.steps.step('a crash in between loses nothing', async () => {
			await server.kill();
			await server.start();
			await client.login();
			assert.equal(summaryOf(await this.produce()).added ?? 0, 0);
		});
	}

	private async lookForLeaks(): Promise<void> {
		const { client, server, secrets } = this.stage;
		const leaked = (text: string): number => secrets.filter((secret) => text.includes(secret)).length;
		await this.steps.step(`none of ${secrets.length} secrets is in n8n’s log`, async () => {
			assert(secrets.length > 8 && server.log.length > 10_000, 'there is too little to look at');
			assert.equal(leaked(server.log), 0);
		});
		await this.steps.step(`nor in the records of ${this.executions.length} executions`, async () => {
			assert.equal(leaked(this.executions.map(({ raw }) => raw).join('\n')), 0);
		});
		await this.steps.step('nor in what the REST API answers', async () => {
			for (const { id } of this.credentials) await client.getCredential(id);
			await client.call('GET', '/rest/credentials?includeData=true');
			assert.equal(leaked(client.answers.join('\n')), 0);
		});
		await this.steps.step('n8n asked for nothing beyond loopback', async () => {
			assert.deepEqual(server.refusedHosts, []);
		});
	}

	/** Starts a production execution, waits for its end, and insists on success. */
	private async produce(): Promise<Execution> {
		const { client, server } = this.stage;
		const known = await client.finishedExecutions(this.hooked.id);
		await eventually('the webhook', async () => {
			// A workflow's webhook answers 404 for some seconds after it went live.
			const { status } = await fetch(`${server.url}/webhook/${HOOK}`, { method: 'POST' });
			return status === 404 ? undefined : status;
		});
		const id = await eventually('the execution to end', async () => {
			const ids = await client.finishedExecutions(this.hooked.id);
			return ids.find((one) => !known.includes(one));
		});
		const execution = await client.getExecution(id);
		this.executions.push(execution);
		const { error } = execution.data.resultData;
		assert.equal(execution.status, 'success', error?.message);
		return execution;
	}

	private requests(): number {
		const { trakt, moviePilot } = this.stage;
		return trakt.api.requests.length + moviePilot.simulator.requests.length;
	}

	private refreshes(): number {
		return this.stage.trakt.state.tokens.refreshes;
	}

	private async exportedTraktData(): Promise<IDataObject> {
		const { server } = this.stage;
		const file = join(server.userFolder, 'credentials.json');
		await server.command('export:credentials', '--all', '--decrypted', `--output=${file}`);
		const all = JSON.parse(readFileSync(file, 'utf8')) as Array<{ id: string; data: IDataObject }>;
		const found = all.find(({ id }) => id === this.credentials[0]?.id);
		assert(found, 'the Trakt credential is not in the database');
		return found.data;
	}
}

/** A server that gives one answer to everything. */
async function answering(status: number, body: string): Promise<{ url: string; close(): Promise<void> }> {
	const app = Fastify({ forceCloseConnections: true });
	app.all('/*', async (_request, reply) => await reply.code(status).type('application/json').send(body));
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, close: async () => await app.close() };
}

/** The one item of the second output. */
function summaryOf(execution: Execution): IDataObject {
	const [summary, ...more] = outputOf(execution, 'Media Sync', 1);
	assert(summary && more.length === 0, 'there must be one summary');
	return summary.json;
}

/** The main job on a full n8n server, from the credential dialog to a restart. */
export async function journey(steps: Steps, release?: Release): Promise<void> {
	const start = Stage.start({ release, env: { N8N_LOG_LEVEL: 'debug' } });
	const stage = await steps.step('n8n starts with the package installed', async () => await start);
	if (stage === undefined) return;
	const failed = steps.failed;
	try {
		await new Journey(stage, steps).run();
	} finally {
		if (steps.failed > failed) console.log(stage.server.log.split('\n').slice(-60).join('\n'));
		await stage.close();
	}
}
