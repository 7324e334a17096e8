import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { RealDebridSimulator } from '../simulators/realDebrid';
import { outputOf, type Credential, type WorkflowRecord } from './client';
import type { Host } from './host';
import { eventually, type Steps } from './steps';

const ADD = 'Add and Wait';
const DONE = 'Done';
const HOOK = 'slow-torrent';
const HASHES = ['a'.repeat(40), 'b'.repeat(40)];

/** A node that holds for a minute, and then n8n's wait of another one. */
const LIMIT_MS = 240_000;

/**
 * Torrent: Add and Wait on torrents that take long. Two are started here; what else is to be tested goes on
 * meanwhile, and `restart` and `finish` look at what has become of them.
 */
export class LongWaits {
	private workflow!: WorkflowRecord;

	private executions: string[] = [];

	constructor(
		private readonly steps: Steps,
		private readonly host: Host,
		private readonly rd: RealDebridSimulator,
	) {}

	async begin(credential: Credential): Promise<void> {
		const { client } = this.host;
		await this.steps.step('two executions begin to wait for slow torrents', async () => {
			Object.assign(this.rd.switches, { cached: false, end: 'stalled' });
			this.workflow = await client.importWorkflow(waitWorkflow(), { 'n8n-nodes-watchflow.realDebrid': [credential] });
			await client.activate(this.workflow);
			for (const hash of HASHES) await eventually('the webhook', async () => await this.post(hash));
		});
	}

	private async post(hash: string): Promise<true | undefined> {
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ hash });
		const { status } = await fetch(`${this.host.server.url}/webhook/${HOOK}`, { method: 'POST', headers, body });
		return status === 404 ? undefined : true;
	}

	/** To be called a minute later at the earliest. */
	async restart(): Promise<void> {
		await this.steps.step('after a minute n8n keeps them as waiting, and no worker is held', async () => {
			this.executions = await this.all('waiting');
			assert.deepEqual(this.rd.api.seen(/addMagnet/).length, HASHES.length);
		});
		await this.steps.step('n8n restarts while they wait', async () => {
			for (const torrent of this.rd.state.torrents) this.rd.state.finish(torrent);
			await this.host.restart();
		});
	}

	async finish(): Promise<void> {
		const { client } = this.host;
		await this.steps.step('they go on by themselves, find the same torrents ready, and give the links', async () => {
			await this.all('success');
			for (const id of this.executions) {
				const items = outputOf(await client.getExecution(id), DONE);
				assert(items.length > 0 && items.every(({ json }) => /^https?:/.test(String(json.download))), JSON.stringify(items));
			}
			assert.equal(this.rd.api.seen(/addMagnet/).length, HASHES.length);
		});
	}

	private async records(): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.workflow.id }));
		const answer = await this.host.client.call<{ results: Array<{ id: string; status: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}`,
		);
		return answer.results;
	}

	/** @returns the ids of the executions once all of them have this status */
	private async all(wanted: string): Promise<string[]> {
		return await eventually(
			`all to be ${wanted}`,
			async () => {
				const records = await this.records();
				const ended = records.find(({ status }) => ['error', 'crashed', 'canceled'].includes(status));
				if (ended !== undefined) throw new Error(`An execution is "${ended.status}"`);
				const there = records.length === HASHES.length && records.every(({ status }) => status === wanted);
				return there ? records.map(({ id }) => id) : undefined;
			},
			LIMIT_MS,
		);
	}
}

const node = (name: string, type: string, typeVersion: number, parameters: IDataObject) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});

const to = (...names: string[]) => ({ main: names.map((name) => [{ node: name, type: 'main', index: 0 }]) });

/** As the README has it: what is not ready goes back to the node. */
const waitWorkflow = () => ({
	name: 'A slow torrent',
	nodes: [
		{
			...node('Start', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: HOOK, responseMode: 'onReceived', options: {} }),
			webhookId: randomUUID(),
		},
		node(ADD, 'n8n-nodes-watchflow.realDebrid', 1, {
			authentication: 'apiToken',
			resource: 'torrent',
			operation: 'addAndWait',
			source: 'magnet',
			magnet: "=magnet:?xt=urn:btih:{{ $('Start').first().json.body.hash }}",
			selection: 'all',
			timeout: 60,
		}),
		node('Ready?', 'n8n-nodes-base.if', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: randomUUID(),
						leftValue: '={{ $json.ready }}',
						rightValue: '',
						operator: { type: 'boolean', operation: 'false', singleValue: true },
					},
				],
			},
			looseTypeValidation: true,
			options: {},
		}),
		node(DONE, 'n8n-nodes-base.noOp', 1, {}),
	],
	connections: { Start: to(ADD), [ADD]: to('Ready?'), 'Ready?': to(ADD, DONE) },
	settings: { executionOrder: 'v1' },
});
