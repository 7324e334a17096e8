import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { KEY, PanelHost } from './host';
import { CHROMIUM, launch, Phone, type PhoneOptions } from './phone';
import { PanelWorld } from './world';

if (CHROMIUM === undefined) process.stdout.write('Media panel in a real browser: skipped, because there is no Chromium on this machine\n');
const withBrowser = CHROMIUM === undefined ? describe.skip : describe;

/** Everything that could become markup, one after the other. */
const attack = `<img src=x onerror=alert(1)> </script><script>alert(2)</script> "><svg onload=alert(3)> '--> {{script}} &lt;b&gt; $& javascript:alert(4)`;

withBrowser('in a real Chromium', () => {
	let browser: Browser;
	let world: PanelWorld;
	let host: PanelHost;
	let phone: Phone;

	beforeAll(async () => {
		browser = await launch();
	}, 60_000);

	afterAll(async () => await browser?.close());

	beforeEach(async () => {
		world = await PanelWorld.start({ limits: 'off' });
		host = await PanelHost.start({
			credentials: [world.traktCredential, world.tmdbCredential],
			parameters: { options: { imageAddress: world.art.url } },
		});
	});

	afterEach(async () => {
		await phone.close();
		await host.close();
		await world.close();
	});

	async function pickUp(options: PhoneOptions = {}): Promise<void> {
		phone = await Phone.pickUp(browser, host.url, options);
		await phone.signIn(KEY);
	}

	const openSchedule = async () => await phone.app.waitForSelector('.row h3');
	const listed = () => world.trakt.state.watchlist.has(world.show(0));

	it('a warm panel asks n8n for nothing beyond its page, and the services for nothing', async () => {
		await pickUp();
		await openSchedule();
		await phone.settle();
		// Six for the schedule, one for what is next, three for the marks.
		expect(world.requests.length).toBeLessThanOrEqual(10);
		world.startCounting();
		host.seen.length = 0;
		await phone.open();
		await openSchedule();
		await phone.settle();
		expect([host.seen.map(({ url }) => url), world.requests]).toEqual([['/webhook/panel'], []]);
		const { page, app } = await phone.firstPaint();
		// As n8n sends it: it compresses what it answers.
		const sent = gzipSync(await phone.page.content()).length;
		process.stdout.write(`Media panel: first contentful paint ${page} ms, in the app ${app} ms; ${sent} bytes sent\n`);
		expect(sent).toBeLessThan(40_000);
		expect(phone.alarms).toEqual([]);
	}, 60_000);

	it('what is done shows at once, and goes back with a message when Trakt refuses', async () => {
		await pickUp();
		await phone.show('mine');
		world.trakt.api.faults.add({ kind: 'status', match: 'POST /sync/watchlist/remove', status: 420, body: '' });
		world.trakt.api.latencyMs = 300;
		await phone.menu('Copper & Rain');
		await phone.app.waitForSelector('dialog.sheet button:has-text("Remove from watchlist")');
		await phone.choose('Remove from watchlist');
		const cards = '[data-part=watchlist] .card[data-key="show:5017"]';
		await phone.app.waitForSelector(cards, { state: 'detached' });
		expect(world.trakt.api.seen(/^POST/).length).toBeLessThanOrEqual(1);
		expect(await phone.toast()).toContain('Not done: Your Trakt account has reached its limit');
		await phone.app.waitForSelector(cards);
		expect(host.events).toEqual([]);
	}, 60_000);

	it('everything works by keyboard, and focus comes back', async () => {
		await pickUp();
		await openSchedule();
		const more = phone.app.locator('.row .more[aria-label="More for The Lighthouse Keepers"]').first();
		await more.focus();
		await phone.page.keyboard.press('Enter');
		await phone.app.waitForSelector('dialog.sheet button:has-text("Add to watchlist")');
		await phone.page.keyboard.press('Escape');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
		expect(await phone.app.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('More for The Lighthouse Keepers');
		await phone.page.keyboard.press('Enter');
		await phone.app.locator('dialog.sheet button:has-text("Add to watchlist")').focus();
		await phone.page.keyboard.press('Space');
		expect(await phone.toast()).toBe('Added to your watchlist');
		expect(listed()).toBe(true);
		await phone.app.locator('[data-tab=discover]').focus();
		await phone.page.keyboard.press('Enter');
		await phone.app.locator('input[type=search]').fill('kestrel');
		await phone.app.waitForSelector('h2:has-text("Results")');
		await phone.app.locator('[aria-live] .poster[aria-label="Kestrel"]').focus();
		await phone.page.keyboard.press('Enter');
		await phone.app.waitForSelector('dialog.detail .lead');
		await phone.page.keyboard.press('Escape');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
	}, 60_000);

	it('episodes and seasons are marked in the details, and taken back', async () => {
		await pickUp();
		await openSchedule();
		const before = world.trakt.state.me.history.length;
		await phone.app.click('.row .poster >> nth=0');
		await phone.app.click('.season[data-season="1"] > button');
		const fifth = '.season .tick[aria-label^="Mark S1 E5"]';
		await phone.app.click(fifth);
		await phone.app.waitForSelector(`${fifth}[aria-pressed="true"]`);
		await phone.app.waitForSelector('.toast button');
		expect(world.trakt.state.me.history.length).toBe(before + 1);
		await phone.app.click('.toast button');
		await phone.app.waitForSelector('.toast:has-text("Taken back")');
		expect(world.trakt.state.me.history.length).toBe(before);
		await phone.app.click('button:has-text("Mark season as watched")');
		await phone.app.waitForSelector('.toast:has-text("Marked as watched")');
		expect(world.trakt.state.me.history.length).toBe(before + 5);
		expect(host.events.map(({ event }) => event)).toEqual(['watched', 'watched.undone', 'watched']);
		await phone.app.evaluate('history.back()');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
	}, 60_000);

	it('script in a title, an overview, a list or a query is text', async () => {
		const show = world.show(0);
		show.title = attack;
		show.network = attack;
		show.seasons[1]!.episodes.forEach((episode) => (episode.title = attack));
		const known = world.tmdb.state.shows.get(5_000)!;
		Object.assign(known, { title: attack, overview: attack, tagline: attack });
		await pickUp();
		await openSchedule();
		expect(await phone.text('.row h3')).toBe(attack);
		// Once more, now that it comes within the page.
		await phone.open();
		await openSchedule();
		expect(await phone.text('.row h3')).toBe(attack);
		await phone.app.click('.row .poster >> nth=0');
		await phone.app.waitForSelector('.body .text');
		expect(await phone.text('.body .text')).toBe(attack);
		await phone.app.evaluate('history.back()');
		await phone.show('discover');
		const query = `no ${attack}`.slice(0, 80).trim();
		await phone.app.fill('input[type=search]', query);
		await phone.app.waitForSelector('.state h2');
		expect(await phone.text('.state h2')).toContain(query);
		await phone.page.goto(`${host.url}?key=${encodeURIComponent(attack)}#${encodeURIComponent(attack)}`);
		expect(phone.alarms).toEqual([]);
	}, 60_000);

	it('the app has no origin: nothing of n8n is within its reach, and slipped-in script does not run', async () => {
		await pickUp();
		await openSchedule();
		await phone.context.addCookies([{ name: 'n8n-auth', value: 'a-session', url: host.origin, sameSite: 'Lax' }]);
		expect(await phone.app.evaluate('self.origin')).toBe('null');
		for (const reach of ['document.cookie', 'localStorage.length', 'parent.document.body', 'top.location.href']) {
			await expect(phone.app.evaluate(reach)).rejects.toThrow();
		}
		await phone.app.evaluate(`fetch('${host.origin}/somebody-elses-page', { credentials: 'include', mode: 'no-cors' }).catch(() => {})`);
		expect(
			host.seen.filter(({ headers }) => headers.cookie?.includes('n8n-auth=a-session') && headers['sec-fetch-dest'] !== 'document'),
		).toEqual([]);
		await phone.app
			.evaluate(`(() => { const one = document.createElement('script'); one.append('window.slipped = 1'); document.body.append(one); })()`)
			.catch(() => {});
		await phone.app.evaluate(`document.body.setAttribute('onclick', 'window.slipped = 2')`).catch(() => {});
		await phone.app.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.slipped = 3">')`).catch(() => {});
		await phone.app.click('h1');
		expect(await phone.app.evaluate('window.slipped ?? 0')).toBe(0);
		expect(phone.alarms.join()).toMatch(/Trusted|Content Security Policy/);
	}, 60_000);

	it('it speaks Chinese to a Chinese browser', async () => {
		await pickUp({ locale: 'zh-CN' });
		await openSchedule();
		expect(await phone.text('h1')).toBe('日程');
		expect(await phone.app.getAttribute('html', 'lang')).toBe('zh');
		await phone.show('discover');
		expect(world.tmdb.simulator.requests.every(({ query }) => query.language === undefined || query.language === 'zh-CN')).toBe(true);
	}, 60_000);

	it('an empty account, and a phone without a network, are told what to do', async () => {
		const { me, library } = world.trakt.state;
		me.watchlist.clear();
		me.history.length = 0;
		world.tmdb.owner.lists.favorite = { movie: [], tv: [] };
		for (const show of library.shows)
			for (const season of show.seasons) for (const one of season.episodes) one.firstAired = '2020-01-01T00:00:00.000Z';
		await pickUp();
		await phone.app.waitForSelector('.state h2');
		expect(await phone.text('.state h2')).toBe('Nothing airs this week');
		await phone.show('discover');
		await phone.app.waitForSelector('[data-part=trending] .card');
		await phone.show('mine');
		await phone.app.waitForSelector('[data-part=watchlist] h3:has-text("Nothing here yet")');
		await phone.context.setOffline(true);
		await phone.show('setup');
		await phone.app.click('button:has-text("Read again")');
		await phone.show('mine');
		await phone.app.waitForSelector('[data-part=watchlist] .stale:has-text("You are offline")');
		await phone.context.setOffline(false);
	}, 60_000);

	it.each(['light', 'dark'] as const)(
		'axe finds nothing in any view (%s)',
		async (colorScheme) => {
			// The other theme has the same elements in other colours.
			const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
			await pickUp({ colorScheme });
			await openSchedule();
			const found: Record<string, string[]> = { schedule: await phone.axe(rules) };
			await phone.show('mine');
			found.mine = await phone.axe(rules);
			await phone.menu('Copper & Rain');
			await phone.still();
			found.menu = await phone.axe(rules);
			await phone.page.keyboard.press('Escape');
			await phone.show('discover');
			await phone.settle();
			found.discover = await phone.axe(rules);
			await phone.show('schedule');
			await phone.app.click('.row .poster >> nth=0');
			await phone.app.click('.season > button >> nth=0');
			await phone.app.waitForSelector('.tick');
			await phone.still();
			found.detail = await phone.axe(rules);
			expect(found).toEqual({ schedule: [], mine: [], menu: [], discover: [], detail: [] });
			for (const width of [320, 844]) {
				await phone.page.setViewportSize({ width, height: 700 });
				expect(await phone.app.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
			}
		},
		60_000,
	);
});
