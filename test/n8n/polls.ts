import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { TraktSimulator } from '../simulators/trakt';
import { outputOf, type Credential, type WorkflowRecord } from './client';
import type { Host } from './host';
import { eventually, type Steps } from './steps';

const TRIGGER = 'Trakt Trigger';

/** n8n polls once a minute at most for each time that is set; many times make it quick enough for a test. */
const EVERY_FOUR_SECONDS = Array.from({ length: 15 }, (_, index) => ({ mode: 'custom', cronExpression: `${index * 4} * * * * *` }));

const NEXT_POLL_MS = 60_000;

/**
 * The Trakt Trigger in an active workflow: n8n polls by itself.
 *
 * @returns the part that stops and kills n8n. What else runs there has to have ended by then: n8n gives up
 *   executions that were running when it was killed.
 */
export async function polls(steps: Steps, host: Host, trakt: TraktSimulator, credential: Credential): Promise<() => Promise<void>> {
	const { client } = host;
	const watch = new Watch(host, trakt);
	await steps.step('the Trakt Trigger goes live, and does not flood with what is there already', async () => {
		trakt.state.watchlist.add(trakt.state.library.movie({ title: 'There before' }));
		watch.workflow = await client.importWorkflow(triggerWorkflow(), { 'n8n-nodes-watchflow.traktTrigger': [credential] });
		await client.activate(watch.workflow);
		await watch.polled(2);
		assert.deepEqual(await watch.events(), []);
	});
	await steps.step('a quiet poll costs one request', async () => {
		const before = trakt.api.requests.length;
		await watch.polled(2);
		const paths = trakt.api.requests.slice(before).map(({ path }) => path);
		assert(paths.length >= 2 && paths.every((path) => path === '/sync/last_activities'), paths.join());
	});
	await steps.step('what is new starts the workflow once', async () => {
		watch.add('First', 'Second');
		await watch.expect('First', 'Second');
	});
	await steps.step('a poll that fails loses nothing', async () => {
		trakt.api.faults.add({ kind: 'status', match: 'watchlist', status: 404, body: '', times: 1 });
		watch.add('Third');
		await watch.expect('First', 'Second', 'Third');
	});
	return async () => await stopAndKill(steps, host, watch);
}

async function stopAndKill(steps: Steps, host: Host, watch: Watch): Promise<void> {
	const { client } = host;
	await steps.step('what is added while n8n is down comes after the restart, once', async () => {
		await host.server.stop();
		watch.add('Fourth');
		await host.server.start();
		await client.login();
		await watch.expect('First', 'Second', 'Third', 'Fourth');
	});
	await steps.step('nothing comes twice after a crash', async () => {
		await host.crash();
		watch.add('Fifth');
		await watch.expect('First', 'Second', 'Third', 'Fourth', 'Fifth');
		await client.deactivate(watch.workflow);
	});
}

class Watch {
	workflow!: WorkflowRecord;

	constructor(
		private readonly host: Host,
		private readonly trakt: TraktSimulator,
	) {}

	add(...titles: string[]): void {
		for (const title of titles) this.trakt.state.watchlist.add(this.trakt.state.library.movie({ title }));
	}

	/** Waits until n8n has looked so often. */
	async polled(times: number): Promise<void> {
		const looks = () => this.trakt.api.seen(/^GET \/sync\/last_activities/).length;
		const before = looks();
		await eventually('the next polls', async () => (looks() - before >= times ? true : undefined), NEXT_POLL_MS);
	}

	/** The titles that have started the workflow, in order. */
	async events(): Promise<string[]> {
		const ids = await this.host.client.finishedExecutions(this.workflow.id);
		const executions = await Promise.all(ids.map(async (id) => await this.host.client.getExecution(id)));
		const items = executions
			.filter(({ status }) => status === 'success')
			.reverse()
			.flatMap((one) => outputOf(one, TRIGGER));
		return items.map(({ json }) => String(json.title));
	}

	/** Waits for these titles, and then for two more polls, which must bring no others. */
	async expect(...titles: string[]): Promise<void> {
		const wanted = titles.length;
		await eventually(`${titles.at(-1)}`, async () => ((await this.events()).length >= wanted ? true : undefined), NEXT_POLL_MS);
		await this.polled(2);
		assert.deepEqual((await this.events()).sort(), [...titles].sort());
	}
}

const triggerWorkflow = () => ({
	name: 'New on the watchlist',
	nodes: [
		{
			id: randomUUID(),
			name: TRIGGER,
			type: 'n8n-nodes-watchflow.traktTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: { authentication: 'device', event: 'watchlistAdded', pollTimes: { item: EVERY_FOUR_SECONDS } },
		},
		{ id: randomUUID(), name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { [TRIGGER]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});
