import { randomUUID } from 'node:crypto';
import type { ServiceError } from '../../nodes/shared/node/errors';
import type { Reply } from '../../nodes/shared/http/messages';
import { answer, POLICY, scripted, startTiny, testClient, TOKEN, type Tiny } from './service';

let tiny: Tiny;

beforeAll(async () => (tiny = await startTiny()));
afterAll(async () => await tiny.close());
beforeEach(() => {
	tiny.simulator.faults.clear();
	tiny.simulator.requests = [];
});

const BASE = 'http://tiny.example';
const tooMany = (retryAfter?: string) => answer(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });

describe('every request', () => {
	it('carries our User-Agent, which no call can take away, and the headers of policy, account and call', async () => {
		const policy = { ...POLICY, headers: { 'x-policy': '1' } };
		const { client } = testClient(tiny.url, { policy, headers: { 'x-account': '2' } });
		for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
			await client.request({ method, path: '/thing', headers: { 'x-call': '3', 'User-Agent': 'curl/8' } });
		}
		expect(tiny.simulator.requests).toHaveLength(4);
		for (const { headers } of tiny.simulator.requests) {
			expect(headers).toMatchObject({ 'x-policy': '1', 'x-account': '2', 'x-call': '3' });
			expect(headers['user-agent']).toMatch(/^n8n-nodes-watchflow\/\d/);
		}
	});

	it('carries it when it is repeated, too, and each repetition counts', async () => {
		tiny.simulator.faults.add({ kind: 'html502', times: 2 });
		const { client, outcome } = testClient(tiny.url);
		await outcome(client.get('/thing', { a: 1, b: undefined, c: false }));
		expect(client.requests).toBe(3);
		expect(tiny.simulator.requests.map(({ headers, query }) => [headers['user-agent'], query])).toEqual(
			Array.from({ length: 3 }, () => [expect.stringMatching(/^n8n-nodes-watchflow/), { a: '1', c: 'false' }]),
		);
	});

	it('succeeds with any 2xx, body or none', async () => {
		for (const status of [200, 201, 202, 204, 206]) {
			const { client } = testClient(BASE, { send: scripted({ kind: 'answer', status, headers: {}, body: undefined }) });
			expect(await client.post('/thing', {})).toBeUndefined();
		}
	});
});

describe('a 429', () => {
	it('holds every caller of the account for exactly the time it names', async () => {
		const accountKey = randomUUID();
		const send = scripted(tooMany('30'), answer(200));
		const first = testClient(BASE, { send, accountKey });
		const startedAt = first.clock.now();
		const other = testClient(BASE, { send, accountKey, clock: first.clock });
		await first.outcome(Promise.all([first.client.get('/a'), first.client.get('/b'), other.client.post('/c', {})]));
		// The first answer was a 429 when the other two had been sent already: only its own call is repeated.
		expect(first.clock.now() - startedAt).toBe(30_000);
		await first.outcome(other.client.get('/d'));
		expect(first.clock.now() - startedAt).toBe(30_000);
	});

	it('keeps new calls from being sent before its time is over', async () => {
		const accountKey = randomUUID();
		const { client, clock, outcome } = testClient(BASE, { send: scripted(tooMany('30'), answer(200)), accountKey });
		const startedAt = clock.now();
		const sent: number[] = [];
		const send = async (): Promise<Reply> => {
			sent.push(clock.now() - startedAt);
			return await Promise.resolve(answer(200));
		};
		const later = testClient(BASE, { accountKey, clock, send });
		const held = client.get('/a');
		await clock.advance(5);
		await outcome(Promise.all([held, later.client.get('/b'), later.client.post('/c', {})]));
		expect(sent).toEqual([30_000, 30_000]);
	});

	it('that asks for too long fails without waiting and says how long; so do the next calls, unsent', async () => {
		const send = scripted(tooMany('3600'), answer(200));
		const { client, clock, outcome } = testClient(BASE, { send });
		const startedAt = clock.now();
		const error = (await outcome(client.get('/a'))) as ServiceError;
		expect(error).toMatchObject({ status: 429, message: 'Tiny asks to wait: too many requests were made' });
		expect(error.description).toContain('in 60 min');
		const next = (await outcome(client.post('/b', {}))) as ServiceError;
		expect(next).toMatchObject({ status: 429, outcomeUnknown: false, description: expect.stringContaining('in 60 min') });
		expect(clock.now()).toBe(startedAt);
		expect(send.calls).toHaveLength(1);
		expect(client.requests).toBe(1);
	});

	it('that asked for too long is over when its time has passed', async () => {
		const { client, clock, outcome } = testClient(BASE, { send: scripted(tooMany('3600'), answer(200, {}, { ok: 1 })) });
		await outcome(client.get('/a'));
		await clock.advance(3_600_000);
		expect(await outcome(client.get('/b'))).toEqual({ ok: 1 });
	});

	it('is not answered with a repetition when the call spends points, but holds the others', async () => {
		const send = scripted(tooMany('20'), answer(200));
		const { client, clock, outcome } = testClient(BASE, { send });
		const startedAt = clock.now();
		const spend = await outcome(client.request({ method: 'POST', path: '/unlock', retry: 'never' }));
		expect(spend).toMatchObject({ status: 429, outcomeUnknown: false });
		expect(send.calls).toHaveLength(1);
		await outcome(client.get('/a'));
		expect(clock.now() - startedAt).toBe(20_000);
	});

	it('without a time backs off', async () => {
		const { client, clock, outcome } = testClient(BASE, { send: scripted(tooMany(), tooMany(), answer(200)) });
		const startedAt = clock.now();
		await outcome(client.get('/a'));
		expect(clock.now() - startedAt).toBe(500 + 1_000);
	});
});

it('a 503 with a time above the maximum says that time', async () => {
	const { client, outcome } = testClient(BASE, { send: scripted(answer(503, { 'retry-after': '7200' })) });
	const error = (await outcome(client.get('/a'))) as ServiceError;
	expect(error.message).toBe('Tiny has a problem of its own (HTTP 503)');
	expect(error.description).toContain('in 2 h');
});

it("pauses before the limit is hit when the service's headers say that nothing is left", async () => {
	const policy = {
		...POLICY,
		pauseUntil: ({ headers }: { headers: Readonly<Record<string, string>> }, now: number) =>
			headers['x-left'] === '0' ? now + 15_000 : undefined,
	};
	const { client, clock, outcome } = testClient(BASE, { policy, send: scripted(answer(200, { 'x-left': '0' }), answer(200)) });
	const startedAt = clock.now();
	await outcome(client.get('/a'));
	expect(clock.now()).toBe(startedAt);
	await outcome(client.get('/b'));
	expect(clock.now() - startedAt).toBe(15_000);
});

it('a cancelled execution sends nothing more', async () => {
	let cancelled = false;
	const send = scripted(answer(503), answer(200));
	const { client, clock, outcome } = testClient(BASE, { send, cancelled: () => cancelled });
	const work = outcome(client.get('/a'));
	cancelled = true;
	expect(await work).toMatchObject({ message: 'The execution was cancelled' });
	expect(await outcome(client.get('/b'))).toMatchObject({ message: 'The execution was cancelled' });
	expect(send.calls.length).toBeLessThanOrEqual(1);
	expect(clock.sleeps.length).toBeLessThanOrEqual(1);
});

describe('an error', () => {
	const REPLIES: Reply[] = [
		...[301, 400, 401, 402, 403, 404, 405, 409, 418, 420, 422, 423, 426, 429, 451, 500, 503, 509].map((status) =>
			answer(
				status,
				{ location: `http://x.example/?t=${TOKEN}`, 'set-cookie': TOKEN, 'retry-after': '9000' },
				{ error: TOKEN, message: TOKEN },
			),
		),
		answer(200, { 'x-watchflow-unreadable': 'true' }, `<html>${TOKEN}`),
		answer(403, { 'content-type': 'text/html' }, `<html>${TOKEN}`),
		{ kind: 'noAnswer', code: 'ECONNRESET', maybeSent: true },
		{ kind: 'noAnswer', code: 'CERT', maybeSent: false },
		{ kind: 'noAnswer', code: 'ETIMEDOUT', maybeSent: true },
		{ kind: 'noAnswer', code: 'UNKNOWN', maybeSent: true },
		{ kind: 'signedOut', code: 'invalid_grant' },
		{ kind: 'signedOut', code: 'unauthorized_client' },
	];
	it.each(REPLIES.map((reply): [string, Reply] => ['status' in reply ? String(reply.status) : reply.kind, reply]))(
		'after %s says in two sentences what happened and what to do, and holds nothing of body, header or token',
		async (_name, reply) => {
			const { client, outcome } = testClient(BASE, { send: scripted(reply) });
			const error = (await outcome(client.request({ method: 'POST', path: '/thing', body: { token: TOKEN } }))) as ServiceError;
			expect(error.name).toBe('ServiceError');
			expect(error.message).toContain('Tiny');
			expect(error.description.length).toBeGreaterThan(15);
			expect(`${JSON.stringify(error)} ${error.message} ${error.stack}`).not.toContain(TOKEN);
			expect(error.cause).toBeUndefined();
		},
	);
});
