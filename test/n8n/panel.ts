/** `npx tsx test/n8n/panel.ts`: the media panel on a full n8n, in a real browser with a phone's screen. */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { CHROMIUM } from '../mediaPanel/phone';
import { ROOT } from '../package/build';
import { ensureHarness, type Harness } from './harness';
import { Host } from './host';
import { inChinese } from './panelChinese';
import { homeScreen } from './panelHomeScreen';
import { KEY, PanelStage } from './panelStage';
import { Steps } from './steps';

/** Heaviest page that is accepted, without posters. */
const MOST_BYTES = 120_000;
const MOST_COLD_REQUESTS = 6;
const LATEST_PAINT_MS = 1_000;

/** Everything the browser has received of n8n on one page, in bytes as they came. */
async function weigh(page: Page, origin: string, work: () => Promise<void>): Promise<{ bytes: number; requests: string[] }> {
	const session = await page.context().newCDPSession(page);
	const own = new Set<string>();
	const requests: string[] = [];
	let bytes = 0;
	session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
		if (!request.url.startsWith(origin)) return;
		own.add(requestId);
		if (type !== 'Document') requests.push(`${request.method} ${request.url.slice(origin.length)}`);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (own.has(requestId)) bytes += encodedDataLength;
	});
	await session.send('Network.enable');
	await work();
	await page.waitForTimeout(300);
	await session.detach();
	return { bytes, requests };
}

/** Every behaviour of the panel (P1 to P7), with pictures in `docs/`. */
export async function runPanel(steps: Steps, harness: Harness): Promise<void> {
	if (CHROMIUM === undefined) return steps.skip('the media panel', 'there is no Chromium on this machine');
	const host = await Host.start(harness);
	const stage = await PanelStage.on(host.server, host.client);
	try {
		await steps.step('a workflow with the panel is published', async () => await stage.publish());
		await access(steps, stage);
		await speed(steps, stage);
		await views(steps, stage);
		await homeScreen(steps, stage);
		await writes(steps, stage);
		await cacheAndRestart(steps, stage);
		await safety(steps, stage);
		await inChinese(steps, stage);
		await failures(steps, stage);
		await steps.step('no key and no token is in n8n’s log', async () => {
			const leaks = [KEY, ...stage.world.secrets].filter((secret) => stage.server.log.includes(secret));
			assert.deepEqual(leaks.length, 0);
		});
	} finally {
		await stage.close();
		await host.close();
	}
}

async function access(steps: Steps, stage: PanelStage): Promise<void> {
	await steps.step('without the key there is a sign-in page and nothing else', async () => {
		await stage.pickUp();
		await stage.phone.open();
		await stage.phone.page.screenshot({ path: join(ROOT, 'docs', 'panel-sign-in.png') });
		assert.equal(stage.phone.page.frames().length, 1);
		assert.equal((await fetch(`${stage.url}/api/view?name=upNext`)).status, 401);
		assert.equal((await fetch(`${stage.url}/api/view?name=upNext&key=${encodeURIComponent(KEY)}`)).status, 401);
		assert.deepEqual(stage.world.requests, []);
	});
	await steps.step('a wrong key is refused, slowly', async () => {
		const startedAt = Date.now();
		await stage.phone.page.fill('#key', 'not the key at all');
		await stage.phone.page.click('button[type=submit]');
		await stage.phone.page.waitForSelector('#error');
		assert(Date.now() - startedAt >= 500);
	});
}

async function speed(steps: Steps, stage: PanelStage): Promise<void> {
	const { world } = stage;
	await steps.step('a cold panel needs at most six requests upstream', async () => {
		world.startCounting();
		await stage.phone.signIn(KEY);
		await stage.phone.app.waitForSelector('.row h3');
		await stage.phone.settle();
		console.log(`        cold: ${world.requests.length} upstream requests (${world.requests.join(', ')})`);
		assert(world.requests.length <= MOST_COLD_REQUESTS, world.requests.join());
	});
	await steps.step('a warm one none, paints within a second and is light', async () => {
		world.startCounting();
		const { bytes, requests } = await weigh(stage.phone.page, stage.server.url, async () => {
			await stage.phone.open();
			await stage.phone.app.waitForSelector('.row h3');
			await stage.phone.settle();
		});
		const paint = await stage.quickestPaint(LATEST_PAINT_MS / 2);
		console.log(
			`        warm: first contentful paint ${paint.page} ms (app ${paint.app} ms), ${bytes} bytes, ${requests.length} requests beyond the page, ${world.requests.length} upstream`,
		);
		assert.deepEqual(world.requests, []);
		assert(requests.length <= 1, requests.join());
		assert(bytes > 0 && bytes < MOST_BYTES, String(bytes));
		assert(paint.page >= 0 && paint.page < LATEST_PAINT_MS && paint.app < LATEST_PAINT_MS);
	});
}

async function views(steps: Steps, stage: PanelStage): Promise<void> {
	const { world } = stage;
	await steps.step('P4 the schedule begins with today', async () => {
		assert.match(await stage.phone.text('section.group h2 >> nth=0'), /^Today/);
		assert.match(await stage.phone.text(), /The Lighthouse KeepersS2 E5 · Relay/);
		await stage.picture('schedule');
	});
	await steps.step('P1, P2, P4 Mine has what is next, the watchlist, the favorites and the history', async () => {
		await stage.phone.show('mine');
		const text = await stage.phone.text();
		for (const part of ['Continue watching', 'S1 E4', 'Watchlist', 'TMDB favorites', 'Summer, Interrupted', 'History'])
			assert(text.includes(part), part);
		await stage.picture('mine');
	});
	await steps.step('P4 Discover has what is trending and popular, and finds titles', async () => {
		await stage.phone.show('discover');
		await stage.picture('discover');
		await stage.phone.app.fill('input[type=search]', 'night');
		await stage.phone.app.waitForSelector('h2:has-text("Results")');
		await stage.phone.app.waitForSelector('.card[data-key] h3:has-text("Night Ferry")');
		await stage.phone.app.fill('input[type=search]', '');
	});
	await steps.step('P5 a poster opens the details, with seasons and where to watch', async () => {
		await stage.phone.show('schedule');
		await stage.phone.app.click('.row .poster >> nth=0');
		await stage.phone.app.waitForSelector('.season small:has-text("watched")');
		assert.match(await stage.phone.text('dialog.detail'), /3 of 8 watched/);
		assert.match(await stage.phone.text('dialog.detail'), /StreamStreamlyCastle\+/);
		await stage.picture('detail');
		await stage.phone.app.evaluate('history.back()');
		await stage.phone.app.waitForSelector('dialog.detail', { state: 'detached' });
	});
	await steps.step('P7 posters come straight from the image host, without a cookie or a referrer', async () => {
		assert(world.art.seen.length > 5);
		for (const { headers, path } of world.art.seen) assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined], path);
		assert.equal(
			stage.phone.asked.filter((url) => /\.(jpg|png)/.test(url) && !url.includes('/icon-') && !url.startsWith(world.art.url)).join(),
			'',
		);
		assert.deepEqual(stage.phone.alarms, []);
	});
}

async function writes(steps: Steps, stage: PanelStage): Promise<void> {
	const { world } = stage;
	const listed = (title: string) =>
		world.trakt.state.library.shows.some((show) => show.title === title && world.trakt.state.watchlist.has(show));
	await steps.step('P1, P5 the menu at a poster’s corner adds to the watchlist at Trakt at once', async () => {
		await stage.phone.menu('The Lighthouse Keepers');
		await stage.phone.app.waitForTimeout(600);
		await stage.picture('menu');
		await stage.phone.choose('Add to watchlist');
		assert.equal(await stage.phone.toast(), 'Added to your watchlist');
		assert(listed('The Lighthouse Keepers'));
		const event = await stage.lastEvent(1);
		assert.equal(event.event, 'watchlist.added');
	});
	await steps.step('P1 marking an episode as watched writes one play', async () => {
		const before = world.trakt.state.me.history.length;
		await stage.phone.menu('North of Midnight');
		await stage.phone.choose('Mark S2 E5 as watched');
		await stage.phone.app.waitForSelector('.toast:has-text("Marked as watched")');
		assert.equal(world.trakt.state.me.history.length, before + 1);
		assert.deepEqual((await stage.lastEvent(2)).event, 'watched');
	});
	await steps.step('a send to the sync target starts the workflow and writes nothing', async () => {
		const posts = world.trakt.api.seen(/^POST/).length;
		await stage.phone.menu('Paper Kingdoms');
		await stage.phone.choose('Send to sync target');
		await stage.phone.app.waitForSelector('.toast:has-text("Sent")');
		const event = (await stage.lastEvent(3)) as { event: string; media: { ids: object } };
		assert.deepEqual([event.event, event.media.ids], ['sync.requested', { tmdb: 5_004 }]);
		assert.equal(world.trakt.api.seen(/^POST/).length, posts);
	});
}

async function cacheAndRestart(steps: Steps, stage: PanelStage): Promise<void> {
	const { world } = stage;
	const open = async () => {
		await stage.phone.open();
		await stage.phone.app.waitForSelector('.row h3');
		await stage.phone.settle();
	};
	await steps.step('P3 the cache answers until it is emptied with the key', async () => {
		await open();
		world.startCounting();
		await open();
		assert.deepEqual(world.requests, []);
		assert.equal((await fetch(`${stage.url}/flush`, { method: 'POST' })).status, 403);
		const flushed = await fetch(`${stage.url}/flush`, { method: 'POST', headers: { 'x-panel-key': KEY } });
		assert.equal(flushed.status, 200, await flushed.text());
		await open();
		assert(world.requests.length > 0 && world.requests.length <= MOST_COLD_REQUESTS, world.requests.join());
	});
	await steps.step('after a restart of n8n the browser is still signed in, and the cache fills gently', async () => {
		await stage.server.restart();
		await stage.client.login();
		await stage.answering();
		world.startCounting();
		await open();
		assert(world.requests.length <= MOST_COLD_REQUESTS, world.requests.join());
	});
}

async function safety(steps: Steps, stage: PanelStage): Promise<void> {
	await steps.step('n8n’s session is out of the page’s reach', async () => {
		const { phone, server } = stage;
		await phone.context.addCookies([{ name: 'n8n-auth', value: 'a-session-of-n8n', url: server.url, sameSite: 'Lax' }]);
		await phone.open();
		await phone.app.waitForSelector('.row h3');
		assert.equal(await phone.app.evaluate('self.origin'), 'null');
		for (const reach of ['document.cookie', 'localStorage.length', 'parent.document.title', 'top.location.href']) {
			await assert.rejects(phone.app.evaluate(reach), /sandboxed|denied|Blocked|cross-origin/i, reach);
		}
		const heard: Array<Record<string, string>> = [];
		phone.page.on('request', (request) => void request.allHeaders().then((headers) => heard.push({ url: request.url(), ...headers })));
		const read = await phone.app.evaluate(
			`fetch('${server.url}/rest/login', { credentials: 'include' }).then((one) => one.text(), (error) => 'stopped ' + error.name)`,
		);
		assert.match(String(read), /^stopped/);
		await phone.page.waitForTimeout(200);
		assert.equal(heard.filter(({ cookie }) => cookie?.includes('a-session-of-n8n')).length, 0);
	});
	await steps.step('the policy stops a script that was slipped in', async () => {
		const { phone } = stage;
		await phone.app
			.evaluate(
				`(() => { const one = document.createElement('script'); one.textContent = 'window.slipped = 1'; document.body.append(one); })()`,
			)
			.catch(() => {});
		await phone.app.evaluate(`document.body.setAttribute('onclick', 'window.slipped = 2')`).catch(() => {});
		await phone.app.click('h1');
		assert.equal(await phone.app.evaluate('window.slipped ?? 0'), 0);
		assert(phone.alarms.some((alarm) => /TrustedScript|Content Security Policy/.test(alarm)));
		phone.alarms.length = 0;
	});
	await steps.step('another site can neither read nor write nor embed the panel', async () => {
		const page = await stage.phone.context.newPage();
		await page.goto(`${stage.world.trakt.auth.url}/somewhere`);
		const attempt = async (path: string, options: string) =>
			String(await page.evaluate(`fetch('${stage.url}${path}', ${options}).then((one) => one.text(), (error) => 'stopped ' + error.name)`));
		assert.match(await attempt('', "{ credentials: 'include' }"), /^stopped/);
		assert.match(await attempt('/api/view?name=upNext', `{ headers: { 'x-panel-key': '${KEY}' } }`), /^stopped/);
		const executions = (await stage.client.finishedExecutions(stage.workflow.id)).length;
		await attempt(
			'/api/act',
			`{ method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'content-type': 'text/plain' }, body: '{"action":"sync.requested","type":"movie","tmdb":1}' }`,
		);
		assert.equal((await stage.client.finishedExecutions(stage.workflow.id)).length, executions);
		await page.setContent(`<iframe src="${stage.url}"></iframe>`);
		await page.waitForTimeout(500);
		assert.doesNotMatch(
			(await page
				.frames()[1]
				?.content()
				.catch(() => '')) ?? '',
			/Media Panel/,
		);
		await page.close();
	});
	for (const scheme of ['light', 'dark'] as const) {
		await steps.step(`axe finds nothing in any view (${scheme})`, async () => {
			await stage.pickUp(scheme);
			await stage.phone.signIn(KEY);
			for (const tab of ['schedule', 'mine', 'discover', 'setup'] as const) {
				await stage.phone.show(tab);
				await stage.phone.settle();
				if (scheme === 'dark' && tab === 'schedule') await stage.picture('dark');
				assert.deepEqual(await stage.phone.axe(), [], tab);
			}
		});
	}
}

async function failures(steps: Steps, stage: PanelStage): Promise<void> {
	const { world, client } = stage;
	const flush = async () => await fetch(`${stage.url}/flush`, { method: 'POST', headers: { 'x-panel-key': KEY } });
	await steps.step('P6 a wrong TMDB token answers Config Error and says what to do', async () => {
		const { data } = await client.getCredential(stage.tmdb.id);
		await client.updateCredential(stage.tmdb.id, { ...data, readAccessToken: 'wrong' });
		await stage.pickUp();
		await stage.phone.signIn(KEY);
		await stage.phone.show('discover');
		await stage.phone.app.waitForSelector('.state h3:has-text("Config Error")');
		assert.match(await stage.phone.text('.state'), /API Read Access Token/);
		await stage.picture('config-error');
		await client.updateCredential(stage.tmdb.id, { ...data, ...world.tmdb.credential('approve') });
	});
	await steps.step('P6 a dead Trakt session answers Auth Failed and says how to reconnect', async () => {
		const { tokens, me, apps } = world.trakt.state;
		tokens.endSessions({ account: me, app: apps[0]! });
		await flush();
		await stage.phone.show('mine');
		await stage.phone.app.waitForSelector('.state h3:has-text("Auth Failed")');
		assert.match(await stage.phone.text('.state'), /Press Connect/);
		await stage.picture('auth-failed');
	});
}

if (require.main === module) {
	const steps = new Steps();
	ensureHarness()
		.then(async (harness) => await runPanel(steps, harness))
		.then(
			() => {
				console.log(`The media panel on a real n8n: ${steps.summary}`);
				process.exit(steps.failed === 0 ? 0 : 1);
			},
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
}
