import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import { outputOf, type Credential, type Execution, type TestResult } from '../n8n/client';
import { openDropDown } from '../n8n/dropDown';
import type { Host } from '../n8n/host';
import { schedule, workflowsOf } from '../n8n/oneNode';
import type { Steps } from '../n8n/steps';
import { fillSample, startTmdb } from '../simulators/tmdb';

const workflow = workflowsOf('TMDB', 'tmdb');

/** TMDB's credential dialog, its node and its genre drop-down on a full n8n server. */
export async function tmdbOnRealN8n(steps: Steps, { client, server }: Host): Promise<void> {
	const tmdb = await startTmdb();
	fillSample(tmdb.state);
	const saved = async (changes: IDataObject): Promise<TestResult & { credential: Credential }> => {
		const form = { readAccessToken: tmdb.readAccessToken, accountAccess: 'owner', apiUrl: tmdb.url, websiteUrl: tmdb.url, ...changes };
		const credential = await client.createCredential('TMDB', 'watchFlowTmdbApi', form);
		return { credential, ...(await client.testCredential(credential.id)) };
	};
	const run = async (credential: Credential, parameters: object): Promise<Execution> => {
		const record = await client.importWorkflow(workflow('TMDB', schedule, parameters), { 'n8n-nodes-watchflow.tmdb': [credential] });
		const execution = await client.waitForExecution(await client.runManually(record, schedule.name));
		for (const secret of tmdb.simulator.secrets) assert.ok(!execution.raw.includes(secret), 'a secret is in the execution');
		return execution;
	};
	try {
		await steps.step('TMDB: the dialog tells a wrong address and a wrong token apart', async () => {
			assert.equal((await saved({})).status, 'OK');
			assert.match((await saved({ readAccessToken: 'eyJ.x.y' })).message, /does not accept the API Read Access Token/);
			assert.match((await saved({ readAccessToken: '0123456789abcdef0123456789abcdef' })).message, /short API Key/);
			assert.match((await saved({ apiUrl: `${tmdb.url}/3` })).message, /No TMDB answers at the API URL/);
			assert.match((await saved({ apiUrl: server.url })).message, /No TMDB|not TMDB/);
		});

		await steps.step('TMDB: a person approves in the browser, and the session is stored', async () => {
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

		await steps.step('TMDB: the owner’s token alone reads, writes and remembers', async () => {
			const { credential } = await saved({});
			const added = await run(credential, { resource: 'account', operation: 'addToFavorites', type: 'movie', title: '20003' });
			assert.deepEqual(
				outputOf(added, 'TMDB').map(({ json }) => json.favorite),
				[true],
			);
			for (let round = 0; round < 2; round++) await run(credential, { resource: 'movie', operation: 'get', title: '20003' });
			assert.equal(tmdb.simulator.seen(/GET \/3\/movie\/20003$/).length, 1);
		});

		await steps.step('TMDB: what goes wrong is told in the execution', async () => {
			const { credential } = await saved({});
			const execution = await run(credential, { resource: 'list', operation: 'create', name: 'Mine' });
			assert.equal(execution.status, 'error');
			assert.match(execution.raw, /TMDB wants a session of the account for this/);
		});

		await steps.step('TMDB: the genre drop-down is filled', async () => {
			const { credential } = await saved({});
			const genres = await openDropDown(client, {
				node: 'tmdb',
				credential,
				methodName: 'getMovieGenres',
				kind: 'options',
				path: 'parameters.filters.genres',
			});
			assert.ok(
				genres.some(([name]) => name === 'Science Fiction'),
				JSON.stringify(genres),
			);
		});

		await steps.step('TMDB: no token or session is in n8n’s log', async () => {
			await Promise.resolve();
			assert.equal([...tmdb.simulator.secrets].filter((secret) => server.log.includes(secret)).length, 0);
		});
	} finally {
		await tmdb.close();
	}
}
