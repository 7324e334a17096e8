import { connectedPage, readCallback, startConnect, type CallbackRequest, type CallbackSettings } from '../../nodes/shared/auth/callback';
import { isKey } from '../../nodes/shared/auth/keyGuard';
import { consumeState, issueState, sameText, STATE_LIFE_MS, UsedStates } from '../../nodes/shared/auth/oauthState';

const NOW = 1_800_000_000_000;
const binding = { secret: 'server secret', redirectUri: 'https://n8n.example/webhook/1/callback', now: NOW };

describe('a state', () => {
	const judge = (state: string, cookie: string | undefined, changes: object = {}, used = new UsedStates()) =>
		consumeState({ ...binding, ...changes }, state, cookie, used);

	it('counts once, in the browser that started', () => {
		const { state, cookie } = issueState(binding);
		const used = new UsedStates();
		expect(judge(state, cookie, {}, used)).toBe('good');
		expect(judge(state, cookie, {}, used)).toBe('replayed');
	});

	it('is different every time and longer than anyone can guess', () => {
		const states = new Set(Array.from({ length: 200 }, () => issueState(binding).state));
		expect(states.size).toBe(200);
		for (const state of states) expect(state.split('.')[0]!.length).toBeGreaterThanOrEqual(32);
	});

	it('does not reveal its cookie', () => {
		const { state, cookie } = issueState(binding);
		expect(state).not.toContain(cookie);
	});

	it('ends after ten minutes, to the millisecond', () => {
		const { state, cookie } = issueState(binding);
		expect(judge(state, cookie, { now: NOW + STATE_LIFE_MS - 1 })).toBe('good');
		expect(judge(state, cookie, { now: NOW + STATE_LIFE_MS })).toBe('expired');
		expect(STATE_LIFE_MS).toBe(600_000);
	});

	it('cannot be prolonged', () => {
		const { state, cookie } = issueState(binding);
		const [nonce, expiry, signed] = state.split('.');
		expect(judge(`${nonce}.${Number(expiry) + 1}.${signed}`, cookie)).toBe('wrong');
	});

	it.each([
		['another browser’s cookie', () => [issueState(binding).state, issueState(binding).cookie, {}]],
		['another secret', () => [issueState(binding).state, issueState(binding).cookie, { secret: 'other' }]],
		['another callback address', () => [issueState(binding).state, issueState(binding).cookie, { redirectUri: 'https://evil.example' }]],
		['an invented state', () => ['a.9999999999999.c', issueState(binding).cookie, {}]],
		['a state with more parts', () => [`${issueState(binding).state}.x`, issueState(binding).cookie, {}]],
		['rubbish', () => ['<script>', issueState(binding).cookie, {}]],
	])('is refused with %s', (_, make) => {
		const [state, cookie, changes] = make() as [string, string, object];
		expect(judge(state, cookie, changes)).toBe('wrong');
	});

	it('is refused without a cookie, and a cookie without a state', () => {
		const { state, cookie } = issueState(binding);
		expect(judge(state, undefined)).toBe('otherBrowser');
		expect(judge(state, '')).toBe('otherBrowser');
		expect(judge('', cookie)).toBe('missing');
	});

	it('is forgotten once it has expired, so that memory stays small', () => {
		const used = new UsedStates();
		for (let index = 0; index < 50; index++) used.take(`n${index}`, NOW + 1, NOW);
		used.take('later', NOW + 100, NOW + 2);
		expect((used as unknown as { expiries: Map<string, number> }).expiries.size).toBe(1);
	});
});

it('compares keys of any length', () => {
	expect(sameText('geheim', 'geheim')).toBe(true);
	for (const other of ['', 'gehei', 'geheim ', 'GEHEIM']) expect(sameText('geheim', other)).toBe(false);
});

describe('the callback mechanism', () => {
	const settings: CallbackSettings = {
		service: 'HDHive',
		connectKey: 'a long connect key',
		judge: async (offered) => await Promise.resolve(isKey('a long connect key')(offered) ? 'good' : 'wrong'),
		secret: 'app secret',
		callbackUrl: 'https://n8n.example/webhook/abc/callback',
	};
	const request = (query: object, headers: object = {}, now = NOW): CallbackRequest => ({
		query: query as Record<string, unknown>,
		headers: headers as Record<string, unknown>,
		now,
	});
	const start = async (query: object = { key: settings.connectKey }, headers: object = {}) =>
		await startConnect(request(query, headers), settings, (state) => `https://service.example/authorize?state=${state}`);

	/** What the browser keeps after a start. */
	async function started() {
		const answer = await start();
		const state = new URL(answer.headers.Location ?? '').searchParams.get('state') ?? '';
		const cookie = (answer.headers['Set-Cookie'] ?? '').split(';')[0]!;
		return { answer, state, cookie };
	}

	const refused = (result: ReturnType<typeof readCallback>) => {
		if ('code' in result) throw new Error('was accepted');
		return result.answer;
	};

	it('sends the browser to the service, with a cookie that scripts and other sites cannot use', async () => {
		const { answer } = await started();
		expect(answer.status).toBe(302);
		expect(answer.headers['Set-Cookie']).toMatch(
			/^watchflow-oauth-[0-9a-f]{12}=[\w-]{43}; Path=\/webhook\/abc\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
		);
		expect(answer.headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
	});

	it('leaves Secure out on plain http, where the browser would drop the cookie', async () => {
		const plain = { ...settings, callbackUrl: 'http://192.168.1.10:5678/webhook/abc/callback' };
		const answer = await startConnect(request({ key: settings.connectKey }), plain, () => 'https://service.example');
		expect(answer.headers['Set-Cookie']).not.toContain('Secure');
	});

	it.each([[{}], [{ key: 'wrong' }], [{ key: '' }], [{ key: ['a long connect key'] }], [{ key: { $ne: '' } }]])(
		'does not start with the key %j',
		async (query) => {
			const answer = await start(query);
			expect(answer.status).toBe(403);
			expect(answer.headers['Set-Cookie']).toBeUndefined();
			expect(answer.headers.Location).toBeUndefined();
		},
	);

	it('does not start while the node has no key, even when none is given', async () => {
		const answer = await startConnect(request({ key: '' }), { ...settings, connectKey: '' }, () => 'https://x');
		expect(answer.status).toBe(500);
		expect(answer.body).toContain('Connect Key');
	});

	it.each(['image', 'iframe', 'script', 'empty'])('does not answer a browser that loads it as %s', async (dest) => {
		const { state, cookie } = await started();
		const headers = { cookie, 'sec-fetch-dest': dest };
		expect((await start(undefined, headers)).status).toBe(400);
		expect(refused(readCallback(request({ code: 'c', state }, headers), settings)).status).toBe(400);
		expect(readCallback(request({ code: 'c', state }, { cookie }), settings)).toEqual({ code: 'c' });
	});

	it('gives the code to the browser that started, once', async () => {
		const { state, cookie } = await started();
		const back = request({ code: 'the-code', state }, { cookie: `other=1; ${cookie}; more=2` });
		expect(readCallback(back, settings)).toEqual({ code: 'the-code' });
		expect(refused(readCallback(back, settings)).body).toContain('used already');
	});

	it('lets a person try again after an answer without a code', async () => {
		const { state, cookie } = await await started();
		const without = refused(readCallback(request({ state }, { cookie }), settings));
		expect(without.status).toBe(400);
		expect(without.headers['Set-Cookie']).toBeUndefined();
		expect(readCallback(request({ code: 'c', state }, { cookie }), settings)).toEqual({ code: 'c' });
	});

	it.each([
		['of another browser', async () => ({ state: (await started()).state, cookie: (await started()).cookie })],
		['without a cookie', async () => ({ state: (await started()).state, cookie: '' })],
		['that is missing', async () => ({ state: undefined, cookie: (await started()).cookie })],
		['that comes as a list', async () => ({ state: [(await started()).state], cookie: (await started()).cookie })],
	])('refuses a state %s with 400', async (_, make) => {
		const { state, cookie } = await make();
		expect(refused(readCallback(request({ code: 'c', state }, { cookie }), settings)).status).toBe(400);
	});

	it('refuses a state that was started for another node or key', async () => {
		const { state, cookie } = await started();
		for (const changes of [{ connectKey: 'another long key' }, { service: 'Other' }, { secret: 'other app' }]) {
			expect(refused(readCallback(request({ code: 'c', state }, { cookie }), { ...settings, ...changes })).status).toBe(400);
		}
	});

	it('refuses a state after ten minutes', async () => {
		const { state, cookie } = await started();
		const late = request({ code: 'c', state }, { cookie }, NOW + STATE_LIFE_MS);
		expect(refused(readCallback(late, settings)).body).toContain('ten minutes');
	});

	it('refuses a code that is a list, empty or endless', async () => {
		for (const code of [['c'], '', 'c'.repeat(5_000), { a: 1 }]) {
			const { state, cookie } = await started();
			expect(refused(readCallback(request({ code, state }, { cookie }), settings)).status).toBe(400);
		}
	});

	it('takes the cookie away when it has done its work', () => {
		const answer = connectedPage(settings, { credential: 'Mine', scopes: ['query'], expiresAt: NOW, renews: true });
		expect(answer.headers['Set-Cookie']).toContain('Max-Age=0');
		expect(answer.body).toContain('2027-01-15 08:00 UTC, renewed by itself');
	});
});
