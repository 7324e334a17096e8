import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

/** As long as Trakt was seen to take on a bad evening. */
const SLOW_MS = 9_600;

withBrowser('a service that takes its time', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => {
		stage = await Stage.open();
		phone = await stage.pickUp();
	}, 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	/** What the page has given up, by view. */
	const givenUp = () => {
		const views: string[] = [];
		phone.page.on('requestfailed', (request) => {
			const url = new URL(request.url());
			if (url.pathname.endsWith('/api/view')) views.push(`${url.searchParams.get('name')} ${url.searchParams.get('of') ?? ''}`.trim());
		});
		return views;
	};

	const tab = async (name: string) => await phone.app.click(`[data-tab=${name}]`);

	it.each([
		['Trakt', '[data-part=favorites]'],
		['TMDB', '[data-part=watchlist]'],
	])(
		'%s holds back no section of the other one',
		async (service, other) => {
			const slow = service === 'Trakt' ? stage.world.trakt.api : stage.world.tmdb.simulator;
			slow.latencyMs = SLOW_MS;
			await tab('mine');
			await phone.app.waitForSelector(`${other} .card .name`, { timeout: 4_000 });
			await tab('discover');
			if (service === 'Trakt') {
				for (const part of ['trending', 'movies', 'shows']) {
					await phone.app.waitForSelector(`[data-part=${part}] .card .name`, { timeout: 4_000 });
				}
				await phone.app.click('[data-part=trending] .card .poster >> nth=0');
				await phone.app.waitForSelector('dialog.detail .body .text', { timeout: 4_000 });
				// Nobody knows yet whether it is on the list.
				expect(await phone.app.getAttribute('dialog.detail .button[aria-pressed]', 'aria-busy')).toBe('true');
			}
		},
		90_000,
	);

	it('the reads of a view that was left are given up, and asked again when it is come back to', async () => {
		stage.world.trakt.api.latencyMs = SLOW_MS;
		const left = givenUp();
		await tab('mine');
		await phone.app.waitForSelector('[data-part=favorites] .card .name');
		await tab('discover');
		await phone.app.waitForSelector('[data-part=trending] .card .name');
		expect(left).toEqual(expect.arrayContaining(['list watchlist']));
		stage.world.trakt.api.latencyMs = 0;
		await tab('mine');
		await phone.app.waitForSelector('[data-part=watchlist] .card .name', { timeout: 30_000 });
		expect(await phone.app.locator('.state').count()).toBe(0);
		expect(phone.alarms).toEqual([]);
	}, 90_000);

	it('what is done does not wait for what is read', async () => {
		await phone.show('mine');
		await phone.show('setup');
		await phone.app.click('button:has-text("Read again")');
		stage.world.trakt.api.latencyMs = 3_000;
		stage.world.tmdb.simulator.latencyMs = SLOW_MS;
		await tab('mine');
		const act = phone.page.waitForRequest((request) => request.url().endsWith('/api/act'));
		const arrived = async () => {
			while (!stage.host.seen.some(({ url }) => url.endsWith('/api/act'))) await phone.page.waitForTimeout(20);
		};
		await phone.app.click('[data-part=upNext] .card[data-key="show:5002"] .tick');
		await act;
		const began = Date.now();
		await arrived();
		expect(Date.now() - began).toBeLessThan(1_500);
	}, 90_000);
});

withBrowser('a browser that was signed out elsewhere', () => {
	let stage: Stage;

	beforeEach(async () => (stage = await Stage.open()), 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	it('is told so at once, shows nothing any more, and asks for the key at once when it is opened again', async () => {
		const [phone, other] = [await stage.pickUp(), await stage.pickUp()];
		await phone.show('mine');
		await other.show('setup');
		await other.app.click('button:has-text("Sign out everywhere")');
		await other.app.click('dialog.sheet .button.main');
		await other.app.waitForSelector('.state h2:has-text("Signed out")');
		const began = Date.now();
		await phone.app.click('[data-part=watchlist] .card .poster >> nth=0');
		await phone.app.waitForSelector('.state h2:has-text("Signed out")');
		expect(await phone.app.locator('.card, dialog').count()).toBe(0);
		await phone.app.evaluate('history.back()');
		await phone.open();
		await phone.page.waitForSelector('#key');
		expect(Date.now() - began).toBeLessThan(4_000);
	}, 90_000);
});
