import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

withBrowser('a restless reader', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => {
		stage = await Stage.open();
		phone = await stage.pickUp();
	}, 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	/** Two taps before anything could be drawn again. */
	const tapTwice = async (selector: string, text: string) =>
		await phone.app.evaluate(`(() => {
			const one = [...document.querySelectorAll(${JSON.stringify(selector)})].find(({ textContent }) => textContent.includes(${JSON.stringify(text)}));
			one.click();
			one.click();
		})()`);

	it('taps "Send to sync" and a star twice, and starts the workflow once for each', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .card[data-key="movie:7033"] .poster');
		await phone.app.waitForSelector('dialog.detail .actions .button.main:not([disabled])');
		await tapTwice('dialog.detail .actions .button', 'Send to sync');
		await phone.app.waitForSelector('.toast');
		await phone.app.click('dialog.detail .actions .button:has-text("Your rating")');
		await tapTwice('dialog.sheet .stars button', '7');
		await phone.app.waitForSelector('dialog.detail .actions .button:has-text("Your rating: 7")');
		await phone.settle();
		expect(stage.host.events.map(({ event }) => event)).toEqual(['sync.requested', 'rated']);
		expect(phone.alarms).toEqual([]);
	}, 60_000);

	it('goes from tab to tab while Trakt is slow, and finds everything where it stops', async () => {
		stage.world.trakt.api.latencyMs = 1_500;
		const tabs = ['mine', 'discover', 'schedule'];
		for (const tab of [...tabs, ...tabs, ...tabs, ...tabs, 'mine']) await phone.app.click(`[data-tab=${tab}]`);
		for (const part of ['upNext', 'watchlist', 'favorites', 'history']) await phone.app.waitForSelector(`[data-part=${part}] .card .name`);
		expect(await phone.app.locator('.state').count()).toBe(0);
		expect(phone.alarms).toEqual([]);
	}, 60_000);

	it('marks an episode without a network and tries again with one: one play', async () => {
		await phone.show('mine');
		const plays = () => stage.world.trakt.state.me.history.length;
		const before = plays();
		await phone.context.setOffline(true);
		await phone.app.click('[data-part=upNext] .card[data-key="show:5002"] .tick');
		await phone.app.waitForSelector('.toast.bad button');
		await phone.context.setOffline(false);
		await phone.app.click('.toast.bad button');
		await phone.app.waitForSelector('.toast:has-text("Marked as watched")');
		await phone.app.waitForSelector('[data-part=upNext] .card[data-key="show:5002"] .sub:has-text("S1 E6")');
		expect(plays()).toBe(before + 1);
		expect(phone.alarms).toEqual([]);
	}, 60_000);
});
