import { systemClock } from '../../nodes/shared/util/clock';
import { ApiClient } from './client';
import { PanelHost } from './host';
import { PanelWorld } from './world';

let world: PanelWorld;
let host: PanelHost;
let api: ApiClient;

beforeEach(async () => {
	world = await PanelWorld.start({ limits: 'off' });
	host = await PanelHost.start({ credentials: [world.traktCredential, world.tmdbCredential] });
	api = new ApiClient(host);
});

afterEach(async () => {
	await host.close();
	await world.close();
});

const detailOf = async (title: string, more = {}) => (await api.view('detail', { title, ...more })).body;

describe('a language that has no text', () => {
	it('is told in English, by one request more', async () => {
		world.tmdb.state.untranslated.add(7_033);
		const about = await detailOf('movie:7033', { language: 'zh' });
		expect(about).toMatchObject({ overview: expect.stringMatching(/^When the ferries/) });
		expect(world.requests.length).toBe(2);
		expect(world.tmdb.simulator.requests.map(({ query }) => query.language)).toEqual(['zh-CN', 'en-US']);
	});
});

describe('details with one service alone', () => {
	it.each([
		['is gone at TMDB', 404],
		['cannot be read there', 503],
	])('a film that %s is told by Trakt, and so is a show', async (_, status) => {
		world.tmdb.simulator.faults.add({ kind: 'status', match: '/3/(movie|tv)/', status, times: -1 });
		for (const [key, title] of [
			['movie:7033', 'Night Ferry'],
			['show:5000', 'The Lighthouse Keepers'],
		]) {
			const began = Date.now();
			expect(await detailOf(key!)).toMatchObject({ missing: 'TMDB', card: { title }, overview: expect.stringMatching(/./) });
			expect(Date.now() - began).toBeLessThan(8_000);
		}
		const { body } = await api.view('progress', { title: 'show:5000' });
		expect(body).toMatchObject({ known: true, watched: { 1: [1, 2, 3] } });
	});

	it('is not kept for as long as details that are whole', async () => {
		world.tmdb.simulator.faults.add({ kind: 'status', match: '/3/movie/', status: 404 });
		expect((await detailOf('movie:7033')).missing).toBe('TMDB');
		jest.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + 60_000);
		expect((await detailOf('movie:7033', { fresh: '1' })).missing).toBeUndefined();
		jest.restoreAllMocks();
	});

	it('TMDB that does not answer holds up nothing that Trakt tells', async () => {
		world.tmdb.simulator.latencyMs = 9_600;
		const began = Date.now();
		expect((await api.view('schedule')).body.entries.length).toBeGreaterThan(0);
		expect((await api.view('list', { of: 'watchlist' })).body.total).toBe(12);
		expect(Date.now() - began).toBeLessThan(6_000);
	});

	it('Trakt that does not answer holds up nothing that TMDB tells', async () => {
		world.trakt.api.latencyMs = 9_600;
		const began = Date.now();
		expect(await detailOf('show:5000')).toMatchObject({ card: { title: 'The Lighthouse Keepers' } });
		expect((await api.view('season', { title: 'show:5000', season: '1' })).body.episodes.length).toBe(8);
		expect(world.trakt.api.requests).toEqual([]);
		expect(Date.now() - began).toBeLessThan(9_000);
	});
});
