import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core';

/** A browser of this machine; undefined where there is none. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @param textPx the size of text that the reader has chosen in the browser's settings */
export const launch = async (textPx = 16, more: string[] = []): Promise<Browser> =>
	await chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...more, `--blink-settings=defaultFontSize=${textPx}`] });

/** The app in the process of its page: a clock that a test has set is there before the app begins. */
export const ONE_PROCESS = ['--disable-features=IsolateSandboxedIframes'];

export interface PhoneOptions {
	locale?: string;
	colorScheme?: 'light' | 'dark';
	width?: number;
	height?: number;
	scale?: number;
	timezoneId?: string;
	reducedMotion?: 'reduce';
	/** The phone's clock begins here; a test can move it (`phone.page.clock`). */
	now?: Date;
}

/** A person with a phone, and everything that the browser complained about or asked for. */
export class Phone {
	/** Dialogs, errors and what the policy stopped. */
	readonly alarms: string[] = [];

	readonly asked: string[] = [];

	/** The place that n8n has last been told. */
	private told = '';

	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		private readonly url: string,
	) {}

	static async pickUp(browser: Browser, url: string, options: PhoneOptions = {}): Promise<Phone> {
		const { width = 390, height = 844, scale = 1, now, ...rest } = options;
		const isPhone = width < 800;
		const context = await browser.newContext({
			viewport: { width, height },
			deviceScaleFactor: scale,
			isMobile: isPhone,
			hasTouch: isPhone,
			locale: 'en-US',
			...rest,
		});
		if (now !== undefined) await context.clock.install({ time: now });
		const phone = new Phone(context, await context.newPage(), url);
		const { page, alarms } = phone;
		page.on('dialog', (dialog) => {
			alarms.push(`dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
		page.on('console', (message) => {
			if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) alarms.push(message.text());
		});
		page.on('response', (response) => {
			if (response.url().endsWith('/api/page') && response.ok()) phone.told = response.request().postData() ?? phone.told;
		});
		page.on('request', (request) => phone.asked.push(request.url()));
		return phone;
	}

	async open(): Promise<void> {
		await this.page.goto(this.url);
		if ((await this.page.locator('iframe').count()) > 0) await this.ready();
	}

	/** The inner document is there a moment after the outer one. */
	private async ready(): Promise<void> {
		const frame = await (await this.page.waitForSelector('iframe')).contentFrame();
		await frame?.waitForSelector('nav.tabs');
	}

	async signIn(key: string): Promise<void> {
		await this.open();
		await this.page.fill('#key', key);
		await this.page.click('button[type=submit]');
		await this.ready();
	}

	/** The app: the inner document. */
	get app(): Frame {
		const [, frame] = this.page.frames();
		if (frame === undefined) throw new Error('The panel is not open');
		return frame;
	}

	async show(tab: 'schedule' | 'mine' | 'discover' | 'setup'): Promise<void> {
		await this.app.click(`[data-tab=${tab}]`);
		await this.app.waitForSelector('main.view .card .name, main.view .state, main.view .services li span, main.view .stale');
		await this.app.waitForSelector('main.view .part > [aria-busy="true"]', { state: 'detached' });
	}

	/** Opens the quick menu of the first poster with this title. */
	async menu(title: string): Promise<void> {
		await this.app.click(`.more[aria-label="More for ${title}"] >> nth=0`);
		await this.app.waitForSelector('dialog.sheet');
	}

	async choose(text: string): Promise<void> {
		await this.app.click(`dialog.sheet button:has-text("${text}")`);
	}

	async toast(): Promise<string> {
		await this.app.waitForSelector('.toast span');
		return (await this.app.textContent('.toast span')) ?? '';
	}

	async text(selector = '#app'): Promise<string> {
		return (await this.app.textContent(selector)) ?? '';
	}

	/** Milliseconds until something was seen, in the outer page and in the app. */
	async firstPaint(): Promise<{ page: number; app: number }> {
		const paint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1`;
		return { page: Math.round(await this.page.evaluate<number>(paint)), app: Math.round(await this.app.evaluate<number>(paint)) };
	}

	/** Does something that changes the place, and waits until n8n remembers just that. */
	async moved(work: () => Promise<unknown>): Promise<void> {
		await work();
		for (const end = Date.now() + 60_000; ;) {
			const place = await this.app.evaluate<string>('JSON.stringify({ place: history.state })');
			if (place === this.told) return;
			if (Date.now() > end) throw new Error(`n8n was told ${this.told}, and not ${place}`);
			await this.page.waitForTimeout(50);
		}
	}

	/** Out of the details. */
	async back(): Promise<void> {
		await this.app.evaluate('history.back()');
		await this.app.waitForSelector('dialog.detail', { state: 'detached' });
	}

	/** What of the screen is cut off, covered, too small to be touched or in the wrong place (`inspect.mjs`). @param foreign a word that every foreign text has */
	async inspect(foreign: string): Promise<string[]> {
		const source = readFileSync(join(__dirname, 'inspect.mjs'), 'utf8');
		if ((await this.app.evaluate('typeof inspect')) === 'undefined') await this.app.evaluate(source);
		return await this.app.evaluate<string[]>(`inspect(${JSON.stringify(foreign)})`);
	}

	/** Waits until no poster is on its way any more. */
	async settle(): Promise<void> {
		await this.page.waitForLoadState('networkidle');
		await this.pictured();
		await this.still();
	}

	/** Waits until the pictures in sight are there. */
	async pictured(): Promise<void> {
		const loaded = `[...document.images].filter((one) => { const box = one.getBoundingClientRect(); return box.top < innerHeight && box.left < innerWidth && box.bottom > 0; }).every((one) => one.complete)`;
		// Not waitForFunction: it looks again from inside the page, whose policy forbids eval.
		for (let look = 0; look < 200 && !(await this.app.evaluate<boolean>(loaded)); look += 1) await this.page.waitForTimeout(50);
	}

	/** Waits until nothing moves or fades any more; what turns without end is not waited for. */
	async still(): Promise<void> {
		const moving = `document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)`;
		await this.app.evaluate(`Promise.allSettled(${moving}.map((one) => one.finished)).then(() => 0)`);
	}

	/** What axe finds in the app as it stands, by rule; all rules, or these. */
	async axe(rules?: string[]): Promise<string[]> {
		const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
		if ((await this.app.evaluate('typeof axe')) === 'undefined') await this.app.evaluate(source);
		const run = `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) })}).then(({ violations }) => violations.map(({ id, impact, nodes }) => impact + ' ' + id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)).join(' | ')))`;
		return await this.app.evaluate<string[]>(run);
	}

	async close(): Promise<void> {
		await this.context.close();
	}
}
