import { strict as assert } from 'node:assert';
import { outputOf, type WorkflowRecord } from '../n8n/client';
import type { Host } from '../n8n/host';
import { schedule, workflowsOf } from '../n8n/oneNode';
import { eventually, type Steps } from '../n8n/steps';
import { startMoviePilot } from '../simulators/moviePilot';

const TRIGGER = 'MoviePilot Trigger';
const WEBHOOK = '5a3f7c1e-0000-4000-8000-00000000beef';
const SECRET = 'a-long-secret-of-mine';
const FILM = 27205;

const workflow = workflowsOf('MoviePilot', 'moviePilot');

const trigger = {
	id: 'trigger',
	name: TRIGGER,
	type: 'n8n-nodes-watchflow.moviePilotTrigger',
	typeVersion: 1,
	position: [0, 0],
	webhookId: WEBHOOK,
	parameters: { secret: SECRET, events: ['transfer.complete'] },
};

/** MoviePilot's node and trigger on a full n8n server: an event comes in, and a film is looked up and subscribed. */
export async function moviePilotOnRealN8n(steps: Steps, host: Host): Promise<void> {
	const { server, client } = host;
	const moviePilot = await startMoviePilot({
		generation: 'v3.0.0',
		catalogue: { films: [{ tmdbid: FILM, title: '盗梦空间', year: 2010 }] },
	});
	const address = `${server.url}/webhook/${WEBHOOK}/moviepilot`;
	const post = async (body: unknown, secret = SECRET) =>
		await fetch(`${address}?secret=${secret}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	try {
		const { url: baseUrl, apiToken } = moviePilot;
		const credential = await client.createCredential('MoviePilot at home', 'watchFlowMoviePilotApi', { baseUrl, apiToken });
		const credentials = { 'n8n-nodes-watchflow.moviePilot': [credential] };

		let listening!: WorkflowRecord;
		await steps.step('MoviePilot: the trigger answers at its production address, and nothing starts without its secret', async () => {
			const parameters = { resource: 'subscription', operation: 'add', mediaType: 'movie', tmdbId: '={{ $json.data.tmdbId }}' };
			listening = await client.importWorkflow(workflow('Events', trigger, parameters), credentials);
			await client.activate(listening);
			const refused = await eventually('the webhook', async () => {
				const answer = await post({ type: 'transfer.complete', data: {} }, 'a-wrong-secret-of-yours');
				return answer.status === 404 ? undefined : answer;
			});
			assert.equal(refused.status, 401);
			assert.match(await refused.text(), /The secret is wrong/);
		});

		await steps.step('MoviePilot: a bad body is answered with a 4xx, in words', async () => {
			for (const body of ['{"type":', '[]', '{"data":{}}']) {
				const { status } = await post(body);
				assert.ok(status >= 400 && status < 500, `${body} was answered with ${status}`);
			}
		});

		await steps.step('MoviePilot: an event that is wanted starts the workflow, which subscribes to a film', async () => {
			assert.deepEqual(await (await post({ type: 'site.updated', data: {} })).json(), { received: true, started: false });
			assert.deepEqual(await (await post({ type: 'transfer.complete', data: { tmdbId: FILM } })).json(), { received: true, started: true });
			const [id] = await eventually('the execution', async () => {
				const done = await client.finishedExecutions(listening.id);
				return done.length > 0 ? done : undefined;
			});
			const execution = await client.getExecution(id!);
			assert.equal(execution.status, 'success', execution.raw.slice(0, 2_000));
			assert.equal(outputOf(execution, TRIGGER)[0]?.json.event, 'Transfer Completed');
			assert.equal(outputOf(execution, 'MoviePilot')[0]?.json.outcome, 'added');
			assert.equal((await client.finishedExecutions(listening.id)).length, 1);
		});

		await steps.step('MoviePilot: a plugin that wants the token in its address fails without the token in what is said', async () => {
			const sync = await client.importWorkflow(workflow('Plugin', schedule, { resource: 'traktSync', operation: 'sync' }), credentials);
			const run = async () => await client.waitForExecution(await client.runManually(sync, schedule.name));
			assert.equal((await run()).status, 'success');
			assert.equal(moviePilot.simulator.seen(/TraktSync\/sync/)[0]?.query.apikey, apiToken);
			moviePilot.simulator.faults.add({ kind: 'html502', match: 'TraktSync' });
			const failed = await run();
			assert.equal(failed.status, 'error');
			assert.equal(failed.raw.includes(apiToken), false);
		});

		await steps.step('MoviePilot: the token is in no answer of n8n and in no log', async () => {
			await client.getCredential(credential.id);
			assert.equal(host.said.includes(apiToken), false);
		});
	} finally {
		await moviePilot.close();
	}
}
