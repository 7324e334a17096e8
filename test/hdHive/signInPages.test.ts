import { startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { TinyBrowser } from './browser';
import { WebhookHost, type HostOptions } from './webhookHost';
import { credentialData } from './world';

let hive: HdHiveSimulator;
let host: WebhookHost;
let browser: TinyBrowser;
let credentials = 0;

const KEY = 'a long connect key';

async function start(options: Partial<HostOptions> = {}, data: object = {}) {
	const credential = {
		id: `callback-${++credentials}`,
		name: 'My HDHive <b>',
		type: 'watchFlowHdHiveOAuth2Api',
		data: { ...credentialData(hive), scopes: ['query', 'unlock'], ...data },
	};
	host = await WebhookHost.start({ credential, ...options });
}

beforeEach(async () => {
	hive = await startHdHive();
	browser = new TinyBrowser();
	await start();
});

afterEach(async () => {
	await host.close();
	await hive.close();
});

const connect = async (key = KEY) => await browser.visit(`${host.url}/connect?key=${encodeURIComponent(key)}`);

/** Starts, allows, and gives the address that HDHive sends the browser back to. */
async function allowed(): Promise<string> {
	const { location } = await connect();
	const consent = await browser.visit(`${location}&auto=1`);
	return consent.location;
}

const nothingStored = () => {
	expect(host.credential.accessToken ?? '').toBe('');
	expect(host.events).toEqual([]);
};

it('signs in, stores the tokens in the credential, and starts the workflow', async () => {
	const page = await browser.visit(await allowed());
	expect(page.status).toBe(200);
	expect(page.text).toContain('HDHive is connected');
	expect(page.text).toMatch(/Access until<\/dt><dd>20\d\d-\d\d-\d\d \d\d:\d\d UTC, renewed by itself/);
	expect(page.text).toContain('meta, query, unlock');
	expect(page.text).toContain('My HDHive &lt;b&gt;');
	const { accessToken, refreshToken, expiresAt, code, grantedScopes } = host.credential;
	expect(hive.state.tokens.access.has(String(accessToken))).toBe(true);
	expect(hive.state.tokens.refresh.has(String(refreshToken))).toBe(true);
	expect(Number(expiresAt)).toBeGreaterThan(Date.now() + 3_500_000);
	expect([code, grantedScopes]).toEqual(['', 'meta query unlock']);
	expect(host.events).toEqual([
		{ connected: true, scopes: ['meta', 'query', 'unlock'], expiresAt: new Date(Number(expiresAt)).toISOString() },
	]);
});

it('asks HDHive as its documentation says, with a redirect in any case', async () => {
	const { location } = await connect();
	const url = new URL(location);
	expect(url.origin + url.pathname).toBe(`${hive.url}/openapi/authorize`);
	expect(Object.fromEntries(url.searchParams)).toEqual({
		client_id: hive.state.app.clientId,
		redirect_uri: `${host.url}/callback`,
		scope: 'meta query unlock',
		state: expect.any(String),
		response_mode: 'redirect',
	});
	expect(location).toContain('scope=meta%20query%20unlock');
});

it('works behind a reverse proxy, with the address that n8n has been told', async () => {
	await host.close();
	await start({ publicUrl: 'https://n8n.example/n8n/webhook' });
	const answer = await connect();
	expect(new URL(answer.location).searchParams.get('redirect_uri')).toBe(
		'https://n8n.example/n8n/webhook/0b1f7c1e-0000-4000-8000-00000000cafe/callback',
	);
	expect(answer.headers.get('set-cookie')).toMatch(/Path=\/n8n\/webhook\/0b1f7c1e[\w-]+\/; .*Secure/);
});

it('never shows a token, a code or a secret on a page', async () => {
	const pages = [await browser.visit(await allowed()), await connect('wrong'), await browser.visit(`${host.url}/callback?code=abc`)];
	for (const { text } of pages) for (const secret of hive.simulator.secrets) expect(text).not.toContain(secret);
});

it('answers 400 without a code, and says what HDHive said', async () => {
	const { location } = await connect();
	const denied = await browser.visit(`${location}&auto=deny`);
	const page = await browser.visit(denied.location);
	expect(page.status).toBe(400);
	expect(page.text).toContain('access_denied');
	nothingStored();
});

describe('refuses, with nothing stored,', () => {
	it.each([
		['a foreign browser', async () => await new TinyBrowser().visit(await allowed())],
		['an invented state', async () => await browser.visit((await allowed()).replace(/state=[^&]+/, 'state=invented'))],
		['no state', async () => await browser.visit((await allowed()).replace(/&state=[^&]+/, ''))],
		[
			'the state of another sign-in (cross-site request forgery)',
			async () => {
				const victim = browser;
				await connect();
				browser = new TinyBrowser();
				const theirs = await allowed();
				return await victim.visit(theirs);
			},
		],
		['a request that no person made', async () => await browser.visit(await allowed(), { 'sec-fetch-dest': 'image' })],
	])('%s', async (_, visit) => {
		expect((await visit()).status).toBe(400);
		nothingStored();
	});
});

it('refuses an answer that comes twice, and keeps what the first one stored', async () => {
	const back = await allowed();
	await browser.visit(back);
	const stored = host.credential;
	expect((await browser.visit(back)).status).toBe(400);
	expect(host.credential).toEqual(stored);
	expect(host.events).toHaveLength(1);
});

it('refuses a state after ten minutes', async () => {
	const back = await allowed();
	const real = Date.now;
	try {
		Date.now = () => real() + 600_001;
		expect((await browser.visit(back)).status).toBe(400);
	} finally {
		Date.now = real;
	}
	nothingStored();
});

it.each([[''], ['wrong']])('does not start with the connect key "%s"', async (key) => {
	const answer = await connect(key);
	expect(answer.status).toBe(403);
	expect(answer.location).toBe('');
});

it('answers 500 with what to do when the code is not accepted', async () => {
	const page = await browser.visit((await allowed()).replace(/code=[^&]+/, 'code=stale'));
	expect(page.status).toBe(500);
	expect(page.text).toContain('HDHive did not accept the authorization code');
	expect(page.text).toContain('Sign in again');
	nothingStored();
});

it('answers 500 and says which field is wrong when the App Secret is not known', async () => {
	const back = await allowed();
	host.store.set({ ...host.store.get(`callback-${credentials}`)!, data: { ...host.credential, appSecret: 'wrong' } });
	const page = await browser.visit(back);
	// Another secret signs another state, so the sign-in has to be started again.
	expect(page.status).toBe(400);
	const again = await browser.visit(await allowed());
	expect(again.status).toBe(500);
	expect(again.text).toContain('does not know the App Secret');
	nothingStored();
});

it.each(['html502', 'cloudflare403', 'resetBefore', 'truncated'] as const)(
	'answers 500 in words when the exchange ends in %s',
	async (kind) => {
		const back = await allowed();
		hive.simulator.faults.add({ kind, match: 'oauth/token', times: -1 });
		const page = await browser.visit(back);
		expect(page.status).toBe(500);
		expect(page.text).not.toMatch(/Bad Gateway|Sorry, you have been blocked|at \w+ \(/);
		nothingStored();
	},
);

it('keeps the sign-in when only the ping after it fails', async () => {
	const back = await allowed();
	hive.simulator.faults.add({ kind: 'html502', match: 'ping', times: -1 });
	expect((await browser.visit(back)).status).toBe(200);
	expect(host.events).toHaveLength(1);
});

it('keeps the old sign-in when a new one fails', async () => {
	await browser.visit(await allowed());
	const before = host.credential;
	await browser.visit((await allowed()).replace(/code=[^&]+/, 'code=stale'));
	expect(host.credential).toEqual(before);
});

it('shows script in any parameter, and in any field of HDHive, as text', async () => {
	const attack = '<script>alert(1)</script>';
	const { location } = await connect();
	const state = new URL(location).searchParams.get('state') ?? '';
	const url = `${host.url}/callback?error=${encodeURIComponent(attack)}&state=${state}&x=${encodeURIComponent(attack)}`;
	const body = JSON.stringify({ success: false, code: 'SCOPE_NOT_ALLOWED', message: attack, description: attack });
	hive.simulator.faults.add({ kind: 'status', match: 'oauth/token', status: 403, body, headers: { 'content-type': 'application/json' } });
	const failed = await browser.visit(await allowed());
	for (const page of [await browser.visit(url), failed]) {
		expect(page.text).toContain('&lt;script&gt;');
		expect(page.text).not.toContain('<script');
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	}
});

it('explains itself in n8n’s test mode, for a personal key, and without an app', async () => {
	const cases: Array<[Partial<HostOptions>, object, string]> = [
		[{ mode: 'manual' }, {}, 'test address'],
		[{}, { authentication: 'personalKey', personalKey: 'x' }, 'personal API key'],
		[{}, { clientId: '' }, 'no Client ID'],
		[{ connectKey: 'short' }, {}, 'too short'],
	];
	for (const [options, data, words] of cases) {
		await host.close();
		await start(options, data);
		const page = await connect();
		expect([page.status, page.text]).toEqual([500, expect.stringContaining(words)]);
	}
});
