import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import type { Phone } from './phone';
import { Stage, withBrowser } from './stage';

withBrowser('the set-up page', () => {
	let stage: Stage;
	let phone: Phone;

	beforeEach(async () => {
		stage = await Stage.open();
		phone = await stage.pickUp();
	}, 60_000);

	afterEach(async () => await stage.close());

	afterAll(async () => await Stage.end());

	it('says what is connected and when it was last read', async () => {
		await phone.show('setup');
		await phone.app.waitForSelector('.services li.connected b:has-text("Trakt")');
		const text = await phone.text('.services');
		expect(text).toMatch(/Trakt.*TMDB.*MoviePilot.*Seerr.*Radarr.*Sonarr/);
		expect(await phone.text('.services li:has-text("Radarr")')).toMatch(/Not set on the node/);
	}, 60_000);

	it('signs this browser out and no other; or everywhere', async () => {
		const other = await stage.pickUp();
		await phone.show('setup');
		await phone.app.click('button:has-text("Sign out") >> nth=0');
		await phone.app.waitForSelector('.state h2:has-text("Signed out")');
		await phone.open();
		await phone.page.waitForSelector('#key');
		await other.open();
		await other.show('setup');
		const third = await stage.pickUp();
		await other.app.click('button:has-text("Sign out everywhere")');
		await other.app.click('dialog.sheet .button.main');
		await other.app.waitForSelector('.state h2:has-text("Signed out")');
		await third.show('discover');
		await third.open();
		await third.page.waitForSelector('#key');
	}, 90_000);

	it('changes the country of where to watch, at once and in every other browser', async () => {
		const other = await stage.pickUp();
		const openFilm = async (on: Phone) => {
			await on.show('mine');
			await on.app.click('[data-part=watchlist] .card[data-key="movie:7033"] .poster');
			return (await (await on.app.waitForSelector('dialog.detail h3 small')).textContent()) ?? '';
		};
		expect(await openFilm(phone)).toBe('United States');
		await phone.back();
		await phone.show('setup');
		await phone.app.selectOption('label:has-text("Country for") select', 'DE');
		await phone.app.waitForSelector('.toast:has-text("Saved")');
		expect(await openFilm(phone)).toBe('Germany');
		await other.open();
		expect(await openFilm(other)).toBe('Germany');
	}, 90_000);

	it('changes the language of everything, and keeps it', async () => {
		await phone.show('setup');
		await phone.app.selectOption('label:has-text("Language") select', 'zh');
		await phone.app.waitForSelector('h1:has-text("设置")');
		await phone.show('discover');
		expect(await phone.text('h1')).toBe('发现');
		await phone.open();
		expect(await phone.app.getAttribute('html', 'lang')).toBe('zh');
		await phone.show('schedule');
		await phone.app.click('.row .poster >> nth=0');
		await phone.app.waitForSelector('dialog.detail .season');
		const { title, overview, tagline } = stage.world.tmdb.state.shows.get(5_000) as unknown as Record<string, string>;
		// What TMDB does not translate: names of companies, and the account's titles, which have no Chinese here.
		let text = await phone.text('dialog.detail .body');
		for (const own of [title, overview, tagline, 'Streamly', 'Castle+', 'Orchard TV', 'TMDB', 'JustWatch'])
			text = text.replaceAll(own!, '');
		expect(text.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
	}, 90_000);
});

withBrowser('a target that is set on the node', () => {
	let radarr: RadarrSimulator;
	let stage: Stage;

	beforeAll(async () => {
		radarr = await startRadarr();
		stage = await Stage.open(() => {}, {
			credentials: [{ id: 'radarr', name: 'Radarr', type: 'watchFlowRadarrApi', data: { baseUrl: radarr.url, apiKey: radarr.apiKey } }],
		});
	}, 60_000);

	afterAll(async () => {
		await stage.close();
		await radarr.close();
		await Stage.end();
	});

	it('says what it has of a title, and what became of it when it was sent', async () => {
		const phone = await stage.pickUp();
		await phone.show('mine');
		await phone.app.click('[data-part=watchlist] .card[data-key="movie:7033"] .poster');
		await phone.app.waitForSelector('dialog.detail .targets li b:has-text("Radarr")');
		expect(await phone.text('dialog.detail .targets')).toMatch(/Radarr\s*Not there/);
		await phone.app.click('dialog.detail .button:has-text("Send to sync")');
		await phone.app.waitForSelector('.toast:has-text("Asking Radarr")');
		expect(stage.host.events.map(({ event }) => event)).toEqual(['sync.requested']);
	}, 90_000);
});
