/**
 * `npx tsx test/tmdb/onRealN8n.ts [package folder]`: the TMDB credential dialog and the node on a full n8n server.
 * The folder is a built package (package.json and dist); the repository's own by default.
 */
import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import { outputOf, N8nClient, type Credential } from '../n8n/client';
import { ensureHarness } from '../n8n/harness';
import { N8nServer } from '../n8n/server';
import { Steps } from '../n8n/steps';
import { ROOT } from '../package/build';
import { fillSample, startTmdb } from '../simulators/tmdb';

const workflow = (parameters: object) => ({
	name: 'TMDB',
	nodes: [
		{ id: 'm', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		{ id: 't', name: 'TMDB', type: 'n8n-nodes-watchflow.tmdb', typeVersion: 1, position: [220, 0], parameters },
	],
	connections: { Start: { main: [[{ node: 'TMDB', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

async function main(): Promise<number> {
	const steps = new Steps();
	const tmdb = await startTmdb();
	fillSample(tmdb.state);
	const server = await N8nServer.start({ harness: await ensureHarness(), packages: [process.argv[2] ?? ROOT] });
	const client = new N8nClient(server.url);
	try {
		await client.setUpOwner();
		const form = (changes: object) => ({ readAccessToken: tmdb.readAccessToken, accountAccess: 'owner', apiUrl: tmdb.url, websiteUrl: tmdb.url, ...changes });
		const saved = async (changes: object) => {
			const credential = await client.createCredential('TMDB', 'watchFlowTmdbApi', form(changes) as IDataObject);
			return { credential, ...(await client.testCredential(credential.id)) };
		};
		const run = async (credential: Credential, parameters: object) => {
			const record = await client.importWorkflow(workflow(parameters), { 'n8n-nodes-watchflow.tmdb': [credential] });
			const execution = await client.waitForExecution(await client.runManually(record, 'Start'));
			for (const secret of tmdb.simulator.secrets) assert.ok(!execution.raw.includes(secret), 'a secret is in the execution');
			return execution;
		};

		await steps.step('the dialog tells a wrong address and a wrong token apart', async () => {
			assert.equal((await saved({})).status, 'OK');
			assert.match((await saved({ readAccessToken: 'eyJ.x.y' })).message, /does not accept the API Read Access Token/);
			assert.match((await saved({ readAccessToken: '0123456789abcdef0123456789abcdef' })).message, /short API Key/);
			assert.match((await saved({ apiUrl: `${tmdb.url}/3` })).message, /No TMDB answers at the API URL/);
			assert.match((await saved({ apiUrl: server.url })).message, /No TMDB|not TMDB/);
		});

		await steps.step('a person approves in the browser, and the session is stored', async () => {
			const { credential, status, message } = await saved({ accountAccess: 'approve' });
			assert.equal(status, 'Error');
			assert.match(message, /^Open http\S+\/auth\/access\?request_token=\S+, allow the access there, then press Retry/);
			assert.match((await client.testCredential(credential.id)).message, /^Not confirmed yet\. Open/);
			const link = /http\S+(?=,)/.exec(message)?.[0] ?? '';
			assert.match(await (await fetch(link)).text(), /<button>Approve/);
			await fetch(link, { method: 'POST' });
			assert.equal((await client.testCredential(credential.id)).status, 'OK');
			const sessions = tmdb.state.sessions.size;
			const { data } = await run(credential, { resource: 'account', operation: 'getWatchlist', type: 'movie', returnAll: true });
			assert.equal(data.resultData.error, undefined);
			assert.equal(tmdb.state.sessions.size, sessions, 'the stored session was not used');
			assert.ok(tmdb.simulator.seen(/GET \/3\/account$/).length > 0);
		});

		await steps.step('the owner’s token alone reads, writes and remembers', async () => {
			const { credential } = await saved({});
			const added = await run(credential, { resource: 'account', operation: 'addToFavorites', type: 'movie', title: '20003' });
			assert.deepEqual(outputOf(added, 'TMDB').map(({ json }) => json.favorite), [true]);
			for (let round = 0; round < 2; round++) await run(credential, { resource: 'movie', operation: 'get', title: '20003' });
			assert.equal(tmdb.simulator.seen(/GET \/3\/movie\/20003$/).length, 1);
		});

		await steps.step('what goes wrong is told in the execution', async () => {
			const { credential } = await saved({});
			const execution = await run(credential, { resource: 'list', operation: 'create', name: 'Mine' });
			assert.equal(execution.status, 'error');
			assert.match(execution.raw, /TMDB wants a session of the account for this/);
		});

		await steps.step('the genre drop-down is filled', async () => {
			const { credential } = await saved({});
			const options = await client.call<Array<{ name: string }>>('POST', '/rest/dynamic-node-parameters/options', {
				path: 'parameters.filters.genres',
				nodeTypeAndVersion: { name: 'n8n-nodes-watchflow.tmdb', version: 1 },
				methodName: 'getMovieGenres',
				currentNodeParameters: {},
				credentials: { watchFlowTmdbApi: { id: credential.id, name: credential.name } },
			});
			assert.ok(options.some(({ name }) => name === 'Science Fiction'));
		});
	} finally {
		await server.dispose();
		await tmdb.close();
	}
	console.log(`TMDB on a real n8n: ${steps.summary}`);
	return steps.failed === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
