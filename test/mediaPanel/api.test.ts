import { systemClock } from '../../nodes/shared/util/clock';
import { ApiClient } from './client';
import { KEY, PanelHost } from './host';
import { PanelWorld } from './world';

const NOBODY = {};
const TRENDING = { of: 'trending' };
const WATCHLIST = { of: 'watchlist' };

let world: PanelWorld;
let host: PanelHost;
let api: ApiClient;

const start = async (parameters = {}) =>
	await PanelHost.start({
		credentials: [world.traktCredential, world.tmdbCredential],
		parameters: { options: { imageAddress: world.art.url }, ...parameters },
	});

beforeEach(async () => {
	// Writes are paced by Trakt's limit; nobody has to wait for it here.
	world = await PanelWorld.start({ limits: 'off' });
	host = await start();
	api = new ApiClient(host);
});

afterEach(async () => {
	jest.restoreAllMocks();
	await host.close();
	await world.close();
});

/** Time that jumps over every wait, and can be moved on. */
function skipWaits() {
	const clock = { passed: 0, slept: [] as number[] };
	jest.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + clock.passed);
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (ms) => {
		clock.slept.push(ms);
		clock.passed += ms;
		await new Promise((resolve) => setImmediate(resolve));
	});
	return clock;
}

const film = { type: 'movie', tmdb: 7_001, title: 'Ember Road', year: 2026 };
const show = { type: 'show', tmdb: 5_000, title: 'The Lighthouse Keepers' };

describe('without the key', () => {
	it('there is a sign-in page and nothing else', async () => {
		skipWaits();
		const stranger = new ApiClient(host, NOBODY);
		const page = await stranger.ask('GET', '');
		expect([page.status, page.text.includes('Panel key'), page.text.includes('<script')]).toEqual([200, true, false]);
		for (const name of [
			'schedule',
			'upNext',
			'list',
			'marks',
			'mark',
			'search',
			'detail',
			'progress',
			'posters',
			'streams',
			'setup',
			'where',
		]) {
			expect((await stranger.view(name)).status).toBe(401);
		}
		expect((await stranger.act({ action: 'watchlist.added', ...film })).status).toBe(401);
		expect((await stranger.ask('POST', '/flush')).status).toBe(403);
		expect(world.requests).toEqual([]);
		expect(host.events).toEqual([]);
	});

	it('the key counts in a header only, never in an address or a cookie', async () => {
		skipWaits();
		const stranger = new ApiClient(host, NOBODY);
		expect((await stranger.view('list', { ...WATCHLIST, key: KEY, 'x-panel-key': KEY })).status).toBe(401);
		const signedIn = await stranger.ask('POST', '', new URLSearchParams({ key: KEY }).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
		const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
		expect((await stranger.view('list', WATCHLIST, { cookie })).status).toBe(401);
		expect((await stranger.ask('GET', '', undefined, { cookie })).text).toContain('<iframe');
		expect(world.trakt.api.seen(/history/)).toEqual([]);
	});

	it('each wrong key or forged session waits longer, at its own address and panel', async () => {
		const clock = skipWaits();
		for (let tries = 0; tries < 6; tries++) {
			const offered = tries % 2 === 0 ? 'not the key' : `${Date.now() + 9_000}.abcdefghijkl.forged`;
			expect((await new ApiClient(host, { 'x-panel-key': offered }).view('list', WATCHLIST)).status).toBe(401);
		}
		expect(clock.slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
		const stranger = new ApiClient(host, NOBODY);
		const cookie = { cookie: `${await cookieName()}=${Date.now() + 9_000}.abcdefghijkl.forged` };
		expect((await stranger.ask('GET', '', undefined, cookie)).text).toContain('Panel key');
		expect(clock.slept.at(-1)).toBe(8_000);
	});

	it('the right key is let in while wrong ones pour in, in a form and in a header', async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		jest.spyOn(systemClock, 'sleep').mockImplementation(async () => await held);
		const crowd = Array.from({ length: 60 }, async () => await new ApiClient(host, { 'x-panel-key': 'not the key' }).view('marks'));
		while (host.seen.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
		expect((await api.view('marks')).status).toBe(200);
		expect((await signIn()).status).toBe(303);
		release();
		expect((await Promise.all(crowd)).map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 401));
	});

	const signIn = async () =>
		await new ApiClient(host, NOBODY).ask('POST', '', new URLSearchParams({ key: KEY }).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});

	const cookieName = async () => (await signIn()).headers.get('set-cookie')!.split('=')[0];

	it('a session ends with its key and with its time', async () => {
		const clock = skipWaits();
		const signedIn = await signIn();
		expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/webhook/panel']);
		const line = signedIn.headers.get('set-cookie')!;
		expect(line).toMatch(/; Path=\/webhook\/panel; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
		expect(line).not.toContain(KEY);
		const cookie = line.split(';')[0]!;
		const session = cookie.slice(cookie.indexOf('=') + 1);
		const page = new ApiClient(host, { 'x-panel-key': session });
		expect((await page.view('list', TRENDING)).status).toBe(200);
		const other = await start({ panelKey: 'another key of the panel' });
		other.staticData = structuredClone(host.staticData);
		expect((await new ApiClient(other, { 'x-panel-key': session }).view('list', TRENDING)).status).toBe(401);
		await other.close();
		const [expiry, id, signature] = session.split('.');
		expect((await new ApiClient(host, { 'x-panel-key': `${Number(expiry) + 1}.${id}.${signature}` }).view('list', TRENDING)).status).toBe(
			401,
		);
		clock.passed += 91 * 86_400_000;
		expect((await page.view('list', TRENDING)).status).toBe(401);
	});

	it('a key that is missing or short is a Config Error', async () => {
		const open = await start({ panelKey: 'short' });
		const page = await new ApiClient(open, NOBODY).ask('GET', '');
		expect([page.status, page.text.includes('Config Error'), page.text.includes('at least 12 characters')]).toEqual([500, true, true]);
		expect((await new ApiClient(open, { 'x-panel-key': 'short' }).view('list', WATCHLIST)).status).toBe(500);
		await open.close();
	});
});

describe('the cache', () => {
	it.each([
		['schedule', {}],
		['upNext', {}],
		['list', WATCHLIST],
		['list', TRENDING],
		['marks', {}],
	] as Array<[string, Record<string, string>]>)('a cold %s %j takes at most six requests, a warm one none', async (name, query) => {
		const cold = await api.view(name, query);
		expect([cold.status, world.requests.length > 0, world.requests.length <= 6]).toEqual([200, true, true]);
		world.startCounting();
		const warm = await api.view(name, query);
		expect([warm.text, world.requests]).toEqual([cold.text, []]);
		expect(warm.headers.get('age')).toMatch(/^\d+$/);
		const same = await api.view(name, query, { 'if-none-match': warm.headers.get('etag')! });
		expect([same.status, same.text]).toEqual([304, '']);
	});

	it('many cold readers make one reading', async () => {
		await Promise.all(Array.from({ length: 12 }, async () => await api.view('list', TRENDING)));
		expect(world.requests.length).toBe(1);
	});

	it('a stale answer is shown at once while a new one is read', async () => {
		const clock = skipWaits();
		await api.view('list', WATCHLIST);
		clock.passed += 10 * 60_000;
		world.trakt.state.watchlist.clear();
		world.trakt.api.latencyMs = 100;
		const stale = await api.view('list', WATCHLIST);
		expect([stale.headers.get('x-panel-stale'), stale.body.cards.length > 0]).toEqual(['true', true]);
		const fresh = await api.view('list', { ...WATCHLIST, fresh: '1' });
		expect([fresh.headers.get('x-panel-stale'), fresh.body.cards]).toEqual(['false', []]);
		expect(world.trakt.api.seen(/watchlist/).length).toBe(2);
	});

	it('a write makes its views old, and leaves the others as they are', async () => {
		await api.view('list', WATCHLIST);
		await api.view('list', TRENDING);
		await api.act({ action: 'watchlist.added', ...show });
		world.startCounting();
		expect((await api.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
		await api.view('list', TRENDING);
		expect(world.requests.filter((line) => /trending/.test(line))).toEqual([]);
	});

	it('a reading that a write overtook is not kept', async () => {
		let goOn = () => {};
		const held = new Promise<void>((resolve) => (goOn = resolve));
		world.trakt.api.onRequest = async (request) => {
			if (request.url.startsWith('/sync/watchlist/all')) await held;
		};
		const early = api.view('list', WATCHLIST);
		while (world.trakt.api.seen(/watchlist/).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		await api.act({ action: 'watchlist.added', ...show });
		goOn();
		await early;
		expect((await api.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
		world.startCounting();
		await api.view('list', WATCHLIST);
		expect(world.requests).toEqual([]);
	});

	/** The same panel in a process of its own, with the same database behind it. */
	async function otherProcess(): Promise<{ other: PanelHost; there: ApiClient }> {
		jest.resetModules();
		const { PanelHost: OtherHost } = require('./host') as typeof import('./host'); // eslint-disable-line @typescript-eslint/no-require-imports
		const other = (await OtherHost.start({
			credentials: [world.traktCredential, world.tmdbCredential],
			parameters: {},
		})) as unknown as PanelHost;
		other.staticData = host.staticData;
		others.push(other);
		return { other, there: new ApiClient(other) };
	}

	const others: PanelHost[] = [];

	afterEach(async () => {
		for (const other of others.splice(0)) await other.close();
	});

	it('another process of the same n8n hears of a write, and a page never sees less than it has written', async () => {
		await api.view('list', WATCHLIST);
		const { at } = (await api.act({ action: 'watchlist.added', ...show })).body;
		// This process has the new answer; the other one's is from before the write.
		const { other, there } = await otherProcess();
		other.staticData = {};
		await there.view('list', WATCHLIST);
		await api.act({ action: 'watchlist.removed', ...show });
		world.startCounting();
		expect((await there.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
		other.staticData = host.staticData;
		expect((await there.view('list', WATCHLIST)).body.cards[0].title).not.toBe(show.title);
		await api.act({ action: 'watchlist.added', ...show });
		other.staticData = {};
		const seen = await there.view('list', { ...WATCHLIST, after: String(Date.now()) });
		expect([at > 0, seen.body.cards[0].title]).toEqual([true, show.title]);
	});

	it('of two writes at once, in two processes, neither is forgotten', async () => {
		const { there } = await otherProcess();
		await api.view('list', WATCHLIST);
		let goOn = () => {};
		const held = new Promise<void>((resolve) => (goOn = resolve));
		world.trakt.api.onRequest = async (request) => {
			if (request.url.startsWith('/sync/ratings')) await held;
		};
		const slow = api.act({ action: 'rated', ...film, rating: 9 });
		while (world.trakt.api.seen(/ratings/).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect((await there.act({ action: 'watchlist.added', ...show })).status).toBe(200);
		goOn();
		expect((await slow).status).toBe(200);
		expect((await api.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
	});

	it('a mark that was lost with n8n’s copy of it is set again by the process that has made it', async () => {
		const { there } = await otherProcess();
		await there.view('list', WATCHLIST);
		await api.act({ action: 'watchlist.added', ...show });
		// As a polling trigger of the same workflow does: it saves the copy that it began with.
		delete host.staticData['node:Media Panel Trigger'];
		await api.view('list', TRENDING);
		expect((await there.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
	});

	it('…/flush empties it, for every process, and nobody without the key can', async () => {
		await api.view('list', TRENDING);
		world.startCounting();
		const { status, body } = await api.flush();
		expect([status, body.flushed > 0, host.staticData]).toEqual([
			200,
			true,
			{ 'node:Media Panel Trigger': { flush: expect.any(Number), secret: expect.anything() } },
		]);
		await api.view('list', TRENDING);
		expect(world.requests.length).toBe(1);
		const page = await new ApiClient(host, NOBODY).ask('GET', '/flush');
		expect(page.text).toContain('Empty the cache');
		const done = await new ApiClient(host, NOBODY).ask('POST', '/flush', new URLSearchParams({ key: KEY }).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect(done.text).toContain('The cache is empty');
	});

	it('…/flush is answered when every process can know of it', async () => {
		const { there } = await otherProcess();
		await there.view('list', TRENDING);
		host.savingMs = 200;
		expect((await api.flush()).body.at).toEqual(expect.any(Number));
		world.startCounting();
		await there.view('list', TRENDING);
		expect(world.requests.length).toBe(1);
		const form = await new ApiClient(host, NOBODY).ask('POST', '/flush', new URLSearchParams({ key: KEY }).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect([form.status, form.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('sandbox')]);
		expect(form.headers.get('content-type')).toBe('text/html; charset=utf-8');
	});

	it('another account never sees what was remembered for this one', async () => {
		await api.view('list', WATCHLIST);
		const stranger = world.tmdb.state.addAccount('somebody-else');
		const credential = { ...world.tmdbCredential, data: world.tmdb.credential('approve', stranger) };
		const other = await PanelHost.start({ credentials: [world.traktCredential, credential] });
		expect((await new ApiClient(other).view('list', { of: 'favorites', type: 'movie' })).body.cards).toEqual([]);
		await other.close();
	});
});

describe('what is done', () => {
	const listed = () => world.trakt.state.watchlist.has(world.show(0));

	it('goes to Trakt at once and starts the workflow', async () => {
		expect((await api.act({ action: 'watchlist.added', ...show })).status).toBe(200);
		expect(listed()).toBe(true);
		expect((await api.act({ action: 'watchlist.removed', ...show })).status).toBe(200);
		expect(listed()).toBe(false);
		await api.act({ action: 'rated', ...film, rating: 9 });
		expect((await api.view('marks')).body.ratings).toEqual({ 'movie:7001': 9 });
		await api.act({ action: 'rating.removed', ...film });
		expect((await api.view('marks')).body.ratings).toEqual({});
		await api.act({ action: 'sync.requested', ...show, season: 2 });
		expect(host.events.map(({ event }) => event)).toEqual([
			'watchlist.added',
			'watchlist.removed',
			'rated',
			'rating.removed',
			'sync.requested',
		]);
		expect(host.events[0]).toMatchObject({ media: { type: 'show', title: show.title, ids: { tmdb: 5_000 } } });
		expect(host.events[4]).toMatchObject({ media: { type: 'season', season: 2 } });
	});

	it('marks a film, an episode and a season as watched, and takes back exactly that', async () => {
		const { history } = world.trakt.state.me;
		const before = history.length;
		const episode = { ...show, season: 1, episode: 1 };
		const marked = await api.act({ action: 'watched', ...episode });
		expect(history.length).toBe(before + 1);
		await api.act({ action: 'watched.undone', ...episode, watchedAt: marked.body.event.watchedAt });
		expect(history.length).toBe(before);
		expect(history.filter(({ media }) => media === world.episode(world.show(0), 1, 1)).length).toBe(1);
		// Of the second season five episodes or four have aired, by the hour; those to come are not marked.
		const aired = world.show(0).seasons[1]!.episodes.filter(({ firstAired }) => Date.parse(firstAired) <= Date.now()).length;
		const season = await api.act({ action: 'watched', ...show, season: 2 });
		expect([history.length, season.body.event.episodes.length]).toEqual([before + aired, aired]);
		await api.act({ action: 'watched', ...film });
		expect(history.at(-1)?.media).toMatchObject({ title: film.title });
	});

	it('a lost answer makes no second play', async () => {
		const before = world.trakt.state.me.history.length;
		world.trakt.api.faults.add({ kind: 'resetAfter', match: 'POST /sync/history' });
		expect((await api.act({ action: 'watched', ...film })).status).toBe(200);
		expect(world.trakt.state.me.history.length).toBe(before + 1);
	});

	it('a write whose fate is unknown is told as failed, and looked at again', async () => {
		skipWaits();
		await api.view('list', WATCHLIST);
		world.trakt.api.faults.add({ kind: 'lostAfter', match: 'POST /sync/watchlist', times: -1 });
		expect((await api.act({ action: 'watchlist.added', ...show })).status).toBe(502);
		expect((await api.view('list', WATCHLIST)).body.cards[0].title).toBe(show.title);
		expect(host.events).toEqual([]);
	});

	it('a refusal is told, and starts nothing', async () => {
		const unknown = await api.act({ action: 'watchlist.added', type: 'movie', tmdb: 999_999 });
		expect([unknown.status, unknown.body.error.message]).toEqual([409, 'Trakt does not know this title']);
		world.trakt.api.faults.add({ kind: 'status', match: 'POST /sync/watchlist', status: 420, body: '' });
		const full = await api.act({ action: 'watchlist.added', ...show });
		expect([full.status, full.body.error.kind, full.body.error.message]).toEqual([
			409,
			'refused',
			'Your Trakt account has reached its limit',
		]);
		expect([host.events, listed(), host.staticData]).toEqual([[], false, { 'node:Media Panel Trigger': { secret: expect.anything() } }]);
	});

	const senseless: Array<[object, string]> = [
		[{}, '"Action" is unknown'],
		[{ action: 'constructor', ...film }, '"Action" is unknown'],
		[{ action: 'watchlist.added', type: 'person', tmdb: 1 }, '"Type" is neither movie nor show'],
		[{ action: 'watchlist.added', type: 'movie', tmdb: '1' }, '"TMDB number" is not a fitting number'],
		[{ action: 'watchlist.added', type: 'movie' }, '"Trakt number" is not a fitting number'],
		[{ action: 'watched', ...show }, '"Type" cannot be show here'],
		[{ action: 'watched', ...show, season: 1, episode: 1.5 }, '"Episode" is not a fitting number'],
		[{ action: 'rated', ...film, rating: 11 }, '"Rating" is not a fitting number'],
		[{ action: 'watched.undone', ...film, watchedAt: 'yesterday' }, '"Watched At" is not a time'],
	];

	it('what makes no sense is refused, and says which field', async () => {
		for (const [action, message] of senseless) {
			const { status, body } = await api.act(action);
			expect([status, body.error.message]).toEqual([400, message]);
		}
		expect([world.requests, host.events]).toEqual([[], []]);
	});

	const unknown: Array<[string, Record<string, string>]> = [
		['nothing', {}],
		['detail', { title: 'show:../../x' }],
		['detail', { title: 'movie:1,2' }],
		['season', { title: 'show:5000', season: 'x' }],
		['posters', { of: 'movie:1,movie:2,movie:3,movie:4,movie:5,movie:6' }],
		['streams', { of: 'movie:t12' }],
		['streams', { of: 'movie:1,movie:2,movie:3,movie:4,movie:5,movie:6' }],
		['search', { query: '  ' }],
		['toString', {}],
	];

	it('views that do not exist, or not with these parameters, are refused', async () => {
		for (const [name, query] of unknown) expect((await api.view(name, query)).status).toBe(400);
		expect(world.requests).toEqual([]);
	});
});

describe('what streams', () => {
	const OF = { of: 'movie:7001,movie:7005,show:5000', region: 'us' };
	const asked = () => world.requests.filter((line) => line.includes('watch/providers')).length;

	beforeEach(() => world.tmdb.state.notStreamed.add(7_005));

	it('is told for the country, and asked for once a day per title', async () => {
		const clock = skipWaits();
		expect((await api.view('streams', OF)).body).toEqual({ 'movie:7001': true, 'movie:7005': false, 'show:5000': true });
		expect((await api.view('streams', { of: 'show:5000,movie:7001', region: 'US' })).body).toEqual({
			'show:5000': true,
			'movie:7001': true,
		});
		expect(asked()).toBe(3);
		// There it can be bought only: the answer was for every country.
		expect((await api.view('streams', { ...OF, region: 'DE' })).body).toEqual({
			'movie:7001': false,
			'movie:7005': false,
			'show:5000': false,
		});
		expect(asked()).toBe(3);
		clock.passed += 25 * 3_600_000;
		world.tmdb.state.notStreamed.clear();
		expect((await api.view('streams', { ...OF, fresh: '1' })).body).toMatchObject({ 'movie:7005': true });
		expect(asked()).toBe(6);
		await api.flush();
		await api.view('streams', OF);
		expect(asked()).toBe(9);
	});

	it('is not known of a title that TMDB cannot tell about, and false for one that it does not have', async () => {
		skipWaits();
		world.tmdb.simulator.faults.add({ kind: 'status', match: '/3/tv/5000/', status: 503, times: -1 });
		const { body } = await api.view('streams', { ...OF, of: 'movie:7001,movie:999999,show:5000' });
		expect(body).toEqual({ 'movie:7001': true, 'movie:999999': false, 'show:5000': null });
		world.tmdb.simulator.faults.clear();
		expect((await api.view('streams', { ...OF, of: 'movie:7001,movie:999999,show:5000', fresh: '1' })).body['show:5000']).toBe(true);
	});

	it('fails when TMDB tells nothing at all', async () => {
		skipWaits();
		world.tmdb.simulator.faults.add({ kind: 'status', match: 'providers', status: 503, times: -1 });
		const { status, body } = await api.view('streams', OF);
		expect([status, body.error.service]).toEqual([502, 'TMDB']);
	});
});

describe('when something is wrong', () => {
	it('a dead Trakt session is Auth Failed', async () => {
		const { tokens, me, apps } = world.trakt.state;
		tokens.endSessions({ account: me, app: apps[0]! });
		const { status, body } = await api.view('schedule');
		expect([status, body.error.title, body.error.service, body.error.description]).toEqual([
			502,
			'Auth Failed',
			'Trakt',
			expect.stringContaining('press Connect'),
		]);
	});

	it('a wrong Trakt app and a wrong TMDB token are Config Errors', async () => {
		world.trakt.state.apps[0]!.deleted = true;
		expect((await api.view('schedule')).body.error).toMatchObject({ title: 'Config Error', service: 'Trakt' });
		const credential = { ...world.tmdbCredential, data: { ...world.tmdb.credential(), readAccessToken: 'wrong' } };
		const other = await PanelHost.start({ credentials: [world.traktCredential, credential] });
		expect((await new ApiClient(other).view('list', TRENDING)).body.error).toMatchObject({ title: 'Config Error', service: 'TMDB' });
		await other.close();
	});

	it('a missing credential is a Config Error', async () => {
		const other = await PanelHost.start({ credentials: [world.traktCredential] });
		const { status, body } = await new ApiClient(other).view('list', TRENDING);
		expect([status, body.error.title, body.error.description]).toEqual([
			500,
			'Config Error',
			expect.stringContaining('Media Panel Trigger'),
		]);
		await other.close();
	});

	it('a TMDB that is down takes its own part away and no more', async () => {
		skipWaits();
		world.tmdb.simulator.faults.add({ kind: 'status', match: '.', times: -1, status: 503 });
		expect((await api.view('upNext')).body.cards.length).toBe(5);
		expect((await api.view('list', { of: 'favorites', type: 'movie' })).body.error.service).toBe('TMDB');
		expect((await api.view('schedule')).status).toBe(200);
	});

	it('the test address and unknown paths say so', async () => {
		const test = await PanelHost.start({ credentials: [world.traktCredential, world.tmdbCredential], mode: 'manual' });
		expect((await new ApiClient(test).ask('GET', '')).text).toContain('Publish the workflow');
		await test.close();
	});

	it('no token or key is in any answer', async () => {
		const answers = await Promise.all(['schedule', 'upNext', 'marks', 'setup'].map(async (name) => (await api.view(name)).text));
		const leaks = [KEY, ...world.secrets].filter((secret) => answers.join().includes(secret));
		expect(leaks).toEqual([]);
	});
});

describe('for other sites', () => {
	it('no answer of the panel is readable, and its API is closed', async () => {
		const evil = new ApiClient(host, { 'x-panel-key': KEY, origin: 'https://evil.example' });
		for (const answer of [
			await evil.view('list', WATCHLIST),
			await evil.act({ action: 'watchlist.added', ...show }),
			await evil.ask('GET', ''),
		]) {
			expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
			expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
		}
		expect((await evil.act({ action: 'watchlist.added', ...show })).status).toBe(409);
		expect([world.requests, host.events]).toEqual([[], []]);
	});

	it('a form cannot write: only JSON with the key in a header can', async () => {
		const answer = await api.ask('POST', '/api/act', JSON.stringify({ action: 'watchlist.added', ...show }), {
			'content-type': 'text/plain',
		});
		expect([answer.status, host.events]).toEqual([400, []]);
	});

	it('every page has the policy that design asks for', async () => {
		const signIn = await new ApiClient(host, NOBODY).ask('POST', '', new URLSearchParams({ key: KEY }).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
		const page = await new ApiClient(host, NOBODY).ask('GET', '', undefined, { cookie: signIn.headers.get('set-cookie')!.split(';')[0]! });
		const policy = page.headers.get('content-security-policy')!;
		for (const rule of [
			"default-src 'none'",
			"script-src 'nonce-",
			"style-src 'nonce-",
			"base-uri 'none'",
			"frame-ancestors 'none'",
			"require-trusted-types-for 'script'",
		])
			expect(policy).toContain(rule);
		expect(policy).not.toContain('unsafe');
		expect(page.text).toMatch(/<iframe [^>]*sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"/);
		expect(page.text.replace(/<iframe[\s\S]*<\/iframe>/, '')).not.toContain('<script');
		expect(page.headers.get('referrer-policy')).toBe('no-referrer');
		expect(page.headers.get('cache-control')).toBe('no-store');
		const form = await new ApiClient(host, NOBODY).ask('GET', '');
		expect(form.headers.get('content-security-policy')).toMatch(/sandbox allow-forms$/);
	});
});
