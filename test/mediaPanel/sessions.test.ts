import type { ApiClient as Client, Said } from './client';
import type { HostOptions, PanelHost as Host } from './host';
import { PanelWorld } from './world';

const KEY = 'a key for the panel';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let world: PanelWorld;
const hosts: Host[] = [];

beforeAll(async () => (world = await PanelWorld.start({ limits: 'off' })));

afterAll(async () => await world.close());

afterEach(async () => {
	for (const host of hosts.splice(0)) await host.close();
});

/** A process of one n8n: what is kept with the workflow is all that it shares with the others. */
class Process {
	private constructor(
		readonly host: Host,
		private readonly Client: typeof import('./client').ApiClient,
	) {}

	static async start(staticData: Host['staticData'] = {}, options: Partial<HostOptions> = {}): Promise<Process> {
		jest.resetModules();
		const { PanelHost } = require('./host') as typeof import('./host'); // eslint-disable-line @typescript-eslint/no-require-imports
		const { ApiClient } = require('./client') as typeof import('./client'); // eslint-disable-line @typescript-eslint/no-require-imports
		const credentials = [world.traktCredential, world.tmdbCredential];
		const host = await PanelHost.start({ credentials, isPublished: Object.keys(staticData).length === 0, ...options });
		if (Object.keys(staticData).length > 0) host.staticData = staticData;
		hosts.push(host);
		return new Process(host, ApiClient);
	}

	by(headers: Record<string, string>): Client {
		return new this.Client(this.host, headers);
	}

	async signIn(headers: Record<string, string> = {}): Promise<Said> {
		return await this.by(headers).ask('POST', '', new URLSearchParams({ key: KEY }).toString(), FORM);
	}

	/** Whether a session opens the page and the API. */
	async knows(cookie: string): Promise<[boolean, number]> {
		const page = await this.by({ cookie }).ask('GET', '');
		const view = await this.by({ 'x-panel-key': valueOf(cookie) }).view('list', { of: 'trending' });
		return [page.text.includes('<iframe'), view.status];
	}

	async tell(cookie: string, what: object): Promise<Said> {
		return await this.by({ 'x-panel-key': valueOf(cookie) }).ask('POST', '/api/page', JSON.stringify(what), {
			'content-type': 'application/json',
		});
	}
}

const cookieOf = (answer: Said): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

const valueOf = (cookie: string): string => cookie.slice(cookie.indexOf('=') + 1);

describe('a session', () => {
	it('is known at every process of n8n, and after a restart', async () => {
		const one = await Process.start();
		const other = await Process.start(one.host.staticData);
		const cookie = cookieOf(await one.signIn());
		expect(await other.knows(cookie)).toEqual([true, 200]);
		const restarted = await Process.start(structuredClone(one.host.staticData));
		expect(await restarted.knows(cookie)).toEqual([true, 200]);
	});

	it('keeps the secret of a workflow that is published again', async () => {
		const one = await Process.start();
		const cookie = cookieOf(await one.signIn());
		await one.host.publish();
		expect(await one.knows(cookie)).toEqual([true, 200]);
	});

	it('is not to be had from the key alone: the secret of the workflow signs it, too', async () => {
		const one = await Process.start();
		const elsewhere = await Process.start();
		expect(await elsewhere.knows(cookieOf(await one.signIn()))).toEqual([false, 401]);
		expect(JSON.stringify(one.host.staticData)).not.toContain(KEY);
	}, 20_000);

	it('ends in every process when its browser signs out, and no other does', async () => {
		const one = await Process.start();
		const other = await Process.start(one.host.staticData);
		const [mine, yours] = [cookieOf(await one.signIn()), cookieOf(await one.signIn())];
		expect((await one.tell(mine, { signOut: 'here' })).status).toBe(200);
		expect([await other.knows(mine), await other.knows(yours)]).toEqual([
			[false, 401],
			[true, 200],
		]);
	}, 20_000);

	it('is told at once that it has ended; what nobody has signed waits', async () => {
		const one = await Process.start();
		const [left, everywhere] = [cookieOf(await one.signIn()), cookieOf(await one.signIn())];
		await one.tell(left, { signOut: 'here' });
		await one.tell(everywhere, { signOut: 'everywhere' });
		const took = async (cookie: string) => {
			const began = Date.now();
			for (let tries = 0; tries < 2; tries += 1) expect(await one.knows(cookie)).toEqual([false, 401]);
			return Date.now() - began;
		};
		// Four wrong keys one after the other wait for 7.5 seconds.
		expect(await took(left)).toBeLessThan(3_000);
		expect(await took(everywhere)).toBeLessThan(3_000);
		const forged = left.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
		expect(await took(forged)).toBeGreaterThan(7_000);
	}, 60_000);

	it('a page that goes away tells its place by a form, and nobody else does', async () => {
		const one = await Process.start();
		const cookie = cookieOf(await one.signIn());
		const tell = async (key: string) =>
			(
				await one
					.by({ origin: 'null' })
					.ask('POST', '/api/page', new URLSearchParams({ key, place: JSON.stringify({ tab: 'mine', y: 77 }) }).toString(), FORM)
			).status;
		expect(await tell('somebody')).toBe(401);
		expect(await tell(valueOf(cookie))).toBe(200);
		expect((await one.by({ cookie }).ask('GET', '')).text).toContain('"place":{"tab":"mine","y":77}');
	}, 60_000);

	it('ends everywhere when it is told so, also after a restart; the next sign-in works at every process', async () => {
		const one = await Process.start();
		const other = await Process.start(one.host.staticData);
		const cookies = [cookieOf(await one.signIn()), cookieOf(await other.signIn())];
		expect((await other.tell(cookies[0]!, { signOut: 'everywhere' })).status).toBe(200);
		expect([await one.knows(cookies[0]!), await other.knows(cookies[1]!)]).toEqual([
			[false, 401],
			[false, 401],
		]);
		const restarted = await Process.start(structuredClone(one.host.staticData));
		expect(await restarted.knows(cookies[0]!)).toEqual([false, 401]);
		expect(await one.knows(cookieOf(await restarted.signIn()))).toEqual([true, 200]);
	}, 20_000);

	it('stays ended when another trigger of the workflow saves an older copy of its data', async () => {
		const one = await Process.start();
		const cookie = cookieOf(await one.signIn());
		const before = structuredClone(one.host.staticData);
		await one.tell(cookie, { signOut: 'everywhere' });
		Object.assign(one.host.staticData, before);
		expect(await one.knows(cookie)).toEqual([false, 401]);
	}, 20_000);

	it('of a workflow that was never published with this node begins when n8n has kept its secret', async () => {
		const one = await Process.start({}, { isPublished: false });
		const other = await Process.start(one.host.staticData, { isPublished: false });
		other.host.staticData = one.host.staticData;
		const signedIn = await one.signIn();
		expect(signedIn.text).toContain('content="0;url=/webhook/panel"');
		expect(await other.knows(cookieOf(signedIn))).toEqual([true, 200]);
	});
});

describe('an n8n whose public address is https', () => {
	const HTTPS = { 'x-forwarded-proto': 'https' };

	it('signs in a browser that came by http, and one that has signed in by https before', async () => {
		const one = await Process.start({}, { publicUrl: 'https://n8n.example' });
		const byHttps = await one.signIn(HTTPS);
		expect(byHttps.headers.get('set-cookie')).toMatch(/; Secure$/);
		const byHttp = await one.signIn();
		expect(byHttp.headers.get('set-cookie')).not.toMatch(/Secure/);
		// A browser keeps both; it drops a cookie of http that has the name of a secure one.
		expect(cookieOf(byHttp).split('=')[0]).not.toBe(cookieOf(byHttps).split('=')[0]);
		const both = `${cookieOf(byHttps)}; ${cookieOf(byHttp)}`;
		expect((await one.by({ cookie: both }).ask('GET', '')).text).toContain('<iframe');
		expect((await one.by({ cookie: both, ...HTTPS }).ask('GET', '')).text).toContain('<iframe');
	});
});
