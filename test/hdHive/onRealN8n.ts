import { strict as assert } from 'node:assert';
import { outputOf, type WorkflowRecord } from '../n8n/client';
import type { Host } from '../n8n/host';
import { schedule, workflowsOf } from '../n8n/oneNode';
import { eventually, type Steps } from '../n8n/steps';
import { fillSample, slugOf, startHdHive } from '../simulators/hdHive';
import { TinyBrowser } from './browser';

const KEY = 'a long connect key';
const TRIGGER = 'HDHive OAuth Callback Trigger';
const WEBHOOK = '0b1f7c1e-0000-4000-8000-00000000cafe';

const workflow = workflowsOf('HDHive', 'hdHive');

const signInTrigger = {
	id: 'trigger',
	name: TRIGGER,
	type: 'n8n-nodes-watchflow.hdHiveOAuthTrigger',
	typeVersion: 1,
	position: [0, 0],
	webhookId: WEBHOOK,
	parameters: { connectKey: KEY },
};

/** HDHive's sign-in, renewal and unlock on a full n8n server, which is restarted and killed in between. */
export async function hdHiveOnRealN8n(steps: Steps, host: Host): Promise<void> {
	const { server, client } = host;
	const hive = await startHdHive();
	fillSample(hive.state);
	const browser = new TinyBrowser();
	const connectUrl = `${server.url}/webhook/${WEBHOOK}/connect?key=${encodeURIComponent(KEY)}`;
	try {
		const credential = await client.createCredential('HDHive account', 'watchFlowHdHiveOAuth2Api', {
			authentication: 'app',
			baseUrl: hive.url,
			clientId: hive.state.app.clientId,
			appSecret: hive.state.app.secret,
			scopes: ['query', 'unlock'],
		});
		const credentials = { 'n8n-nodes-watchflow.hdHive': [credential], 'n8n-nodes-watchflow.hdHiveOAuthTrigger': [credential] };

		await steps.step('HDHive: the credential says that nobody has signed in yet', async () => {
			const { status, message } = await client.testCredential(credential.id);
			assert.equal(status, 'Error');
			assert.match(message, /nobody has signed in to HDHive with it yet\. Open the connect address/);
		});

		let connected!: WorkflowRecord;
		await steps.step('HDHive: a person signs in through the two webhooks', async () => {
			connected = await client.importWorkflow(workflow('Connect', signInTrigger, { resource: 'usage', operation: 'ping' }), credentials);
			await client.activate(connected);
			const start = await eventually('the webhook', async () => {
				const answer = await browser.visit(connectUrl);
				return answer.status === 404 ? undefined : answer;
			});
			assert.equal(start.status, 302, start.text.slice(0, 300));
			const consent = await browser.visit(`${start.location}&auto=1`);
			const page = await browser.visit(consent.location);
			assert.equal(page.status, 200, page.text);
			assert.match(page.text, /HDHive is connected/);
			assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox$/);
			assert.equal((await browser.visit(consent.location)).status, 400);
		});

		await steps.step('HDHive: the workflow has started, and used the stored sign-in', async () => {
			const [id] = await eventually('the execution', async () => {
				const done = await client.finishedExecutions(connected.id);
				return done.length > 0 ? done : undefined;
			});
			const execution = await client.getExecution(id!);
			assert.equal(execution.status, 'success', execution.raw.slice(0, 2_000));
			assert.equal(outputOf(execution, TRIGGER)[0]?.json.connected, true);
			assert.deepEqual(outputOf(execution, 'HDHive')[0]?.json, { message: 'pong', api_key_id: 1, name: 'My App' });
		});

		await steps.step('HDHive: the credential passes its test now, without spending anything', async () => {
			const before = hive.state.tokens.refreshes;
			const { status, message } = await client.testCredential(credential.id);
			assert.equal(status, 'OK', message);
			assert.equal(hive.state.tokens.refreshes, before);
		});

		const unlock = await client.importWorkflow(
			workflow('Unlock', schedule, { resource: 'resource', operation: 'unlock', slug: slugOf('remux'), maxPoints: 10 }),
			credentials,
		);
		const run = async () => await client.waitForExecution(await client.runManually(unlock, schedule.name));

		await steps.step('HDHive: an expired access token is renewed, rotated and stored, and the unlock is paid once', async () => {
			hive.state.tokens.expireAccess();
			const execution = await run();
			assert.equal(execution.status, 'success', execution.raw.slice(0, 2_000));
			assert.equal(outputOf(execution, 'HDHive')[0]?.json.pointsSpent, 6);
			assert.equal(hive.state.tokens.refreshes, 1);
		});

		await steps.step('HDHive: n8n is killed between charge and answer: the next run pays nothing', async () => {
			hive.state.me.unlocked.clear();
			hive.state.ledger = [];
			await server.restart();
			await client.login();
			hive.simulator.faults.add({ kind: 'resetAfter', match: 'resources/unlock' });
			let charged!: () => void;
			const charge = new Promise<void>((resolve) => (charged = resolve));
			hive.simulator.onRequest = (request) =>
				(request.url.includes('/resources/unlock') ? setTimeout(charged, 50) : undefined) as undefined;
			await client.runManually(unlock, schedule.name);
			await charge;
			await server.kill();
			hive.simulator.onRequest = undefined;
			assert.equal(hive.state.chargesFor(slugOf('remux')), 1);
			await server.start();
			await client.login();
			const execution = await run();
			assert.equal(outputOf(execution, 'HDHive')[0]?.json.pointsSpent, 0, execution.raw.slice(0, 2_000));
			assert.equal(hive.state.chargesFor(slugOf('remux')), 1);
		});

		await steps.step('HDHive: no token, code or secret is in an answer of n8n or in its log', async () => {
			await client.getCredential(credential.id);
			const { said } = host;
			const leaks = [...hive.simulator.secrets].filter((secret) => said.includes(secret));
			assert.equal(leaks.length, 0);
		});
	} finally {
		await hive.close();
	}
}
