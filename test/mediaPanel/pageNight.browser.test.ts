import type { Browser } from 'playwright-core';
import { launch, ONE_PROCESS } from './phone';
import { Stage, withBrowser } from './stage';

const HOUR_MS = 3_600_000;

/** The evening before a night on which the clocks go back, as an hour of Greenwich; and the day that it is 40 hours later. */
const NIGHTS = [
	['Europe/Berlin', '2026-10-24T20:00:00Z', '26'],
	['America/New_York', '2026-11-01T01:00:00Z', '2'],
	['Australia/Lord_Howe', '2027-04-03T09:00:00Z', '5'],
	['Pacific/Chatham', '2027-04-03T08:00:00Z', '5'],
	// And one on which they go forward.
	['Europe/Berlin', '2027-03-27T20:00:00Z', '29'],
] as const;

withBrowser('a page that stays open while the clocks change', () => {
	let stage: Stage;

	let browser: Browser;

	beforeAll(async () => {
		stage = await Stage.open();
		browser = await launch(16, ONE_PROCESS);
	}, 60_000);

	afterAll(async () => {
		await stage.close();
		await browser.close();
		await Stage.end();
	});

	it.each(NIGHTS)(
		'in %s (%s) draws each new day once, and asks for it once',
		async (timezoneId, evening, day) => {
			const phone = await stage.pickUp({ timezoneId, now: new Date(evening) }, browser);
			await phone.app.waitForSelector('.strip');
			// The sign-in form lets no script run, Playwright's clock neither.
			phone.alarms.length = 0;
			await phone.app.evaluate(`
				window.drawn = [];
				new MutationObserver(() => drawn.push(document.querySelector('.strip .today b')?.textContent)).observe(document.querySelector('main.view'), { childList: true });
				0`);
			stage.host.seen.length = 0;
			for (let hour = 0; hour < 40; hour += 1) {
				await phone.page.clock.runFor(HOUR_MS);
				// What a new day asks for is there before the next hour begins.
				await phone.app.waitForSelector('main.view .strip .today');
			}
			const drawn = await phone.app.evaluate<string[]>('drawn');
			expect(drawn.length).toBeLessThanOrEqual(4);
			expect(await phone.text('.strip .today b')).toBe(day);
			const asked = stage.host.seen.filter(({ method, url }) => method === 'GET' && url.includes('name=schedule'));
			expect(asked.length).toBeLessThanOrEqual(4);
			expect(phone.alarms).toEqual([]);
		},
		90_000,
	);
});
