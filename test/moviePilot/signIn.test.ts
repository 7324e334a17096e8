import { signInToMoviePilot } from '../../nodes/MoviePilot/client/signIn';
import type { CredentialContext } from '../../nodes/shared/http/openAsk';
import { startMoviePilot, type Generation, type MoviePilotSimulator } from '../simulators/moviePilot';
import { Simulator } from '../simulators/simulator';

/** n8n's request helper as a credential sees it, without n8n. */
const CONTEXT: CredentialContext = {
	helpers: {
		async httpRequest({ method, url, headers, body }) {
			const response = await fetch(url, { method, headers: headers as Record<string, string>, body: body as string, redirect: 'manual' });
			const text = await response.text();
			const json = response.headers.get('content-type')?.includes('json') === true;
			return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: json ? JSON.parse(text) : text };
		},
	},
};

let server: MoviePilotSimulator;
const others: Simulator[] = [];

async function start(generation: Generation = 'v2.5.6', more = {}): Promise<MoviePilotSimulator> {
	return (server = await startMoviePilot({ generation, ...more }));
}
afterEach(async () => await Promise.all([server?.close(), ...others.splice(0).map(async (other) => await other.close())]));

const typed = (more = {}) => ({
	baseUrl: server.url,
	apiToken: server.apiToken,
	username: '',
	password: '',
	accessToken: '',
	expiresAt: 0,
	checkedUrl: '',
	...more,
});
const withLogin = (more = {}) => typed({ username: server.username, password: server.password, ...more });

/** What the credential's dialog shows; empty when the sign-in worked. */
async function says(credentials: Record<string, string | number>): Promise<string> {
	const error = await signInToMoviePilot(CONTEXT, credentials).then(
		() => undefined,
		(reason: Error) => reason,
	);
	const text = error === undefined ? '' : error.message;
	const secrets = [credentials.apiToken, credentials.password, credentials.accessToken].filter((secret) => secret !== '');
	for (const secret of secrets) expect(`${text}${JSON.stringify(error) ?? ''}`).not.toContain(secret);
	return text;
}

async function app(status: number, body: unknown, headers: Record<string, string> = {}): Promise<string> {
	const other = await Simulator.start('Other', {}, (routes) => {
		routes.all('/*', async (_request, reply) => await reply.code(status).headers(headers).send(body));
	});
	others.push(other);
	return other.url;
}

describe('what the credential says about', () => {
	it('an address where nothing answers', async () => {
		await start();
		const url = await app(200, {});
		await others.splice(0)[0]?.close();
		expect(await says(typed({ baseUrl: url }))).toBe(`Nothing answers at ${url}. Check the Base URL and that MoviePilot runs.`);
	});

	it('an address that is none', async () => {
		await start();
		expect(await says(typed({ baseUrl: '192.168.1.10:3000' }))).toBe('"Base URL" does not start with http:// or https://');
	});

	it('a wrong API token', async () => {
		for (const generation of ['v2.5.6', 'v2.12.0', 'v3.0.0'] as const) {
			await start(generation);
			expect(await says(typed({ apiToken: 'wrong-token-wrong-token' }))).toMatch(/^MoviePilot refused the API Token\. Copy it again/);
			await server.close();
		}
	});

	it('another app at the address, by its name', async () => {
		await start();
		const url = await app(200, { appName: 'Radarr', version: '5.0' });
		expect(await says(typed({ baseUrl: url }))).toBe(`A Radarr answers at ${url}, not a MoviePilot. Correct the Base URL.`);
	});

	it('a proxy in front of it, which sends to its sign-in', async () => {
		await start();
		const url = await app(302, '', { location: 'https://login.example/?rd=x' });
		expect(await says(typed({ baseUrl: url }))).toMatch(
			new RegExp(`^${url} redirects to https://login\\.example/\\. Nothing secret was sent there\\. .*sign-in page of a proxy`),
		);
	});

	it.each([
		['a web page', 200, '<html><title>Router</title></html>', { 'content-type': 'text/html' }],
		['nothing but a 404', 404, '', {}],
		['JSON of its own', 200, { hello: 'world' }, {}],
		['an error', 500, 'oops', {}],
	])('something else that answers with %s', async (_name, status, body, headers) => {
		await start();
		const url = await app(status, body, headers);
		expect(await says(typed({ baseUrl: url }))).toMatch(
			new RegExp(`^No MoviePilot answers at ${url} \\(HTTP ${status}\\)\\. Correct the Base URL`),
		);
	});

	it('a server that repeats the token as its name', async () => {
		await start();
		const url = await app(200, { appName: server.apiToken, version: '2' });
		expect(await says(typed({ baseUrl: url }))).toMatch(/Correct the Base URL/);
	});

	it.each(['1.9.9', 'v1.0.0', 'v0.9'])('version %s, which is too old', async (version) => {
		await start();
		const url = await app(200, { appName: 'MoviePilot', version });
		expect(await says(typed({ baseUrl: url }))).toBe(`MoviePilot ${version} is too old. Version 2 or later is needed: update MoviePilot.`);
	});

	it('a wrong password, or an account with two-factor sign-in', async () => {
		await start();
		expect(await says(withLogin({ password: 'wrong-password' }))).toMatch(/^MoviePilot refused User Name or Password\..*two-factor/);
		await server.close();
		await start('v2.5.6', { otp: '123456' });
		expect(await says(withLogin())).toMatch(/^MoviePilot refused User Name or Password\..*two-factor/);
	});

	it('a login that the server cannot do just now', async () => {
		await start();
		server.simulator.faults.add({ kind: 'status', match: 'login', status: 503 });
		expect(await says(withLogin())).toBe('MoviePilot could not sign in just now. Try again in a minute.');
	});

	it('everything being right: nothing', async () => {
		for (const generation of ['v2.5.6', 'v2.12.0', 'v3.0.0'] as const) {
			await start(generation);
			expect(await says(typed())).toBe('');
			expect(await says(withLogin())).toBe('');
			await server.close();
		}
	});
});

describe('what the credential keeps', () => {
	it('is the login, its end as the token names it, and the address that was checked', async () => {
		await start('v2.5.6', { loginLifetimeSeconds: 7_200 });
		const kept = await signInToMoviePilot(CONTEXT, withLogin());
		expect(kept).toEqual({ accessToken: expect.stringMatching(/^ey/), expiresAt: expect.any(Number), checkedUrl: server.url });
		expect(Number(kept.expiresAt) - Date.now()).toBeGreaterThan(7_190_000);
		expect(Number(kept.expiresAt) - Date.now()).toBeLessThan(7_202_000);
	});

	it('is nothing new without a user name, once the address is known', async () => {
		await start();
		expect(await signInToMoviePilot(CONTEXT, typed())).toEqual({ accessToken: '', expiresAt: 0, checkedUrl: server.url });
		server.simulator.requests = [];
		expect(await signInToMoviePilot(CONTEXT, typed({ checkedUrl: server.url, fromNode: 'yes' }))).toEqual({});
		expect(server.simulator.requests).toHaveLength(0);
		expect(await signInToMoviePilot(CONTEXT, typed({ checkedUrl: server.url }))).toEqual({});
		expect(server.simulator.requests).toHaveLength(1);
	});

	it('comes from one login for ten refusals at once', async () => {
		await start();
		const kept = await signInToMoviePilot(CONTEXT, withLogin());
		server.simulator.requests = [];
		const refused = withLogin({ ...kept });
		const tokens = await Promise.all(Array.from({ length: 10 }, async () => (await signInToMoviePilot(CONTEXT, refused)).accessToken));
		expect(server.simulator.seen(/login/)).toHaveLength(1);
		expect(new Set(tokens).size).toBe(1);
		expect(tokens[0]).not.toBe(kept.accessToken);
	});

	it('of one password is never given for another', async () => {
		await start();
		await signInToMoviePilot(CONTEXT, withLogin());
		expect(await says(withLogin({ password: 'wrong-password', checkedUrl: server.url }))).toMatch(/refused User Name or Password/);
	});
});
