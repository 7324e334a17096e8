import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

/** The evening before a night on which the clocks go back, as an hour of Greenwich. */
const NIGHTS = [
	['Europe/Berlin', '2026-10-24T20:00:00Z'],
	['America/New_York', '2026-11-01T01:00:00Z'],
	['Australia/Lord_Howe', '2027-04-03T09:00:00Z'],
	['Pacific/Chatham', '2027-04-03T08:00:00Z'],
] as const;

const HOURS = 36;
/** Two midnights lie within them: each draws the frame once, and the schedule when it has been read again. */
const MOST_DRAWN = 12;

withBrowser('on the night the clocks go back', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => (stage = await Stage.open()), 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	it.each(NIGHTS)(
		'an open page in %s draws each new day once',
		async (timezoneId, evening) => {
			phone = await stage.pickUp({ timezoneId, now: new Date(evening) });
			await phone.app.waitForSelector('main.view .strip button');
			const today = async () => await phone.text('.strip button >> nth=0');
			const before = await today();
			await phone.app.evaluate(
				`window.drawn = 0, new MutationObserver(() => window.drawn += 1).observe(document.querySelector('nav.tabs'), { childList: true })`,
			);
			const count = async () => await phone.app.evaluate<number>('window.drawn');
			// On a busy machine the clock of the inner document is now and then not moved at the first try.
			for (let tries = 0; tries < 3 && (await count()) === 0; tries += 1) {
				await phone.page.clock.runFor(HOURS * 3_600_000);
				await phone.page.waitForTimeout(500);
			}
			const drawn = await count();
			expect(drawn).toBeGreaterThanOrEqual(1);
			expect(drawn).toBeLessThanOrEqual(MOST_DRAWN);
			expect(await today()).not.toBe(before);
			// Seven days follow each other, none twice.
			const days = await phone.app.evaluate<string[]>(`[...document.querySelectorAll('.strip b')].map((one) => one.textContent)`);
			expect(new Set(days).size).toBe(7);
		},
		120_000,
	);
});
