import { createHmac } from 'node:crypto';
import type { Host } from '../n8n/host';
import { eventually } from '../n8n/steps';
import { TinyBrowser } from '../hdHive/browser';
import { startHdHive } from '../simulators/hdHive';
import type { AttackTable } from './table';

export const KEY = 'the-key-of-this-run-4711';

const CALLBACK = '0b1f7c1e-0000-4000-8000-00000000cafe';
const EVENTS = '5a3f7c1e-0000-4000-8000-00000000beef';

/** Long enough for what waits, short enough for a run that hangs. A busy n8n answers 503 itself: that is no answer of the package. */
async function ask(url: string, options: RequestInit = {}): Promise<Response> {
	for (let turn = 1; ; turn++) {
		const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(180_000), ...options });
		if (answer.status !== 503 || turn === 5 || (await answer.clone().text()).includes('"received"')) return answer;
		await new Promise((resolve) => setTimeout(resolve, 2_000 * turn));
	}
}

const WRONG_KEYS = [
	...Array.from({ length: 5 }, (_, index) => `guess-number-${index}`),
	KEY.slice(1),
	`${KEY}x`,
	KEY.toUpperCase(),
	'',
	'{"$ne":""}',
];

const SCRIPTS = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "';alert(1)//", '</title><svg/onload=alert(1)>'];

/** Trigger nodes that anybody may call, published on a real n8n with one key. */
export async function doors(table: AttackTable, host: Host): Promise<void> {
	const { server, client } = host;
	const hive = await startHdHive();
	try {
		const key = await client.createCredential('Key', 'watchFlowKeyApi', { secretKey: KEY });
		const credential = await client.createCredential('HDHive', 'watchFlowHdHiveOAuth2Api', {
			authentication: 'app',
			baseUrl: hive.url,
			clientId: hive.state.app.clientId,
			appSecret: hive.state.app.secret,
			scopes: ['query'],
		});
		const trakt = await client.createCredential('Trakt', 'watchFlowTraktDeviceApi', {
			clientId: 'x',
			apiUrl: hive.url,
			authBase: hive.url,
		});
		const tmdb = await client.createCredential('TMDB', 'watchFlowTmdbApi', { readAccessToken: 'x', apiUrl: hive.url });
		const node = (id: string, type: string, parameters: object, webhookId: string, typeVersion = 1) => ({
			id,
			name: id,
			type: `n8n-nodes-watchflow.${type}`,
			typeVersion,
			position: [0, 0],
			webhookId,
			parameters,
		});
		const workflow = await client.importWorkflow(
			{
				name: 'Doors',
				nodes: [
					node('panel', 'mediaPanelTrigger', { authentication: 'device', path: 'panel' }, 'ab1f7c1e-0000-4000-8000-00000000beef'),
					node('other', 'mediaPanelTrigger', { authentication: 'device', path: 'other-panel' }, 'bb1f7c1e-0000-4000-8000-00000000beef'),
					node('signIn', 'hdHiveOAuthTrigger', {}, CALLBACK, 2),
					node('events', 'moviePilotTrigger', { events: [] }, EVENTS, 2),
				],
				connections: {},
				settings: { executionOrder: 'v1' },
			},
			{
				'n8n-nodes-watchflow.mediaPanelTrigger': [trakt, tmdb, key],
				'n8n-nodes-watchflow.hdHiveOAuthTrigger': [credential, key],
				'n8n-nodes-watchflow.moviePilotTrigger': [key],
			},
		);
		await client.activate(workflow);
		const panel = `${server.url}/webhook/panel`;
		await eventually('the panel', async () => ((await ask(panel)).status === 404 ? undefined : true));
		await panelAttacks(table, panel, `${server.url}/webhook/other-panel`);
		await signInAttacks(table, `${server.url}/webhook/${CALLBACK}`);
		await eventAttacks(table, `${server.url}/webhook/${EVENTS}/moviepilot`);
		await table.attack('executions that wrong keys have started', async () => {
			const ids = await client.finishedExecutions(workflow.id);
			const started = await Promise.all(ids.map(async (id) => (await client.getExecution(id)).raw));
			return [started.find((raw) => raw.includes('guess-number')), undefined].map((one) => one && 'a wrong key started the workflow');
		});
		await table.attack('secrets in n8n’s log and in what it answers', async () => {
			const secrets = [KEY, hive.state.app.secret, ...hive.simulator.secrets];
			return secrets.map((secret, index) => (host.said.includes(secret) ? `secret number ${index}` : undefined));
		});
	} finally {
		await hive.close();
	}
}

const view = (panel: string) => `${panel}/api/view?name=schedule`;

const isInside = (status: number) => (status >= 200 && status < 400) || status >= 500;

async function panelAttacks(table: AttackTable, panel: string, other: string): Promise<void> {
	const form = async (key: string, headers: Record<string, string> = {}) =>
		await ask(panel, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: new URLSearchParams({ key }).toString(),
		});
	const withKey = async (key: string, headers: Record<string, string> = {}) =>
		await ask(view(panel), { headers: { 'x-panel-key': key, ...headers } });

	await table.attack('panel: wrong keys in the header and in the form', async () => [
		...(await Promise.all(WRONG_KEYS.map(async (key) => ((await withKey(key)).status < 400 ? `header ${key}` : undefined)))),
		...(await Promise.all(WRONG_KEYS.map(async (key) => ((await form(key)).status === 303 ? `form ${key}` : undefined)))),
	]);
	await table.attack('panel: the owner is locked out while wrong keys pour in', async () => {
		const flood = Array.from({ length: 20 }, async (_, index) => await withKey(`guess-number-${index}`).catch(() => undefined));
		const flooding = { over: false };
		void Promise.all(flood).then(() => (flooding.over = true));
		const [byForm, there] = [
			await form(KEY),
			await ask(other, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `key=${KEY}` }),
		];
		const header = await withKey(KEY);
		const waited = flooding.over;
		await Promise.all(flood);
		return [
			byForm.status === 303 ? undefined : `the form answered ${byForm.status}`,
			there.status === 303 ? undefined : `the other panel answered ${there.status}`,
			[401, 403, 429].includes(header.status) ? `the header answered ${header.status}` : undefined,
			waited ? 'the owner was answered after every wrong key' : undefined,
		];
	});
	await table.attack('panel: forged sessions, and sessions of another panel', async () => {
		const foreign = (
			await ask(other, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `key=${KEY}` })
		).headers.getSetCookie()[0];
		const session = foreign?.split(';')[0]?.split('=')[1] ?? '';
		const end = String(Date.now() + 86_400_000);
		const signed = (...what: unknown[]) => createHmac('sha256', KEY).update(JSON.stringify(what)).digest('base64url');
		const forged = [
			session,
			`${end}.${signed('panel', panel, end)}`,
			`${end}.aaaaaaaaaaaa.${signed('panel', panel, end, 'aaaaaaaaaaaa')}`,
			`${end}.aaaaaaaaaaaa.`,
			'..',
			`${end}.aaaaaaaaaaaa.${'A'.repeat(43)}`,
		];
		return await Promise.all(
			forged.map(async (one) => ((await withKey(one)).status < 400 ? `the session ${one.slice(0, 20)}…` : undefined)),
		);
	});
	await table.attack('panel: another site, with the cookie of who is signed in', async () => {
		const cookie = (await form(KEY)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const json = { 'content-type': 'application/json', cookie };
		const action = JSON.stringify({ action: 'watched', type: 'movie', ids: { tmdb: 1 } });
		const answers = await Promise.all([
			ask(view(panel), { headers: { cookie } }),
			ask(`${panel}/api/act`, { method: 'POST', headers: json, body: action }),
			ask(`${panel}/api/act`, { method: 'POST', headers: { 'content-type': 'text/plain', cookie }, body: action }),
			ask(`${panel}/flush`, { method: 'POST', headers: { cookie } }),
			ask(view(panel), { headers: { 'x-panel-key': KEY, origin: 'https://evil.example' } }),
			ask(`${panel}/api/act`, { method: 'POST', headers: { ...json, 'x-panel-key': KEY, origin: 'https://evil.example' }, body: action }),
		]);
		const readable = answers
			.map(({ headers }) => headers.get('access-control-allow-origin'))
			.filter((one) => one === '*' || one === 'https://evil.example');
		return [
			...answers.map(({ status }, index) => (status < 400 && index !== 3 ? `request ${index} was answered ${status}` : undefined)),
			...readable.map((one) => `every site may read: ${one}`),
		];
	});
	await table.attack('panel: in a frame, with scripts of others, without a policy', async () => {
		const cookie = (await form(KEY)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const pages = [
			await ask(panel),
			await form('wrong-wrong-wrong'),
			await ask(`${panel}/flush`),
			await ask(panel, { headers: { cookie } }),
		];
		return pages.flatMap(({ headers, status }) => {
			const policy = headers.get('content-security-policy') ?? '';
			return [
				policy.includes("frame-ancestors 'none'") || headers.get('x-frame-options') === 'DENY'
					? undefined
					: `a page (${status}) may be framed`,
				policy.includes("default-src 'none'") ? undefined : `a page (${status}) has no policy: ${policy}`,
				/script-src[^;]*'unsafe-inline'(?![^;]*'nonce-)/.test(policy) ? `a page (${status}) runs any script` : undefined,
			];
		});
	});
	await table.attack('panel: scripts in what is sent', async () => {
		const outcomes: Array<string | undefined> = [];
		for (const script of SCRIPTS) {
			for (const answer of [
				await form(script),
				await ask(panel, { headers: { 'accept-language': script } }),
				await ask(`${panel}?x=${encodeURIComponent(script)}`),
			]) {
				outcomes.push((await answer.text()).includes(script) ? script : undefined);
			}
		}
		return outcomes;
	});
}

async function signInAttacks(table: AttackTable, folder: string): Promise<void> {
	const start = `${folder}/connect?key=${KEY}`;
	await eventually('the sign-in', async () => ((await ask(`${folder}/callback`)).status === 404 ? undefined : true));
	await table.attack(
		'sign-in: wrong connect keys',
		async () =>
			await Promise.all(
				WRONG_KEYS.map(async (key) => (isInside((await ask(`${folder}/connect?key=${encodeURIComponent(key)}`)).status) ? key : undefined)),
			),
	);
	await table.attack('sign-in: forged, altered and foreign states, replays, and loads by other sites', async () => {
		const [owner, thief] = [new TinyBrowser(), new TinyBrowser()];
		const code = `${folder}/callback?code=stolen&state=`;
		const begun = await owner.visit(start);
		const state = new URL(begun.location).searchParams.get('state') ?? '';
		await thief.visit(start);
		const [nonce, end, signature] = state.split('.');
		const states = ['', 'x', `${nonce}.${end}.`, `${nonce}.${Number(end) + 1}.${signature}`, `x${state}`, `${state}.x`];
		const outcomes = await Promise.all([
			...states.map(async (one) => await owner.visit(code + encodeURIComponent(one))),
			thief.visit(code + state),
			new TinyBrowser().visit(code + state),
			...['image', 'iframe', 'script', 'empty'].map(async (dest) => await owner.visit(code + state, { 'sec-fetch-dest': dest })),
			...['image', 'iframe'].map(async (dest) => await owner.visit(start, { 'sec-fetch-dest': dest })),
		]);
		const consent = await owner.visit(`${begun.location}&auto=1`);
		const page = await owner.visit(consent.location);
		if (page.status !== 200) throw new Error(`the right sign-in was answered ${page.status}`);
		const replay = await owner.visit(consent.location);
		return [...outcomes, replay].map(({ status }, index) => (status === 400 ? undefined : `number ${index} was answered ${status}`));
	});
	await table.attack('sign-in: scripts in its address', async () => {
		const outcomes: Array<string | undefined> = [];
		for (const script of SCRIPTS) {
			for (const name of ['error', 'code', 'state', 'error_description']) {
				const answer = await ask(`${folder}/callback?${name}=${encodeURIComponent(script)}`);
				const safe = (answer.headers.get('content-security-policy') ?? '').includes('sandbox');
				outcomes.push(!safe || (await answer.text()).includes(script) ? `${name}=${script}` : undefined);
			}
		}
		return outcomes;
	});
}

async function eventAttacks(table: AttackTable, address: string): Promise<void> {
	const post = async (query: string, headers: Record<string, string> = {}) =>
		await ask(address + query, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{"type":"guess-number","data":{}}',
		});
	await eventually('the trigger', async () => ((await post('')).status === 404 ? undefined : true));
	await table.attack('MoviePilot: wrong secrets, in the address and in the header', async () => [
		...(await Promise.all(
			WRONG_KEYS.map(async (key) => (isInside((await post(`?secret=${encodeURIComponent(key)}`)).status) ? `address ${key}` : undefined)),
		)),
		...(await Promise.all(
			WRONG_KEYS.map(async (key) => (isInside((await post('', { 'x-webhook-secret': key })).status) ? `header ${key}` : undefined)),
		)),
		...(await Promise.all(
			['?secret[]=x', '?secret[a]=x', `?secret=${KEY}&secret=x`].map(async (query) =>
				isInside((await post(query)).status) ? query : undefined,
			),
		)),
	]);
	await table.attack('MoviePilot: the owner is locked out while wrong secrets pour in', async () => {
		const flood = Array.from({ length: 20 }, async (_, index) => await post(`?secret=guess-number-${index}`).catch(() => undefined));
		const { status } = await ask(`${address}?secret=${KEY}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"type":"mine","data":{}}',
		});
		await Promise.all(flood);
		return [status === 200 ? undefined : `answered ${status}`];
	});
}
