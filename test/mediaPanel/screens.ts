import { ApiClient } from './client';
import type { Phone } from './phone';
import type { Stage } from './stage';
import type { PanelWorld } from './world';

/** In every text that comes from a service: it is written from right to left. */
export const FOREIGN = 'שלום';

/** No blank to break it at. */
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

/** Gives every title, text and name of both services a foreign word, and one title no place to be broken at. */
export function foreignTexts({ trakt, tmdb }: PanelWorld): void {
	const { shows, movies } = trakt.state.library;
	const foreign = (text?: string | null) => (text == null ? text : `${text} ${FOREIGN}`);
	const rename = (one: { title: string; overview?: string | null; tagline?: string | null }, index: number) => {
		const title = index === 1 ? LONG : one.title;
		Object.assign(one, { title: foreign(title), overview: foreign(one.overview), tagline: foreign(one.tagline) });
	};
	shows.forEach((show, index) => {
		rename(show, index);
		show.network = `${show.network} ${FOREIGN}`;
		for (const season of show.seasons) for (const episode of season.episodes) episode.title = `${episode.title} ${FOREIGN}`;
	});
	movies.forEach(rename);
	[...tmdb.state.shows.values()].slice(-12).forEach(rename);
	[...tmdb.state.films.values()].slice(-12).forEach(rename);
}

export interface Screen {
	name: string;
	/** Goes there from any other one. */
	go(phone: Phone, stage: Stage): Promise<void>;
	/** Puts back what was done to the services. */
	after?(phone: Phone, stage: Stage): Promise<void>;
}

const SHOW = 'show:5000';
const FILM = 'movie:7033';

async function all(phone: Phone, of: string): Promise<void> {
	await phone.show('mine');
	await phone.app.click(`[data-part=${of}] .all`);
	await phone.app.waitForSelector('.virtual .card:not([aria-busy]) .name');
}

const openMenu = async (phone: Phone, key: string) => {
	await phone.app.click(`.card[data-key="${key}"] .more >> nth=0`);
	await phone.app.waitForSelector('dialog.sheet .stars');
	await phone.app.waitForSelector('dialog.sheet [aria-busy]', { state: 'detached' });
};

const openDetail = async (phone: Phone, key: string) => {
	await phone.app.click(`.card[data-key="${key}"] .poster >> nth=0`);
	await phone.app.waitForSelector('dialog.detail .lead');
	await phone.app.waitForSelector('dialog.detail [aria-busy]', { state: 'detached' });
};

/** Where a reader can be while everything answers. */
export const SCREENS: Screen[] = [
	{ name: 'schedule', go: async (phone) => await phone.show('schedule') },
	{
		name: 'schedule-everybody',
		async go(phone) {
			await phone.show('schedule');
			await phone.app.click('.segments button >> nth=1');
			await phone.app.waitForSelector('.segments button:nth-child(2)[aria-pressed=true]');
			await phone.app.waitForSelector('main.view .part > [aria-busy="true"]', { state: 'detached' });
		},
		after: async (phone) => await phone.app.click('.segments button >> nth=0'),
	},
	{
		name: 'schedule-next-week',
		async go(phone) {
			await phone.show('schedule');
			await phone.app.click('.steps .round >> nth=1');
			await phone.app.waitForSelector('.steps .link');
			await phone.app.waitForSelector('main.view .part > [aria-busy="true"]', { state: 'detached' });
		},
	},
	{ name: 'mine', go: async (phone) => await phone.show('mine') },
	{ name: 'watchlist', go: async (phone) => await all(phone, 'watchlist') },
	{
		name: 'watchlist-no-match',
		async go(phone) {
			await all(phone, 'watchlist');
			await phone.app.fill('input[type=search]', 'no such title');
			await phone.app.waitForSelector('.group p.soft');
		},
	},
	{ name: 'favorites', go: async (phone) => await all(phone, 'favorites') },
	{ name: 'history', go: async (phone) => await all(phone, 'history') },
	{ name: 'up-next', go: async (phone) => await all(phone, 'upNext') },
	{ name: 'discover', go: async (phone) => await phone.show('discover') },
	{
		name: 'search',
		async go(phone) {
			await phone.show('discover');
			await phone.app.fill('input[type=search]', 'night');
			await phone.app.waitForSelector('[aria-live] .card .name');
		},
	},
	{
		name: 'search-nothing',
		async go(phone) {
			await phone.show('discover');
			await phone.app.fill('input[type=search]', 'xyzzyx');
			await phone.app.waitForSelector('[aria-live] .state h2');
		},
		async after(phone) {
			await phone.app.fill('input[type=search]', '');
			await phone.app.waitForSelector('[data-part=trending] .card .name');
		},
	},
	{ name: 'setup', go: async (phone) => await phone.show('setup') },
	{
		name: 'sign-out-everywhere',
		async go(phone) {
			await phone.show('setup');
			await phone.app.click('.fields .button >> nth=-1');
			await phone.app.waitForSelector('dialog.sheet .button.main');
		},
		after: async (phone) => await phone.page.keyboard.press('Escape'),
	},
	{
		name: 'menu-film',
		async go(phone) {
			await phone.show('mine');
			await openMenu(phone, FILM);
		},
		after: async (phone) => await phone.page.keyboard.press('Escape'),
	},
	{
		name: 'menu-show',
		async go(phone) {
			await phone.show('schedule');
			await openMenu(phone, SHOW);
		},
		after: async (phone) => await phone.page.keyboard.press('Escape'),
	},
	{
		name: 'detail-film',
		async go(phone) {
			await phone.show('mine');
			await openDetail(phone, FILM);
		},
		after: async (phone) => await phone.back(),
	},
	{
		name: 'detail-show',
		async go(phone) {
			await phone.show('schedule');
			await openDetail(phone, SHOW);
			await phone.app.click('.season[data-season="2"] > button');
			await phone.app.waitForSelector('.season[data-season="2"] .episodes .about');
		},
		after: async (phone) => await phone.back(),
	},
	{
		name: 'toast',
		async go(phone) {
			await phone.show('mine');
			await openDetail(phone, 'movie:7029');
			await phone.app.click('dialog.detail .actions .button:has-text("Mark as watched")');
			await phone.app.waitForSelector('.toast button');
		},
		async after(phone) {
			await phone.app.click('.toast button');
			// It goes back onto the list from which Trakt had taken it.
			await phone.app.waitForSelector('dialog.detail .button[aria-pressed=true]:has-text("On watchlist"):not([disabled])');
			await phone.back();
		},
	},
];

const reopened = async (phone: Phone, stage: Stage, tab: 'schedule' | 'mine' | 'discover') => {
	await new ApiClient(stage.host).flush();
	await phone.open();
	// A reload comes back to what was open.
	if ((await phone.app.locator('dialog.detail').count()) > 0) await phone.back();
	await phone.app.click(`[data-tab=${tab}]`);
};

const mended = async (phone: Phone, { world }: Stage) => {
	world.trakt.api.faults.clear();
	world.tmdb.simulator.faults.clear();
	world.trakt.api.latencyMs = 0;
	await phone.context.setOffline(false);
};

/** Where a reader can be while something does not answer. */
export const FAILURES: Screen[] = [
	{
		name: 'loading',
		async go(phone, stage) {
			stage.world.trakt.api.latencyMs = 20_000;
			await reopened(phone, stage, 'mine');
			await phone.app.waitForSelector('[data-part=upNext] [aria-busy] .ghost');
		},
		after: mended,
	},
	{
		name: 'one-part-failed',
		async go(phone, stage) {
			stage.world.trakt.api.faults.add({ kind: 'status', match: 'up_next', status: 404, times: -1 });
			await reopened(phone, stage, 'mine');
			await phone.app.waitForSelector('[data-part=upNext] .state .button');
			await phone.app.waitForSelector('[data-part=watchlist] .card .name');
		},
		after: mended,
	},
	{
		name: 'config-error',
		async go(phone, stage) {
			stage.world.tmdb.simulator.faults.add({
				kind: 'status',
				match: '.',
				status: 401,
				times: -1,
				body: JSON.stringify({ status_code: 7, status_message: `Invalid API key ${FOREIGN}` }),
			});
			await reopened(phone, stage, 'discover');
			await phone.app.waitForSelector('[data-part=trending] .state .button');
			await phone.app.waitForSelector('[data-part=shows] .state');
		},
		after: mended,
	},
	{
		name: 'offline',
		async go(phone, stage) {
			await reopened(phone, stage, 'discover');
			await phone.app.waitForSelector('[data-part=trending] .card .name');
			await phone.context.setOffline(true);
			await phone.app.fill('input[type=search]', 'ferry');
			await phone.app.waitForSelector('[aria-live] .state .button');
		},
		after: mended,
	},
	{
		name: 'offline-with-age',
		async go(phone, stage) {
			await reopened(phone, stage, 'mine');
			await phone.app.waitForSelector('[data-part=watchlist] .card .name');
			await phone.show('setup');
			await phone.context.setOffline(true);
			await phone.app.click('.fields .button >> nth=0');
			await phone.app.click('[data-tab=mine]');
			await phone.app.waitForSelector('[data-part=watchlist] .stale');
		},
		after: mended,
	},
	{
		name: 'refused',
		async go(phone, stage) {
			stage.world.trakt.api.faults.add({ kind: 'status', match: 'POST /sync/watchlist', status: 420, body: '' });
			await reopened(phone, stage, 'mine');
			await phone.app.waitForSelector('[data-part=watchlist] .card .name');
			await openDetail(phone, FILM);
			await phone.app.click('dialog.detail .button:has-text("On watchlist")');
			await phone.app.waitForSelector('.toast.bad');
		},
		async after(phone, stage) {
			await phone.back();
			await mended(phone, stage);
		},
	},
	{
		name: 'details-without-tmdb',
		async go(phone, stage) {
			stage.world.tmdb.simulator.faults.add({ kind: 'status', match: '/3/movie/7033', status: 404, times: -1 });
			await reopened(phone, stage, 'mine');
			await phone.app.waitForSelector('[data-part=watchlist] .card .name');
			await openDetail(phone, FILM);
			await phone.app.waitForSelector('dialog.detail .stale');
		},
		async after(phone, stage) {
			await phone.back();
			await mended(phone, stage);
		},
	},
	{
		name: 'signed-out',
		async go(phone, stage) {
			await reopened(phone, stage, 'schedule');
			await phone.show('setup');
			await phone.app.click('.fields .button >> nth=-2');
			await phone.app.waitForSelector('.state h2:has-text("Signed out")');
		},
	},
];
