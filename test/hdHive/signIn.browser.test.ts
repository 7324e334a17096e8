import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { WebhookHost } from './webhookHost';
import { credentialData } from './world';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const KEY = 'a long connect key';

if (CHROMIUM === undefined) process.stdout.write('HDHive pages in a real browser: skipped, because there is no Chromium on this machine\n');
const withBrowser = CHROMIUM === undefined ? describe.skip : describe;

withBrowser('in a real Chromium', () => {
	let hive: HdHiveSimulator;
	let host: WebhookHost;
	let browser: Browser;
	let credentials = 0;

	beforeAll(async () => {
		const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
		browser = await chromium.launch({ executablePath: CHROMIUM, args });
	}, 60_000);

	afterAll(async () => await browser?.close());

	beforeEach(async () => {
		hive = await startHdHive();
		const data = { ...credentialData(hive), scopes: ['query', 'unlock'] };
		host = await WebhookHost.start({
			credential: { id: `browser-${++credentials}`, name: 'HDHive', type: 'watchFlowHdHiveOAuth2Api', data },
		});
	});

	afterEach(async () => {
		await host.close();
		await hive.close();
	});

	const connectUrl = () => `${host.url}/connect?key=${encodeURIComponent(KEY)}`;

	/** A page that notes everything that a page of ours must not do. */
	async function open(): Promise<{ page: Page; alarms: string[] }> {
		const page = await (await browser.newContext()).newPage();
		const alarms: string[] = [];
		page.on('dialog', (dialog) => {
			alarms.push(`dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		// The browser notes every status from 400 on; a violation of the page's policy would be another line.
		page.on('console', (message) => {
			if (!message.text().startsWith('Failed to load resource')) alarms.push(`console: ${message.text()}`);
		});
		page.on('request', (request) => {
			if (!request.isNavigationRequest() && !request.url().endsWith('/favicon.ico')) alarms.push(`request: ${request.url()}`);
		});
		return { page, alarms };
	}

	it('a person signs in from the connect address to the success page', async () => {
		const { page, alarms } = await open();
		await page.goto(connectUrl());
		await page.click('#approve');
		expect(await page.textContent('h1')).toBe('HDHive is connected');
		expect(await page.textContent('dl')).toContain('renewed by itself');
		expect(host.events).toMatchObject([{ connected: true }]);
		expect(alarms).toEqual([]);
		expect(await page.context().cookies()).toEqual([]);
	}, 60_000);

	it('the pages can be read by everybody, in light and dark', async () => {
		const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
		for (const colorScheme of ['light', 'dark'] as const) {
			const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 360, height: 640 } });
			const page = await context.newPage();
			await page.goto(`${host.url}/callback`);
			const styled = await page.evaluate('getComputedStyle(document.querySelector("main")).borderRadius');
			expect(styled).toBe('12px');
			// `sandbox` forbids scripts, the test's own too: the same document without it is looked at.
			const html = await page.content();
			await page.setContent('<p></p>');
			await page.goto('about:blank');
			await page.setContent(html);
			await page.evaluate(axe);
			const { violations } = await page.evaluate<{ violations: Array<{ id: string }> }>('axe.run()');
			expect(violations.map(({ id }) => id)).toEqual([]);
			expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
			await context.close();
		}
	}, 60_000);

	it.each([
		'<script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		'</title><svg onload=alert(1)>',
		'</style><script>alert(1)</script>',
		'<iframe srcdoc="<script>alert(1)</script>">',
		'<meta http-equiv="refresh" content="0;url=https://evil.example">',
		'javascript:alert(1)',
	])(
		'%s in a parameter or in an answer of HDHive is shown and nothing more',
		async (attack) => {
			const { page, alarms } = await open();
			await page.goto(`${host.url}/callback?error=${encodeURIComponent(attack)}&state=${encodeURIComponent(attack)}`);
			expect(await page.textContent('main')).toContain(attack);
			const body = JSON.stringify({ success: false, code: 'SCOPE_NOT_ALLOWED', message: attack, description: attack });
			hive.simulator.faults.add({
				kind: 'status',
				match: 'oauth/token',
				status: 403,
				body,
				headers: { 'content-type': 'application/json' },
			});
			await page.goto(connectUrl());
			await page.click('#approve');
			expect(await page.textContent('main')).toContain(attack);
			await page.waitForTimeout(50);
			expect(alarms).toEqual([]);
			expect(page.url()).toContain('/callback');
		},
		60_000,
	);

	it('the page has no origin of its own, and no script runs in it', async () => {
		const { page } = await open();
		await page.goto(`${host.url}/callback`);
		expect(await page.evaluate('self.origin')).toBe('null');
		await expect(page.evaluate('document.cookie')).rejects.toThrow('sandboxed');
		await page.setContent('<script>document.title = "ran"</script>');
		expect(await page.title()).not.toBe('ran');
	}, 60_000);

	it('another site can neither embed the pages nor finish a sign-in in a victim’s browser', async () => {
		const attacker = await open();
		await attacker.page.goto(connectUrl());
		const approve = await attacker.page.getAttribute('#approve', 'href');
		const answer = await attacker.page.context().request.get(`${hive.url}${approve}`, { maxRedirects: 0 });
		const theirs = answer.headers().location ?? '';
		const victim = await open();
		await victim.page.goto(theirs);
		expect(await victim.page.textContent('main')).toContain('not started in this browser');
		await victim.page.goto(`${hive.url}/openapi/authorize?client_id=x`);
		await victim.page.setContent(`<iframe src="${host.url}/callback"></iframe><img src="${theirs}">`);
		await victim.page.waitForTimeout(300);
		const framed = victim.page.frames()[1];
		expect(await framed?.content().catch(() => '')).not.toContain('HDHive was not connected');
		expect([host.events, host.credential.accessToken ?? '']).toEqual([[], '']);
	}, 60_000);
});
