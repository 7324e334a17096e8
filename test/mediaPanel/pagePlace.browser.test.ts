import { ApiClient } from './client';
import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

withBrowser('where the reader is', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => {
		stage = await Stage.open((world) => {
			for (let number = 1; number <= 120; number += 1)
				world.trakt.state.watchlist.addMovie({ title: `Film ${number}`, tmdb: 200_000 + number });
		});
		phone = await stage.pickUp();
	}, 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	const isOpen = async () => await phone.app.locator('dialog.detail').count();
	const current = async () => await phone.app.getAttribute('.tabs [aria-current=page]', 'data-tab');
	/** As the browser's own buttons do: the app's steps are steps of the whole page. */
	const step = async (way: 'back' | 'forward') => await phone.app.evaluate(`history.${way}()`);
	const y = async () => await phone.app.evaluate<number>('scrollY');

	/** Waits until the page stands there; fails when it never does. */
	const isAt = async (place: number) => {
		const end = Date.now() + 20_000;
		while (Math.abs((await y()) - place) >= 60 && Date.now() < end) await phone.page.waitForTimeout(100);
		expect(Math.abs((await y()) - place)).toBeLessThan(60);
	};

	const scrollTo = async (place: number) => {
		await phone.app.evaluate(`scrollTo(0, ${place})`);
		await isAt(place);
		await phone.app.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
	};

	it('goes back and forward with the browser, step by step', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .all');
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await scrollTo(900);
		await phone.app.click('.virtual > :nth-child(10) .poster');
		await phone.app.waitForSelector('dialog.detail .lead');
		await step('back');
		await phone.app.waitForSelector('dialog.detail', { state: 'detached' });
		expect(await phone.text('h1')).toBe('Watchlist');
		await isAt(900);
		await step('forward');
		await phone.app.waitForSelector('dialog.detail .lead');
		await step('back');
		await phone.app.waitForSelector('dialog.detail', { state: 'detached' });
		await step('back');
		await phone.app.waitForSelector('[data-part=upNext] .card .name');
		expect([await phone.text('h1'), await current()]).toEqual(['Mine', 'mine']);
		await step('back');
		await phone.app.waitForSelector('.row h3');
		expect(await current()).toBe('schedule');
		expect(phone.alarms).toEqual([]);
	}, 90_000);

	it('is kept over a reload: list, place in it, and open details', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .all');
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await phone.moved(async () => await scrollTo(900));
		await phone.page.reload();
		await phone.open();
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await isAt(900);
		await phone.moved(async () => await phone.app.click('.virtual > :nth-child(10) .poster'));
		await phone.app.waitForSelector('dialog.detail .lead');
		await phone.open();
		await phone.app.waitForSelector('dialog.detail .lead');
		await phone.app.click('dialog.detail .round');
		await phone.app.waitForSelector('dialog.detail', { state: 'detached' });
		expect([await isOpen(), await phone.text('h1')]).toEqual([0, 'Watchlist']);
	}, 90_000);

	it('is kept over a reload right after moving', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .all');
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await scrollTo(900);
		await phone.open();
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await isAt(900);
		await step('back');
		await phone.app.waitForSelector('[data-part=upNext] .card .name');
		await phone.app.click('[data-tab=discover]');
		await phone.open();
		await phone.app.waitForSelector('[data-part=trending] .card .name');
	}, 90_000);

	it('is kept when the page is left before its list has come', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .all');
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await phone.moved(async () => await scrollTo(900));
		await new ApiClient(stage.host).flush();
		stage.world.trakt.api.latencyMs = 2_500;
		await phone.open();
		await phone.page.waitForTimeout(1_800);
		stage.world.trakt.api.latencyMs = 0;
		await phone.open();
		await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
		await isAt(900);
	}, 90_000);

	it('back closes a menu that is open over what is left, and Details below it', async () => {
		await phone.show('mine');
		await phone.menu('The Lighthouse Keepers');
		await step('back');
		await phone.app.waitForSelector('.row h3');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
		await phone.app.click('.row .poster >> nth=0');
		await phone.app.waitForSelector('dialog.detail .lead');
		await phone.app.click('dialog.detail .actions .button:has-text("Your rating")');
		await phone.app.waitForSelector('dialog.sheet .stars');
		await step('back');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
		expect([await phone.text('h1'), await current()]).toEqual(['Schedule', 'schedule']);
		await step('forward');
		await phone.app.waitForSelector('dialog.detail .lead');
		expect(phone.alarms).toEqual([]);
	}, 90_000);

	it('the back button covers no heading', async () => {
		await phone.app.click('.row .poster >> nth=0');
		await phone.app.waitForSelector('dialog.detail .lead');
		const covered = await phone.app.evaluate<boolean>(`(() => {
			const back = document.querySelector('dialog.detail .round').getBoundingClientRect();
			return [...document.querySelectorAll('dialog.detail h2, dialog.detail h3')].some((one) => {
				const box = one.getBoundingClientRect();
				return box.left < back.right && box.right > back.left && box.top < back.bottom && box.bottom > back.top;
			});
		})()`);
		expect(covered).toBe(false);
	}, 60_000);
});
