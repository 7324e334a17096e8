import { string } from '../../nodes/shared/node/fields';
import { SsrfBlockedIpError } from '@n8n/backend-network';
import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../nodes/shared/util/clock';
import { defineOperation } from '../../nodes/shared/node/operation';
import { ServiceClient } from '../../nodes/shared/http/request';
import { n8nSend, replyFromError, type RequestContext } from '../../nodes/shared/http/n8nSend';
import type { HttpCall, HttpMethod } from '../../nodes/shared/http/messages';
import { connectTrakt } from '../../nodes/Trakt/client/client';
import type { Fault } from '../simulators/faults';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { traktCredential } from '../world';
import { POLICY, startTiny, type Tiny } from './service';
import { everythingIn, testNode, type TestNode } from './testNode';

const KEY = 'key-5ecre7-5ecre7';

/** Retries at once, so that real time does not pass. */
const QUICK = { ...POLICY, retry: { ...POLICY.retry, baseDelayMs: 1, maxDelayMs: 2 } };

const call = defineOperation<ServiceClient>()({
	resource: 'thing',
	operation: 'call',
	name: 'Call',
	action: 'Call a thing',
	description: 'Send one request',
	properties: (['method', 'path', 'retry', 'expect'] as const).map((name) => string(name, name, '')),
	async execute(client, item) {
		const answer = await client.request({
			method: item.string('method') as HttpMethod,
			path: item.string('path'),
			...(item.string('method') === 'GET' ? {} : { body: { title: 'secret body' } }),
			...(item.string('retry') === '' ? {} : { retry: item.string('retry') as HttpCall['retry'] }),
			...(item.string('expect') === '' ? {} : { expect: item.string('expect') as HttpCall['expect'] }),
			timeoutMs: 1_500,
		});
		const body = Buffer.isBuffer(answer.body) ? `binary: ${answer.body.toString()}` : answer.body;
		return { status: answer.status, body: body as string, requests: client.requests };
	},
});

let tiny: Tiny;
let node: TestNode;

async function nodeFor(baseUrl: string, type = 'keyApi', data: Record<string, string> = { key: KEY }): Promise<TestNode> {
	const connect = (context: unknown) =>
		new ServiceClient({
			policy: QUICK,
			baseUrl,
			accountKey: baseUrl,
			send: n8nSend(context as RequestContext, type),
			clock: systemClock,
		});
	return await testNode({ operations: [call], connect }, { id: 'c', name: 'The account', type, data });
}

/** One run through n8n's engine: the output item, or what a person reads. */
async function ask(method: string, path: string, more: Record<string, string> = {}, on = node) {
	const run = await on.run({ resource: 'thing', operation: 'call', method, path, ...more });
	const error = run.error as { message?: string; description?: string; httpCode?: string } | undefined;
	const stored = everythingIn(run.runData) + everythingIn(run.error);
	return {
		json: run.output('Kernel')[0]?.json,
		message: error?.message,
		description: error?.description,
		httpCode: error?.httpCode,
		stored,
	};
}

beforeAll(async () => {
	tiny = await startTiny();
	node = await nodeFor(tiny.url);
});
afterAll(async () => await tiny.close());
beforeEach(() => {
	tiny.simulator.faults.clear();
	tiny.simulator.requests = [];
	tiny.written.length = 0;
});

const fault = (more: Fault) => tiny.simulator.faults.add(more);

describe('answers through the real engine', () => {
	it('come back parsed, and every request is signed and carries our User-Agent', async () => {
		expect((await ask('GET', '/thing')).json).toMatchObject({ status: 200, body: { name: 'thing' } });
		expect(tiny.simulator.requests[0]?.headers).toMatchObject({
			'x-key': KEY,
			'user-agent': expect.stringMatching(/^n8n-nodes-watchflow\//),
		});
	});

	it.each(['/empty', '/blank'])('may be empty (%s)', async (path) => {
		expect((await ask('GET', path)).json).toMatchObject({ requests: 1 });
	});

	it('send a body as JSON', async () => {
		await ask('POST', '/thing');
		expect(tiny.simulator.requests[0]).toMatchObject({
			body: { title: 'secret body' },
			headers: { 'content-type': expect.stringContaining('application/json') },
		});
	});

	it('may be text or a file where the call says so', async () => {
		fault({ kind: 'status', status: 200, body: 'just text', headers: { 'content-type': 'text/plain' } });
		expect((await ask('GET', '/thing', { expect: 'text' })).json).toMatchObject({ body: 'just text' });
		fault({ kind: 'status', status: 200, body: 'bytes', headers: { 'content-type': 'application/octet-stream' } });
		expect((await ask('GET', '/thing', { expect: 'binary' })).json).toMatchObject({ body: 'binary: bytes' });
	});
});

describe('failures through the real engine', () => {
	const READ_AGAIN: Array<[string, Fault]> = [
		['a gateway page', { kind: 'html502' }],
		['a reset', { kind: 'resetBefore' }],
		['a time-out', { kind: 'hang', ms: 2_500 }],
		['half a JSON', { kind: 'truncated' }],
		['a body that is cut off', { kind: 'cutBody' }],
		['a page in place of JSON', { kind: 'status', status: 200, body: '<html>hello</html>', headers: { 'content-type': 'text/html' } }],
	];
	it.each(READ_AGAIN)('%s is overcome by a read and reported by a write', async (_name, kind) => {
		fault(kind);
		expect((await ask('GET', '/thing')).json).toMatchObject({ body: { name: 'thing' }, requests: 2 });
		tiny.simulator.requests = [];
		fault(kind);
		const { json, message, description, stored } = await ask('POST', '/thing');
		expect(json).toBeUndefined();
		expect(tiny.simulator.requests).toHaveLength(1);
		expect(message).toMatch(/^Tiny |^The connection to Tiny /);
		expect(description).toMatch(/look at Tiny/);
		expect(stored).not.toContain(KEY);
		expect(stored).not.toMatch(/<html|secret body|several words/);
	});

	it.each([
		[400, /did not understand/],
		[402, /wants a payment/],
		[403, /does not allow/],
		[404, /does not know this/],
		[405, /does not offer/],
		[409, /already done/],
		[418, /refused the request \(HTTP 418\)/],
		[422, /cannot use one of the values/],
		[500, /has a problem of its own \(HTTP 500\)/],
	])('a %i gets its own sentence and keeps its status', async (status, words) => {
		fault({
			kind: 'status',
			status,
			body: `{"error":"${KEY}"}`,
			headers: { 'content-type': 'application/json', 'x-leak': KEY },
			times: -1,
		});
		const { message, description, httpCode, stored } = await ask('POST', '/thing');
		expect(message).toMatch(words);
		expect(description).toBeTruthy();
		expect(httpCode).toBe(String(status));
		expect(stored).not.toContain(KEY);
		expect(tiny.simulator.requests).toHaveLength(1);
	});

	it('a firewall page is told from a refusal by the service', async () => {
		fault({ kind: 'cloudflare403' });
		expect((await ask('GET', '/thing')).message).toBe('A firewall in front of Tiny blocked the request');
		fault({ kind: 'status', status: 403, body: 'error code: 1010', headers: { 'content-type': 'text/plain; charset=UTF-8' } });
		expect((await ask('GET', '/thing')).message).toBe('A firewall in front of Tiny blocked the request');
		fault({ kind: 'status', status: 403, body: '{"error":"no"}', headers: { 'content-type': 'application/json' } });
		expect((await ask('GET', '/thing')).message).toBe('Tiny does not allow this');
	});

	it('a redirect is not followed, and its target is named', async () => {
		const elsewhere = await startTiny();
		for (const status of [301, 302, 307, 308]) {
			fault({ kind: 'status', status, headers: { location: `${elsewhere.url}/thing?token=1` } });
			expect((await ask('GET', '/thing')).message).toBe(`Tiny redirects to ${elsewhere.url}`);
		}
		expect(elsewhere.simulator.requests).toHaveLength(0);
		await elsewhere.close();
	});

	it('a 429 is waited for exactly as long as it says', async () => {
		fault({ kind: 'status', status: 429, headers: { 'retry-after': '0.3' } });
		const startedAt = performance.now();
		expect((await ask('POST', '/thing')).json).toMatchObject({ requests: 2 });
		expect(performance.now() - startedAt).toBeGreaterThan(295);
	});

	it('a server that is not there, a name that does not exist', async () => {
		const gone = await startTiny();
		await gone.close();
		const closed = await ask('POST', '/thing', {}, await nodeFor(`http://127.0.0.1:${new URL(tiny.url).port === '1' ? 2 : 1}`));
		expect(closed.message).toBe('Tiny cannot be reached');
		const unknown = await ask('GET', '/thing', {}, await nodeFor('http://no-such-host.invalid'));
		expect(unknown.message).toBe('The address of Tiny could not be found');
		expect(closed.stored + unknown.stored).not.toContain(KEY);
	});

	it('a 401 is asked once more, since the sign-in may have been renewed meanwhile, and then reported', async () => {
		fault({ kind: 'status', status: 401, times: -1 });
		const { message, httpCode } = await ask('POST', '/thing');
		expect({ message, httpCode }).toEqual({ message: 'Tiny does not accept the sign-in of this credential', httpCode: '401' });
		expect(tiny.simulator.requests).toHaveLength(2);
	});

	it('a failed sign-in step of the credential keeps its own sentence and is not repeated', async () => {
		const { message, description } = await ask('GET', '/thing', {}, await nodeFor(tiny.url, 'brokenSignInApi', { token: '' }));
		expect({ message, description }).toEqual({ message: 'The box is locked', description: 'Unlock the box and try again.' });
		expect(tiny.simulator.requests).toHaveLength(0);
	});

	it("n8n's own network protection keeps its sentences, and is not asked again", () => {
		const blocked = new SsrfBlockedIpError('192.168.1.10', 'moviepilot.local');
		const thrown = new NodeApiError({ name: 'Kernel' } as INode, blocked as unknown as JsonObject);
		expect(replyFromError({ method: 'GET', path: '/thing' }, thrown)).toEqual({
			kind: 'signInFailed',
			errorText: { message: blocked.message, description: expect.stringContaining('ask your n8n administrator') },
		});
	});

	it('an answer that its server ends too early is no empty success', async () => {
		const server = createServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.write('{"name":');
			setTimeout(() => response.socket?.end(), 10);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const { json, message } = await ask('POST', '/thing', {}, await nodeFor(`http://127.0.0.1:${port}`));
		server.close();
		expect(json).toBeUndefined();
		expect(message).toBe('The connection to Tiny broke before its answer was complete');
	});
});

describe('an OAuth2 sign-in through the real engine', () => {
	let trakt: TraktSimulator;
	let traktNode: TestNode;

	beforeEach(async () => {
		trakt = await startTrakt();
		trakt.state.watchlist.addMovie({ title: 'Heat', year: 1995 } as never);
		const connect = async (context: unknown) => await connectTrakt(context as Parameters<typeof connectTrakt>[0]);
		traktNode = await testNode({ operations: [call], connect }, traktCredential(trakt));
	});
	afterEach(async () => await trakt.close());

	const askTrakt = async () => {
		const result = await ask('GET', '/sync/watchlist', {}, traktNode);
		for (const secret of [...trakt.api.secrets, ...trakt.auth.secrets]) expect(result.stored).not.toContain(secret);
		return result;
	};

	it('is renewed once after a 401, and the call repeated', async () => {
		trakt.expireTokens();
		expect((await askTrakt()).json).toMatchObject({ status: 200 });
		expect(trakt.state.tokens.refreshes).toBe(1);
		await askTrakt();
		expect(trakt.state.tokens.refreshes).toBe(1);
	});

	it('that was revoked asks to connect again', async () => {
		trakt.state.tokens.endSessions({ account: trakt.state.me, app: trakt.state.apps[0] as never });
		const { message, description } = await askTrakt();
		expect(message).toBe('Trakt no longer accepts this sign-in');
		expect(description).toContain('press Connect');
		expect(trakt.state.tokens.refused).toBe(1);
	});

	it('whose app was deleted says so', async () => {
		trakt.expireTokens();
		trakt.auth.faults.add({
			kind: 'status',
			status: 401,
			body: '{"error":"invalid_client"}',
			headers: { 'content-type': 'application/json' },
		});
		const { message, description } = await askTrakt();
		expect(message).toBe('Trakt does not know the API app of this credential any more');
		expect(description).toContain('connect again');
	});

	it.each([401, 400])('that is refused with a %i and invalid_grant asks to connect again', async (status) => {
		trakt.expireTokens();
		trakt.auth.faults.add({ kind: 'status', status, body: '{"error":"invalid_grant"}', headers: { 'content-type': 'application/json' } });
		expect((await askTrakt()).message).toBe('Trakt no longer accepts this sign-in');
	});

	it('is asked for again when the token endpoint was down for a moment', async () => {
		trakt.expireTokens();
		trakt.auth.faults.add({ kind: 'html502' });
		expect((await askTrakt()).json).toMatchObject({ status: 200 });
		expect(trakt.state.tokens.refreshes).toBe(1);
	});

	it('that never was completed asks to connect', async () => {
		const { data, ...rest } = traktCredential(trakt);
		const { oauthTokenData: _never, ...unconnected } = data;
		const connect = async (context: unknown) => await connectTrakt(context as Parameters<typeof connectTrakt>[0]);
		const fresh = await testNode({ operations: [call], connect }, { ...rest, data: unconnected });
		const { message, description } = await ask('GET', '/sync/watchlist', {}, fresh);
		expect(message).toBe('Trakt no longer accepts this sign-in');
		expect(description).toMatch(/press Connect/);
	});
});
