import { receive } from '../../nodes/MoviePilot/trigger/receive';
import { WebhookHost } from './webhookHost';

const SECRET = 'a-long-secret-of-mine';
const ADDED = { type: 'subscribe.added', data: { subscribe_id: 3, username: 'owner', mediainfo: { title: '盗梦空间', tmdb_id: 27205 } } };

let host: WebhookHost;

const start = async (parameters = {}) =>
	(host = await WebhookHost.start({ secret: SECRET, events: ['subscribe.added', 'transfer.complete'], otherEvents: '', ...parameters }));
afterEach(async () => await host?.close());

/** Posts as MoviePilot's plugin does, whose only place for a secret is the address. */
async function post(body: unknown, { query = `?secret=${SECRET}`, headers = {} as Record<string, string> } = {}) {
	const response = await fetch(host.url + query, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const type = response.headers.get('content-type') ?? '';
	return { status: response.status, type, body: (await response.json()) as { received: boolean; started?: boolean; error?: string } };
}

it('an event that is wanted starts the workflow with it', async () => {
	await start();
	expect(await post(ADDED)).toMatchObject({
		status: 200,
		type: expect.stringContaining('application/json'),
		body: { received: true, started: true },
	});
	expect(host.events).toEqual([{ ...ADDED, event: 'Subscription Added', receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }]);
	expect(JSON.stringify(host.events)).not.toContain(SECRET);
});

it('the secret is taken from the credential, which counts before the field', async () => {
	host = await WebhookHost.start({ secret: 'the-secret-from-before', events: [], otherEvents: '' }, SECRET);
	expect(await post(ADDED)).toMatchObject({ status: 200 });
	expect(await post(ADDED, { query: '?secret=the-secret-from-before' })).toMatchObject({ status: 401 });
	expect(host.events).toHaveLength(1);
});

it('the right secret starts the workflow at once while wrong ones pour in and wait', async () => {
	await start();
	const answered: number[] = [];
	const guesses = Array.from({ length: 30 }, async (_, index) => {
		answered.push((await post(ADDED, { query: `?secret=guess-number-${index}` })).status);
	});
	expect(await post(ADDED)).toMatchObject({ status: 200 });
	expect(await post(ADDED, { query: '', headers: { 'x-webhook-secret': SECRET } })).toMatchObject({ status: 200 });
	expect(answered.length).toBeLessThan(30);
	await Promise.all(guesses);
	expect(answered).toEqual(Array(30).fill(401));
	expect(host.events).toHaveLength(2);
}, 60_000);

it('the secret may come in a header as well', async () => {
	await start();
	expect(await post(ADDED, { query: '', headers: { 'x-webhook-secret': SECRET } })).toMatchObject({ status: 200 });
	expect(host.events).toHaveLength(1);
});

it('an event that is not wanted is received and starts nothing', async () => {
	await start();
	expect(await post({ type: 'module.reload', data: {} })).toEqual({
		status: 200,
		type: expect.any(String),
		body: { received: true, started: false },
	});
	expect(host.events).toEqual([]);
});

it('every event starts it where none is chosen, and one that was named by hand', async () => {
	await start({ events: [] });
	await post({ type: 'something.new', data: null });
	expect(host.events).toMatchObject([{ type: 'something.new', event: 'something.new', data: null }]);
	await host.close();
	await start({ otherEvents: 'agent.tokens.usage, x.y' });
	for (const type of ['agent.tokens.usage', 'site.updated', 'x.y']) await post({ type, data: {} });
	expect(host.events.map(({ type }) => type)).toEqual(['agent.tokens.usage', 'x.y']);
});

it.each([
	['no secret', '', 401, /^The secret is missing\. Add \?secret=/],
	['a wrong secret', '?secret=a-long-secret-of-yours', 401, /^The secret is wrong\./],
	['the beginning of the secret', `?secret=${SECRET.slice(0, -1)}`, 401, /^The secret is wrong\./],
	['the secret twice', `?secret=${SECRET}${SECRET}`, 401, /^The secret is wrong\./],
])('a post with %s is refused', async (_what, query, status, words) => {
	await start();
	const answer = await post(ADDED, { query });
	expect(answer).toMatchObject({ status, body: { received: false, error: expect.stringMatching(words) } });
	expect(JSON.stringify(answer)).not.toContain(SECRET);
	expect(host.events).toEqual([]);
});

it('without a secret in the node nothing is accepted, an empty one neither', async () => {
	for (const secret of ['', 'short']) {
		await start({ secret });
		expect(await post(ADDED, { query: `?secret=${secret}` })).toMatchObject({
			status: 503,
			body: { error: expect.stringMatching(/no secret of at least 12 characters/) },
		});
		expect(host.events).toEqual([]);
		await host.close();
	}
});

it.each([
	['a list', [], 400, /not a JSON object/],
	['null', 'null', 400, /not a JSON object/],
	['no type', { data: {} }, 400, /no "type"/],
	['an empty type', { type: '', data: {} }, 400, /no "type"/],
	['a type that is no name', { type: '<script>', data: {} }, 400, /no "type"/],
	['a type that is an object', { type: { value: 'x' }, data: {} }, 400, /no "type"/],
	['no data', { type: 'subscribe.added' }, 400, /no "data"/],
])('a body with %s is refused in a sentence', async (_what, body, status, words) => {
	await start({ events: [] });
	expect(await post(body)).toMatchObject({ status, body: { received: false, error: expect.stringMatching(words) } });
	expect(host.events).toEqual([]);
});

it('a body that is not JSON is refused', async () => {
	await start();
	expect(await post('type=subscribe.added', { headers: { 'content-type': 'text/plain' } })).toMatchObject({
		status: 415,
		body: { error: expect.stringMatching(/^The body is not JSON\. Choose POST/) },
	});
});

it('the secret is judged before the body is looked at', async () => {
	const judge = async () => await Promise.resolve('wrong' as const);
	const judged = await receive({ secret: 'wrong-wrong-wrong', body: 'rubbish' }, { secret: SECRET, judge, events: [], now: 0 });
	expect(judged.answer.status).toBe(401);
});
