import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

withBrowser('what is done on the page', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => {
		stage = await Stage.open();
		phone = await stage.pickUp();
	}, 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	const plays = () => stage.world.trakt.state.me.history.length;
	const said = async (text: string) => await phone.app.waitForSelector(`.toast:has-text("${text}")`);

	/** Two taps before anything could be drawn again. */
	const tapTwice = async (selector: string) => {
		await phone.app.waitForSelector(selector);
		await phone.app.evaluate(`(() => { const one = document.querySelector(${JSON.stringify(selector)}); one.click(); one.click(); })()`);
	};

	/** The answer of the next writes is lost on its way to the phone. */
	const loseAnswers = async (times: number) =>
		await phone.context.route(
			'**/api/act',
			async (route) => {
				await route.fetch();
				await route.abort('connectionreset');
			},
			{ times },
		);

	it('a double tap writes one play, and starts the workflow once', async () => {
		await phone.show('mine');
		const before = plays();
		await tapTwice('[data-part=upNext] .card[data-key="show:5002"] .tick');
		await said('Marked as watched');
		expect([plays(), stage.host.events.length]).toEqual([before + 1, 1]);
		// The next episode takes its place, and can be marked at once.
		await phone.app.waitForSelector('[data-part=upNext] .card[data-key="show:5002"] .sub:has-text("S1 E6")');
		await phone.menu('Paper Kingdoms');
		await tapTwice('dialog.sheet li button:has(span)');
	}, 90_000);

	it('a lost answer is asked for again under the same name: one play, one start, and the page says that it is done', async () => {
		await phone.show('mine');
		const before = plays();
		await loseAnswers(1);
		await phone.app.click('[data-part=upNext] .card[data-key="show:5002"] .tick');
		await said('Marked as watched');
		expect([plays(), stage.host.events.length]).toEqual([before + 1, 1]);
	}, 90_000);

	it('an outcome that nobody knows is looked up, and trying again writes nothing twice', async () => {
		await phone.show('mine');
		const before = plays();
		await loseAnswers(3);
		await phone.app.click('[data-part=upNext] .card[data-key="show:5002"] .tick');
		await phone.app.waitForSelector('.toast.bad button', { timeout: 30_000 });
		// The page has looked: what was written shows.
		await phone.app.waitForSelector('[data-part=upNext] .card[data-key="show:5002"] .sub:has-text("S1 E6")');
		await phone.app.click('.toast.bad button');
		await said('Marked as watched');
		expect([plays(), stage.host.events.length]).toEqual([before + 1, 1]);
	}, 90_000);

	it('within the details every action has its message and its Undo, and what was written never looks refused', async () => {
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .card[data-key="movie:7033"] .poster');
		await phone.app.waitForSelector('dialog.detail .actions .button.main:not([disabled])');
		const before = plays();
		await phone.app.click('dialog.detail .button:has-text("Mark as watched")');
		await said('Marked as watched');
		expect(await phone.app.evaluate(`document.querySelector('dialog.detail .toast button')?.textContent`)).toBe('Undo');
		await phone.app.waitForSelector('dialog.detail .button:has-text("Add to watchlist")');
		await phone.app.click('dialog.detail .button:has-text("Add to watchlist")');
		await said('Added to your watchlist');
		await phone.app.waitForSelector('dialog.detail .button[aria-pressed=true]:has-text("On watchlist")');
		await phone.app.click('dialog.detail .button:has-text("On watchlist")');
		await said('Removed from your watchlist');
		expect(plays()).toBe(before + 1);
		await phone.app.evaluate('history.back()');
		await phone.app.waitForSelector('dialog', { state: 'detached' });
		await phone.app.waitForSelector('[data-part=watchlist] .card[data-key="movie:7033"]', { state: 'detached' });
		expect(await phone.app.locator('.toast.bad').count()).toBe(0);
		expect(phone.alarms).toEqual([]);
	}, 90_000);

	it('specials that were watched keep their tick on the next read', async () => {
		const show = stage.world.show(0);
		const [special] = stage.world.specials(show);
		stage.world.trakt.state.me.watch(special!, new Date(Date.now() - 86_400_000).toISOString());
		await phone.moved(async () => await phone.app.click('.row .poster >> nth=0'));
		await phone.app.click('.season[data-season="0"] > button');
		await phone.app.waitForSelector('.season .tick[aria-label^="Mark S0 E1"][aria-pressed="true"]');
		const before = plays();
		await phone.app.click('.season .tick[aria-label^="Mark S0 E2"]');
		await phone.app.waitForSelector('.season .tick[aria-label^="Mark S0 E2"][aria-pressed="true"]');
		await said('Marked as watched');
		expect(plays()).toBe(before + 1);
		await phone.open();
		await phone.app.waitForSelector('.season[data-season="0"] > button');
		await phone.app.click('.season[data-season="0"] > button');
		await phone.app.waitForSelector('.season .tick[aria-label^="Mark S0 E2"][aria-pressed="true"]');
	}, 90_000);
});
