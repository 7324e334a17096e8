import { COUNTS } from './catalogue';
import { startTrakt, type TraktOptions, type TraktSimulator } from './trakt';
import { fillSample, SAMPLE } from './trakt/sample';
import { call, type Answer } from './trakt/testClient';

interface Item {
	id: number;
	rank: number;
	type: string;
	movie?: { title: string; ids: Record<string, unknown> };
}

interface Written {
	added: Record<string, number>;
	existing: Record<string, number>;
	deleted: Record<string, number>;
	not_found: Record<string, unknown[]>;
	list: { updated_at: string; item_count: number };
}

let trakt: TraktSimulator;

const start = async (options: TraktOptions = {}) => {
	trakt = await startTrakt({ limits: 'off', ...options });
	fillSample(trakt.state);
};

const items = (answer: Answer) => answer.json as Item[];
const written = (answer: Answer) => answer.json as Written;
const pageHeaders = ({ headers }: Answer) =>
	['page', 'limit', 'page-count', 'item-count'].map((name) => headers.get(`x-pagination-${name}`));
const activities = async () => (await call(trakt, 'GET', '/sync/last_activities')).json as Record<string, Record<string, string>>;
const filmIds = (at: number) => {
	const movie = trakt.state.library.movies[at];
	if (movie === undefined) throw new Error(`no film ${at}`);
	return movie.ids;
};

afterEach(async () => await trakt.close());

describe('The edge in front of Trakt', () => {
	beforeEach(async () => await start());

	it.each(['axios/1.7.2', 'node', 'undici', 'python-requests/2', 'Go-http-client/2.0', 'curl/8', ''])(
		'blocks the user agent "%s" with a page, not with JSON',
		async (agent) => {
			const answer = await call(trakt, 'GET', '/movies/trending', {
				headers: { 'user-agent': agent },
			});
			expect(answer.status).toBe(403);
			expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
			expect(answer.headers.get('server')).toBe('cloudflare');
			expect(answer.headers.get('cf-ray')).toMatch(/^8f0\w+-AMS$/);
			expect(answer.text).toContain('Sorry, you have been blocked');
		},
	);

	it('can word its block as an error code', async () => {
		trakt.state.switches.blockPage = '1010';
		const answer = await call(trakt, 'GET', '/movies/trending', {
			headers: { 'user-agent': 'node' },
		});
		expect([answer.status, answer.text]).toEqual([403, 'error code: 1010']);
	});

	it('blocks what it is told to block, or nothing', async () => {
		trakt.state.switches.blockedAgents = '^n8n$';
		expect((await call(trakt, 'GET', '/movies/trending', { headers: { 'user-agent': 'n8n' } })).status).toBe(403);
		trakt.state.switches.blockedAgents = null;
		expect((await call(trakt, 'GET', '/movies/trending', { headers: { 'user-agent': 'n8n' } })).status).toBe(200);
	});
});

describe('A call that is not allowed', () => {
	beforeEach(async () => await start());

	it.each([undefined, 'unknown'])('is a 403 with the client id %s, on public routes too', async (key) => {
		const answer = await call(trakt, 'GET', '/movies/trending', {
			headers: { 'trakt-api-key': key },
		});
		expect([answer.status, answer.text]).toEqual([403, '']);
	});

	it('is a 403 when the app has been deleted', async () => {
		for (const app of trakt.state.apps) app.deleted = true;
		expect((await call(trakt, 'GET', '/movies/trending')).status).toBe(403);
	});

	it('is refused without the version header', async () => {
		const headers = { 'trakt-api-version': undefined };
		expect((await call(trakt, 'GET', '/movies/trending', { headers })).status).toBe(400);
	});

	it('is an empty 401 without a token', async () => {
		const answer = await call(trakt, 'GET', '/sync/watchlist', { token: null });
		expect([answer.status, answer.text]).toEqual([401, '']);
		expect(answer.headers.get('www-authenticate')).toBeNull();
	});

	it('is a 401 that says why when the token has expired', async () => {
		const { access_token: token } = trakt.signIn();
		expect((await call(trakt, 'GET', '/sync/watchlist', { token })).status).toBe(200);
		trakt.expireTokens();
		const answer = await call(trakt, 'GET', '/sync/watchlist', { token });
		expect(answer.status).toBe(401);
		expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
	});

	it('is a 423 for a locked account', async () => {
		trakt.state.me.locked = true;
		const answer = await call(trakt, 'GET', '/sync/watchlist');
		expect(answer.status).toBe(423);
		expect(answer.headers.get('x-account-locked')).toBe('true');
		expect(answer.headers.get('x-account-deactivated')).toBe('false');
	});

	it.each(['https://app.trakt.tv/vip', undefined])(
		'is a 426 for what only VIPs may do, with the upgrade address %s',
		async (upgradeUrl) => {
			trakt.state.me.vip = false;
			trakt.state.switches.upgradeUrl = upgradeUrl;
			const answer = await call(trakt, 'GET', '/users/saved_filters');
			expect(answer.status).toBe(426);
			expect(answer.headers.get('x-upgrade-url')).toBe(upgradeUrl ?? null);
		},
	);

	it('is a 412 when a write is not JSON and a 400 when the JSON is broken', async () => {
		const headers = { 'content-type': 'text/plain' };
		const plain = await call(trakt, 'POST', '/sync/watchlist', { headers, body: '{}' });
		const broken = await call(trakt, 'POST', '/sync/watchlist', { body: '{"movies":' });
		expect([plain.status, broken.status]).toEqual([412, 400]);
	});

	it('is a 405 with the wrong verb and a 404 on a path that does not exist', async () => {
		const verb = await call(trakt, 'DELETE', '/sync/watchlist', {
			headers: { 'content-type': undefined },
		});
		expect([verb.status, verb.headers.get('allow')]).toEqual([405, 'GET, POST']);
		expect((await call(trakt, 'GET', '/sync/recommendations')).status).toBe(404);
	});
});

describe('A page', () => {
	beforeEach(async () => await start());

	it('has 100 entries when nobody says how many', async () => {
		const answer = await call(trakt, 'GET', '/sync/watchlist');
		expect(items(answer)).toHaveLength(100);
		expect(pageHeaders(answer)).toEqual(['1', '100', '4', String(COUNTS.watchlist.all)]);
	});

	it.each(['1000', 'all'])('has 250 entries at most: a limit of %s is clamped', async (limit) => {
		const answer = await call(trakt, 'GET', `/sync/watchlist?limit=${limit}`);
		expect(items(answer)).toHaveLength(250);
		expect(pageHeaders(answer)).toEqual(['1', '250', '2', String(COUNTS.watchlist.all)]);
	});

	it('past the end is empty, not an error', async () => {
		const answer = await call(trakt, 'GET', '/sync/watchlist?page=99');
		expect([answer.status, answer.text]).toEqual([200, '[]']);
		expect(pageHeaders(answer)).toEqual(['99', '100', '4', String(COUNTS.watchlist.all)]);
	});

	it.each(['page=0', 'page=-1', 'page=abc', 'page=1.5', 'limit=0'])('takes %s for the default', async (query) => {
		expect(pageHeaders(await call(trakt, 'GET', `/sync/watchlist?${query}`)).slice(0, 2)).toEqual(['1', '100']);
	});

	it('after page shows every entry exactly once', async () => {
		const seen: number[] = [];
		for (let page = 1; page <= 2; page++) {
			const answer = await call(trakt, 'GET', `/sync/watchlist?limit=250&page=${page}`);
			seen.push(...items(answer).map(({ id }) => id));
		}
		expect(new Set(seen).size).toBe(COUNTS.watchlist.all);
		expect(seen).toHaveLength(COUNTS.watchlist.all);
	});

	it('moves up when an entry before it is removed during the walk', async () => {
		const { access_token: token } = trakt.signIn();
		const first = trakt.state.library.movies[0];
		trakt.api.onRequest = (_request, seen) => {
			if (seen === 2 && first !== undefined) trakt.state.watchlist.remove(first);
		};
		const one = await call(trakt, 'GET', '/sync/watchlist?limit=250', { token });
		const two = await call(trakt, 'GET', '/sync/watchlist?limit=250&page=2', { token });
		expect(pageHeaders(one)[3]).toBe('386');
		expect(pageHeaders(two)[3]).toBe('385');
		expect(items(one).length + items(two).length).toBe(385);
	});

	it('can lie about how many there are', async () => {
		trakt.state.lies = { pageCount: 9, itemCount: 1_000 };
		expect(pageHeaders(await call(trakt, 'GET', '/sync/watchlist'))).toEqual(['1', '100', '9', '1000']);
		trakt.state.lies = { noHeaders: true };
		expect(pageHeaders(await call(trakt, 'GET', '/sync/watchlist'))).toEqual([null, null, null, null]);
	});

	it('says which order the user prefers and which one it has', async () => {
		const answer = await call(trakt, 'GET', '/sync/watchlist/movies/added/desc?limit=2');
		const header = (name: string) => answer.headers.get(name);
		expect([header('x-sort-by'), header('x-sort-how')]).toEqual(['rank', 'asc']);
		expect([header('x-applied-sort-by'), header('x-applied-sort-how')]).toEqual(['added', 'desc']);
		expect(items(answer).map(({ rank }) => rank)).toEqual([310, 309]);
	});

	it('sorted by title ignores the article', async () => {
		const { watchlist } = trakt.state;
		watchlist.clear();
		for (const title of ['The Zebra', 'A Bee', 'Cat']) watchlist.addMovie({ title });
		const answer = await call(trakt, 'GET', '/sync/watchlist/movies/title/asc');
		expect(items(answer).map(({ movie }) => movie?.title)).toEqual(['A Bee', 'Cat', 'The Zebra']);
	});

	it.each([
		['movies', COUNTS.watchlist.movies],
		['show', COUNTS.watchlist.shows],
		['seasons', COUNTS.watchlist.seasons],
		['movie,show', COUNTS.watchlist.movies + COUNTS.watchlist.shows],
		['all', COUNTS.watchlist.all],
	])('holds only what its type segment names: %s', async (type, count) => {
		const answer = await call(trakt, 'GET', `/sync/watchlist/${type}?limit=1`);
		expect(answer.headers.get('x-pagination-item-count')).toBe(String(count));
	});

	it('has the details only with extended=full', async () => {
		const bare = await call(trakt, 'GET', '/sync/watchlist/movies?limit=1');
		const full = await call(trakt, 'GET', '/sync/watchlist/movies?limit=1&extended=full,images');
		expect(Object.keys(items(bare)[0]?.movie ?? {})).toEqual(['title', 'year', 'ids']);
		expect(items(full)[0]?.movie).toMatchObject({
			runtime: 117,
			certification: 'G',
			status: 'released',
		});
	});
});

describe('The rate limits', () => {
	const limits = { get: 3, getPeriodMs: 300_000, writePerMs: 1_000 };

	it('are on when nobody says otherwise', async () => {
		trakt = await startTrakt();
		expect(trakt.state.switches.limits).toEqual({
			get: 500,
			getPeriodMs: 300_000,
			writePerMs: 1_000,
		});
	});

	it('answer the read that is one too many with 429 and the reason', async () => {
		await start({ limits });
		for (let count = 0; count < 3; count++) {
			expect((await call(trakt, 'GET', '/sync/watchlist')).status).toBe(200);
		}
		const answer = await call(trakt, 'GET', '/sync/watchlist');
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '300']);
		expect(JSON.parse(answer.headers.get('x-ratelimit') ?? '')).toEqual({
			name: 'AUTHED_API_GET_LIMIT',
			period: 300,
			limit: 3,
			remaining: 0,
			until: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
		});
	});

	it('count a call without a token for its client', async () => {
		await start({ limits });
		for (let count = 0; count < 3; count++) await call(trakt, 'GET', '/movies/trending', { token: null });
		const answer = await call(trakt, 'GET', '/movies/trending', { token: null });
		expect(answer.headers.get('x-ratelimit')).toContain('"UNAUTHED_API_GET_LIMIT"');
		expect((await call(trakt, 'GET', '/movies/trending')).status).toBe(200);
	});

	it('let reads through again when the window has moved on', async () => {
		await start({ limits: { ...limits, getPeriodMs: 300 } });
		for (let count = 0; count < 3; count++) await call(trakt, 'GET', '/sync/watchlist');
		expect((await call(trakt, 'GET', '/sync/watchlist')).status).toBe(429);
		await new Promise((resolve) => setTimeout(resolve, 350));
		expect((await call(trakt, 'GET', '/sync/watchlist')).status).toBe(200);
	});

	it('allow one write a second', async () => {
		await start({ limits });
		expect((await call(trakt, 'POST', '/sync/watchlist', { body: {} })).status).toBe(201);
		const answer = await call(trakt, 'POST', '/sync/watchlist', { body: {} });
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
		expect(JSON.parse(answer.headers.get('x-ratelimit') ?? '')).toMatchObject({
			name: 'AUTHED_API_POST_LIMIT',
			period: 1,
			limit: 1,
		});
	});

	it('can come from the edge, with neither header nor JSON', async () => {
		await start();
		const html = { 'content-type': 'text/html' };
		trakt.api.faults.add({ kind: 'status', status: 429, headers: html, body: '<html>' });
		const answer = await call(trakt, 'GET', '/sync/watchlist');
		expect([answer.status, answer.text, answer.headers.get('retry-after')]).toEqual([429, '<html>', null]);
	});
});

describe('A write', () => {
	beforeEach(async () => await start());

	it('succeeds although nobody knows the film', async () => {
		const sent = {
			movies: [{ ids: { imdb: 'tt0000000' } }, { title: 'No such film', year: 1901 }],
		};
		const answer = await call(trakt, 'POST', '/sync/watchlist', { body: sent });
		expect(answer.status).toBe(201);
		expect(written(answer).added.movies).toBe(0);
		expect(written(answer).not_found).toEqual({ ...sent, shows: [], seasons: [], episodes: [] });
	});

	it('says what is there already', async () => {
		const answer = await call(trakt, 'POST', '/sync/watchlist', {
			body: { movies: [{ ids: filmIds(0) }] },
		});
		expect(written(answer)).toMatchObject({ added: { movies: 0 }, existing: { movies: 1 } });
		expect(written(answer).list.item_count).toBe(COUNTS.watchlist.all);
	});

	it.each(['trakt', 'slug', 'imdb', 'tmdb'] as const)('finds a film by its %s id', async (kind) => {
		const ids = filmIds(COUNTS.watchlist.movies);
		const answer = await call(trakt, 'POST', '/sync/watchlist', {
			body: { movies: [{ ids: { [kind]: ids[kind] } }] },
		});
		expect(written(answer).added.movies).toBe(1);
		expect(trakt.state.watchlist.count('movie')).toBe(COUNTS.watchlist.movies + 1);
	});

	it('finds a film by title and year', async () => {
		const movie = trakt.state.library.movies[COUNTS.watchlist.movies];
		const body = { movies: [{ title: movie?.title, year: movie?.year }] };
		expect(written(await call(trakt, 'POST', '/sync/watchlist', { body })).added.movies).toBe(1);
	});

	it('lists the seasons of a show that it names, not the show', async () => {
		const show = trakt.state.library.show({ title: 'Two seasons', seasons: [3, 4] });
		const body = { shows: [{ ids: { trakt: show.ids.trakt }, seasons: [{ number: 2 }] }] };
		const answer = await call(trakt, 'POST', '/sync/watchlist', { body });
		expect(written(answer).added).toEqual({ movies: 0, shows: 0, seasons: 1, episodes: 0 });
		const unknown = { shows: [{ ids: { trakt: show.ids.trakt }, seasons: [{ number: 9 }] }] };
		expect(written(await call(trakt, 'POST', '/sync/watchlist', { body: unknown })).not_found.shows).toHaveLength(1);
	});

	it('removes what it names and counts it', async () => {
		const body = { movies: [{ ids: filmIds(0) }, { ids: filmIds(COUNTS.watchlist.movies) }] };
		const answer = await call(trakt, 'POST', '/sync/watchlist/remove', { body });
		expect(written(answer)).toMatchObject({ deleted: { movies: 1 }, list: { item_count: 385 } });
	});

	it('moves the moments of the last activities that it concerns, and no others', async () => {
		const before = await activities();
		await call(trakt, 'POST', '/sync/watchlist/remove', {
			body: { movies: [{ ids: filmIds(0) }] },
		});
		const after = await activities();
		expect(after.all).not.toEqual(before.all);
		expect(after.watchlist).not.toEqual(before.watchlist);
		expect(after.movies?.watchlisted_at).toBe(after.watchlist?.updated_at);
		expect(Date.parse(after.watchlist?.updated_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
		expect([after.shows, after.seasons, after.lists]).toEqual([before.shows, before.seasons, before.lists]);
	});

	it('that changes nothing moves nothing', async () => {
		const before = await activities();
		await call(trakt, 'POST', '/sync/watchlist', { body: { movies: [{ ids: filmIds(0) }] } });
		expect(await activities()).toEqual(before);
	});

	it("moves a list's own moment and count", async () => {
		const path = `/users/me/lists/${SAMPLE.favourites}`;
		const read = async () => (await call(trakt, 'GET', path)).json as { updated_at: string; item_count: number };
		const before = await read();
		await call(trakt, 'POST', `${path}/items`, { body: { movies: [{ ids: filmIds(0) }] } });
		const after = await read();
		expect(after.item_count).toBe(before.item_count + 1);
		expect(after.updated_at > before.updated_at).toBe(true);
		expect((await activities()).lists?.updated_at).toBe(after.updated_at);
	});

	it("to another user's list is a 403", async () => {
		const path = `/users/${SAMPLE.other.user}/lists/${SAMPLE.other.list}/items`;
		expect((await call(trakt, 'POST', path, { body: {} })).status).toBe(403);
	});

	it.each([
		['modern', null, null],
		['legacy', 'false', '250'],
	] as const)('above the limit of the account is a bare 420 (%s)', async (style, vip, limit) => {
		trakt.state.me.vip = false;
		trakt.state.switches.accountLimitStyle = style;
		const body = { movies: [{ ids: filmIds(COUNTS.watchlist.movies) }] };
		const answer = await call(trakt, 'POST', '/sync/watchlist', { body });
		expect([answer.status, answer.text]).toEqual([420, '']);
		expect(answer.headers.get('x-vip-user')).toBe(vip);
		expect(answer.headers.get('x-account-limit')).toBe(limit);
		expect(trakt.state.watchlist.size).toBe(COUNTS.watchlist.all);
	});

	it('to the history makes two plays when it is sent twice, and clears the watchlist', async () => {
		const body = { movies: [{ ids: filmIds(0), watched_at: '2026-03-01T20:00:00.000Z' }] };
		const one = await call(trakt, 'POST', '/sync/history', { body });
		const two = await call(trakt, 'POST', '/sync/history', { body });
		expect([one.status, two.status]).toEqual([201, 201]);
		expect([written(one).added, written(two).added]).toEqual([
			{ movies: 1, episodes: 0 },
			{ movies: 1, episodes: 0 },
		]);
		expect(trakt.state.me.history.map(({ watchedAt }) => watchedAt)).toEqual(Array(2).fill('2026-03-01T20:00:00.000Z'));
		expect(trakt.state.watchlist.count('movie')).toBe(COUNTS.watchlist.movies - 1);
	});

	it('of a show to the history is a play of each of its episodes', async () => {
		const show = trakt.state.library.shows[1];
		const body = { shows: [{ ids: { trakt: show?.ids.trakt } }] };
		const answer = await call(trakt, 'POST', '/sync/history', { body });
		expect(written(answer).added.episodes).toBe(show?.seasons.flatMap(({ episodes }) => episodes).length);
		expect(trakt.state.watchlist.count('show')).toBe(COUNTS.watchlist.shows - 1);
	});
});

describe('A list', () => {
	beforeEach(async () => await start());

	it('that is private does not exist for others', async () => {
		const path = `/users/${SAMPLE.secret.user}/lists/${SAMPLE.secret.list}`;
		for (const suffix of ['', '/items', '/items/movie']) {
			const answer = await call(trakt, 'GET', `${path}${suffix}`);
			expect([answer.status, answer.text]).toEqual([401, '']);
			expect(answer.headers.get('x-private-user')).toBe('true');
		}
		trakt.state.switches.privateStatus = 404;
		expect((await call(trakt, 'GET', path)).status).toBe(404);
	});

	it('that is private is there for its owner', async () => {
		const path = `/users/me/lists/${SAMPLE.sciFiNight}/items`;
		expect((await call(trakt, 'GET', path)).status).toBe(200);
		expect((await call(trakt, 'GET', path.replace('me', 'sample-user'), { token: null })).status).toBe(401);
	});

	it('by link is readable, but not among the lists of its owner', async () => {
		const list = trakt.state.account(SAMPLE.other.user)?.addList({ name: 'By link', privacy: 'link' });
		expect((await call(trakt, 'GET', `/lists/${list?.ids.trakt}`)).status).toBe(200);
		const lists = (await call(trakt, 'GET', `/users/${SAMPLE.other.user}/lists`)).json;
		expect(lists).toHaveLength(1);
	});

	it('of nobody is a 404, and so is a user that does not exist', async () => {
		expect((await call(trakt, 'GET', '/users/me/lists/nothing')).status).toBe(404);
		expect((await call(trakt, 'GET', '/users/nobody/lists')).status).toBe(404);
		expect((await call(trakt, 'GET', '/lists/4')).status).toBe(404);
	});

	it('holds seasons, episodes and people next to films and shows', async () => {
		const answer = await call(trakt, 'GET', `/users/me/lists/${SAMPLE.sciFiNight}/items`);
		const count = (type: string) => items(answer).filter((item) => item.type === type).length;
		const { movies, shows, seasons, episodes, people } = COUNTS.sciFiNight;
		expect(['movie', 'show', 'season', 'episode', 'person'].map(count)).toEqual([movies, shows, seasons, episodes, people]);
		expect(items(answer).find(({ type }) => type === 'episode')).toMatchObject({
			episode: { season: 1, number: 4 },
			show: { ids: expect.any(Object) },
		});
	});

	it('that is liked is among the likes', async () => {
		const answer = await call(trakt, 'GET', '/users/likes/lists');
		expect(answer.json).toMatchObject([{ type: 'list', list: { ids: { slug: SAMPLE.other.list } } }]);
	});
});

describe('A watchlist of another user', () => {
	it('is open unless the profile is private', async () => {
		await start();
		const path = '/users/sample-user/watchlist/movies';
		expect((await call(trakt, 'GET', path, { token: null })).status).toBe(200);
		trakt.state.me.private = true;
		expect((await call(trakt, 'GET', path, { token: null })).status).toBe(401);
		expect((await call(trakt, 'GET', path)).status).toBe(200);
	});
});

describe('Looking up an id', () => {
	beforeEach(async () => await start());

	it('finds the film and the show that share a number', async () => {
		const both = (await call(trakt, 'GET', '/search/tmdb/1396')).json;
		expect(both).toMatchObject([
			{ type: 'movie', score: null },
			{ type: 'show', score: null },
		]);
		const show = (await call(trakt, 'GET', '/search/tmdb/1396?type=show')).json;
		expect(show).toMatchObject([{ type: 'show' }]);
	});

	it('of nothing is an empty list', async () => {
		const answer = await call(trakt, 'GET', '/search/imdb/tt0000000?type=movie');
		expect([answer.status, answer.text]).toEqual([200, '[]']);
	});

	it('finds a title by slug, Trakt id or IMDB id, and a 404 otherwise', async () => {
		const { slug, trakt: id, imdb } = filmIds(4);
		for (const segment of [slug, id, imdb]) {
			expect((await call(trakt, 'GET', `/movies/${segment}`)).json).toMatchObject({
				ids: { trakt: id },
			});
		}
		expect((await call(trakt, 'GET', '/movies/nothing-like-that')).status).toBe(404);
	});

	it('gives the seasons of a show with their episodes', async () => {
		const show = trakt.state.library.shows[1];
		const path = `/shows/${show?.ids.slug}/seasons`;
		const bare = (await call(trakt, 'GET', path)).json as object[];
		const full = (await call(trakt, 'GET', `${path}?extended=full,episodes`)).json as object[];
		expect(Object.keys(bare[0] ?? {})).toEqual(['number', 'ids']);
		expect(full).toMatchObject(
			show?.seasons.map(({ number, episodes }) => ({
				number,
				episode_count: episodes.length,
				episodes: episodes.map((episode) => ({ number: episode.number })),
			})) ?? [],
		);
	});
});

describe('A fault', () => {
	beforeEach(async () => await start());

	const add = async () =>
		await call(trakt, 'POST', '/sync/watchlist', {
			body: { movies: [{ ids: filmIds(COUNTS.watchlist.movies) }] },
		});

	it('before the route leaves the write undone', async () => {
		trakt.api.faults.add({ kind: 'resetBefore', match: 'POST /sync/watchlist' });
		await expect(add()).rejects.toThrow();
		expect(trakt.state.watchlist.size).toBe(COUNTS.watchlist.all);
	});

	it('after the route leaves the write done although the answer is lost', async () => {
		trakt.api.faults.add({ kind: 'resetAfter', match: 'POST /sync/watchlist' });
		await expect(add()).rejects.toThrow();
		expect(trakt.state.watchlist.size).toBe(COUNTS.watchlist.all + 1);
		expect(written(await add()).existing.movies).toBe(1);
	});

	it('of a gateway is HTML in place of the answer of a write that has happened', async () => {
		trakt.api.faults.add({ kind: 'lostAfter', match: 'POST /sync/watchlist' });
		const answer = await add();
		expect([answer.status, answer.text.includes('502 Bad Gateway')]).toEqual([502, true]);
		expect(trakt.state.watchlist.size).toBe(COUNTS.watchlist.all + 1);
	});

	it('strikes the page that it is meant for', async () => {
		trakt.api.faults.add({ kind: 'status', status: 503, match: 'GET /sync/watchlist', skip: 1 });
		expect((await call(trakt, 'GET', '/sync/watchlist')).status).toBe(200);
		expect((await call(trakt, 'GET', '/sync/watchlist?page=2')).status).toBe(503);
		expect((await call(trakt, 'GET', '/sync/watchlist?page=2')).status).toBe(200);
	});
});

describe('A driver in another process', () => {
	const control = async (path: string, body?: unknown) => {
		const response = await fetch(`${trakt.api.url}/__control/${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		return (await response.json()) as Record<string, unknown>;
	};

	beforeEach(async () => await start());

	it('reads a summary of the state', async () => {
		trakt.signIn();
		expect(await control('state')).toMatchObject({
			watchlist: COUNTS.watchlist,
			lists: [{ item_count: COUNTS.favourites.all }, { item_count: COUNTS.sciFiNight.all }],
			history: 0,
			tokens: { generation: 1, refreshes: 0 },
		});
	});

	it('adds and removes entries, known ones and new ones', async () => {
		const film = { title: 'Brand new', trakt: 888_001, tmdb: 888_001 };
		await control('add', {
			newMovies: [film],
			movies: [{ ids: filmIds(COUNTS.watchlist.movies) }],
		});
		await control('add', { newMovies: [film], list: SAMPLE.favourites });
		expect(trakt.state.watchlist.count('movie')).toBe(COUNTS.watchlist.movies + 2);
		expect(trakt.state.me.list(SAMPLE.favourites)?.items.size).toBe(COUNTS.favourites.all + 1);
		await control('remove', { movies: [{ ids: { tmdb: 888_001 } }] });
		expect(trakt.state.watchlist.count('movie')).toBe(COUNTS.watchlist.movies + 1);
	});

	it('signs in, lets the tokens expire and changes switches', async () => {
		const token = (await control('sign-in', {})).access_token as string;
		expect((await call(trakt, 'GET', '/sync/watchlist', { token })).status).toBe(200);
		await control('expire-tokens', {});
		expect((await call(trakt, 'GET', '/sync/watchlist', { token })).status).toBe(401);
		await control('switches', { lies: { itemCount: 7 }, rotation: 'family', vip: false });
		expect([trakt.state.lies, trakt.state.switches.rotation, trakt.state.me.vip]).toEqual([{ itemCount: 7 }, 'family', false]);
	});
});
