import { strict as assert } from 'node:assert';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientFor } from './olderClient';
import type { N8nClient } from './client';
import type { Harness } from './harness';
import { N8nServer } from './server';
import { eventually, type Steps } from './steps';
import { ensureDist, ROOT } from '../package/build';

/**
 * Media Panel and the callback pages of an n8n that stands below a path of its own (`N8N_PATH=/n8n/`), behind a proxy
 * that takes that path off, as people have it at home.
 */

const KEY = 'a long key of the panel';
const BELOW = '/n8n';

/** As typed, and as the address has it. */
const GOOD = { panel: 'panel', web: 'web', 影视: '%E5%BD%B1%E8%A7%86', 'my panel': 'my%20panel', '/at/home/': 'at/home' };

/** As typed, and what is said when it is published. */
const BAD = {
	'///': /"Path" is empty/,
	'a//b': /"Path" has a part that is empty/,
	':user': /"Path" has a character[^\n]*\(":"\)/,
	'a?b': /"Path" has a character[^\n]*\("\?"\)/,
};

interface Address {
	origin: string;
	server: Server;
}

/** Takes the path off and hands the rest on. */
async function proxyTo(port: () => number): Promise<Address> {
	const server = createServer((incoming, outgoing) => {
		const path = (incoming.url ?? '').startsWith(`${BELOW}/`) ? (incoming.url ?? '').slice(BELOW.length) : undefined;
		if (path === undefined) return void outgoing.writeHead(404).end('not n8n');
		const onward = request({ port: port(), path, method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.writeHead(502).end());
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

export async function belowAPath(steps: Steps, harness: Harness): Promise<void> {
	ensureDist();
	let n8n: N8nServer | undefined;
	const proxy = await proxyTo(() => n8n?.port ?? 0);
	const address = `${proxy.origin}${BELOW}/`;
	try {
		const env = { N8N_PATH: `${BELOW}/`, WEBHOOK_URL: address, N8N_EDITOR_BASE_URL: address };
		const server = await N8nServer.start({ harness, packages: [ROOT], env });
		n8n = server;
		const client = clientFor(harness, server.url);
		await client.setUpOwner();
		for (const [typed, path] of Object.entries(GOOD)) {
			await steps.step(`the panel at "${typed}" signs in`, async () => await signsIn(client, typed, `${address}webhook/${path}`));
		}
		for (const [typed, words] of Object.entries(BAD)) {
			await steps.step(`the path "${typed}" is refused in words`, async () => await isRefused(client, server, typed, words));
		}
		await steps.step(
			'HDHive’s callback page is below the path',
			async () => await callbackPage(client, 'hdHiveOAuthTrigger', 'watchFlowHdHiveOAuth2Api', address),
		);
		await steps.step(
			'Real-Debrid’s callback page is below the path',
			async () => await callbackPage(client, 'realDebridOAuthTrigger', 'watchFlowRealDebridOAuth2Api', address),
		);
	} finally {
		await n8n?.dispose();
		proxy.server.close();
	}
}

async function publish(client: N8nClient, path: string): Promise<string> {
	const trakt = await client.createCredential('Trakt', 'watchFlowTraktOAuth2Api', { clientId: 'id', clientSecret: 'secret' });
	const tmdb = await client.createCredential('TMDB', 'watchFlowTmdbApi', { accessToken: 'token' });
	const type = 'n8n-nodes-watchflow.mediaPanelTrigger';
	const parameters = { authentication: 'oAuth2', panelKey: KEY, path, options: {} };
	return await activate(client, { type, parameters }, { [type]: [trakt, tmdb] });
}

async function activate(client: N8nClient, node: { type: string; parameters: object }, credentials = {}): Promise<string> {
	const webhookId = crypto.randomUUID();
	const whole = { id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0], webhookId, ...node };
	const workflow = { name: webhookId, nodes: [whole], connections: {}, settings: { executionOrder: 'v1' } };
	await client.activate(await client.importWorkflow(workflow, credentials));
	return webhookId;
}

/** n8n publishes in the background: what went wrong is told to its editor, and stands in its log. */
async function isRefused(client: N8nClient, n8n: N8nServer, typed: string, words: RegExp): Promise<void> {
	await publish(client, typed);
	await eventually('the refusal', async () => await Promise.resolve(words.test(n8n.log) ? true : undefined), 20_000);
}

/** The way of a browser: the page, its form, and the page again with the cookie where its path allows that. */
async function signsIn(client: N8nClient, typed: string, url: string): Promise<void> {
	await publish(client, typed);
	const page = await eventually('the panel', async () => {
		const answer = await fetch(url);
		return answer.status === 404 ? undefined : await answer.text();
	});
	assert.match(page, /<form/);
	const body = new URLSearchParams({ key: KEY });
	const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
	assert.equal(answer.status, 303, await answer.text());
	const next = new URL(answer.headers.get('location') ?? '', url);
	assert.equal(next.href, url);
	const cookie = answer.headers.get('set-cookie') ?? '';
	assert.ok(next.pathname.startsWith(/Path=([^;]+)/.exec(cookie)?.[1] ?? 'no path'), cookie);
	const inside = await (await fetch(next, { headers: { cookie: cookie.split(';')[0] ?? '' } })).text();
	assert.doesNotMatch(inside, /type="password"/);
}

async function callbackPage(client: N8nClient, name: string, credential: string, address: string): Promise<void> {
	const type = `n8n-nodes-watchflow.${name}`;
	const held = await client.createCredential('Sign-in', credential, { clientId: 'id', clientSecret: 'secret' });
	const webhookId = await activate(client, { type, parameters: { connectKey: 'a+long+connect+key' } }, { [type]: [held] });
	const said = await eventually('the page', async () => {
		const answer = await fetch(`${address}webhook/${webhookId}/connect`, { redirect: 'manual' });
		return answer.status === 404 ? undefined : await answer.text();
	});
	assert.match(said, /<html|<!doctype html/i);
}
