import { COUNTS, SHARED_TMDB, bulkFilms, films, shows, watchlistFilms } from './catalogue';
import { Client, signIn, signedIn } from './moviePilot/client';
import { SAMPLE, SAMPLE_MISSING, fillBulk, fillSample, isBulkSubscribed } from './moviePilot/sample';
import { ALL, CATALOGUE, V2, film, show, start, stopAll } from './moviePilot/testing';

afterEach(stopAll);

describe('who may pass', () => {
	it('v2.5.6 opens user routes to a signed-in user only, not to the API token', async () => {
		const { server, user, key } = await start('v2.5.6');
		expect((await user.get('/api/v1/user/current')).body.name).toBe('owner');
		expect(await key.get('/api/v1/user/current')).toMatchObject({
			status: 401,
			body: { detail: 'Not authenticated' },
		});
		const byQuery = await new Client(server.url).get('/api/v1/user/current', {
			token: server.apiToken,
		});
		expect(byQuery.status).toBe(401);
	});

	it.each(['v2.12.0', 'v3.0.0'] as const)('%s opens user routes to all four kinds of credential', async (generation) => {
		const { server, user, key, nobody } = await start(generation);
		const path = '/api/v1/subscribe/';
		for (const reply of [
			await user.get(path),
			await key.get(path),
			await nobody.get(path, { apikey: server.apiToken }),
			await nobody.get(path, { token: server.apiToken }),
		]) {
			expect(reply.status).toBe(200);
		}
		expect((await nobody.get(path)).status).toBe(401);
	});

	it.each(ALL)('%s opens the Radarr and Sonarr surface to the API token in header or query', async (generation) => {
		const { server, user, key, nobody } = await start(generation);
		const path = '/api/v3/system/status';
		expect(await key.get(path)).toMatchObject({
			status: 200,
			body: { appName: 'MoviePilot', version: generation },
		});
		expect((await nobody.get(path, { apikey: server.apiToken })).status).toBe(200);
		expect((await user.get(path)).status).toBe(401);
		expect((await nobody.get(path, { token: server.apiToken })).status).toBe(401);
	});

	it('v2 accepts the API token for /subscribe/list only as ?token=, v3 as a header too', async () => {
		for (const generation of ALL) {
			const { server, key, nobody } = await start(generation);
			expect((await nobody.get('/api/v1/subscribe/list', { token: server.apiToken })).status).toBe(200);
			const byHeader = await key.get('/api/v1/subscribe/list');
			expect(byHeader.status).toBe(generation === 'v3.0.0' ? 200 : 401);
			if (generation !== 'v3.0.0') expect(byHeader.body).toEqual({ detail: 'API_TOKEN 校验不通过' });
		}
	});

	it('v2 lets the query win over the header, v3 the header over the query', async () => {
		for (const generation of ALL) {
			const { key } = await start(generation);
			const reply = await key.get('/api/v3/tag', { apikey: 'wrong' });
			expect(reply.status).toBe(generation === 'v3.0.0' ? 200 : 401);
		}
	});

	it('words a wrong credential as its generation does', async () => {
		const wrong = { 'x-api-key': 'wrong' };
		const v2 = await start('v2.5.6');
		expect(await new Client(v2.server.url, wrong).get('/api/v3/tag')).toMatchObject({
			status: 401,
			body: { detail: 'API_KEY 校验不通过' },
		});
		const bad = await new Client(v2.server.url, { authorization: 'Bearer x.y.z' }).get('/api/v1/user/current');
		expect(bad).toMatchObject({ status: 403, body: { detail: 'token校验不通过' } });

		const v3 = await start('v3.0.0');
		const refused = await new Client(v3.server.url, wrong).get('/api/v3/tag');
		expect(refused).toMatchObject({
			status: 401,
			body: { success: false, message: 'apikey 校验不通过', data: null },
		});
		expect(refused.headers.get('www-authenticate')).toBe('Bearer');
		const expired = await new Client(v3.server.url, { authorization: 'Bearer x.y.z' }).get('/api/v1/user/current');
		expect(expired).toMatchObject({ status: 401, body: { success: false, data: null } });
	});

	it('counts the signed-in token alone where a right API token stands beside a wrong one', async () => {
		const { server } = await start('v3.0.0');
		const both = new Client(server.url, {
			authorization: 'Bearer x',
			'x-api-key': server.apiToken,
		});
		expect((await both.get('/api/v1/subscribe/')).status).toBe(401);
	});

	it('signs in with a form and answers a token of eight days', async () => {
		const { server } = await start('v2.5.6');
		const form = { username: server.username, password: server.password };
		const { status, body } = await new Client(server.url).call('POST', '/api/v1/login/access-token', { form });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			token_type: 'bearer',
			super_user: true,
			user_id: 1,
			user_name: 'owner',
		});
		const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
		expect(claims.exp - claims.iat).toBe(8 * 24 * 60 * 60);
	});

	it('refuses a wrong password and a missing one-time code with the same words', async () => {
		const { server } = await start('v2.5.6', { otp: '123456' });
		const login = async (form: Record<string, string>) => await new Client(server.url).call('POST', '/api/v1/login/access-token', { form });
		const { username, password } = server;
		const refused = { status: 401, body: { detail: '用户名或密码或二次校验码不正确' } };
		expect(await login({ username, password: 'wrong', otp_password: '123456' })).toMatchObject(refused);
		expect(await login({ username, password })).toMatchObject(refused);
		expect((await login({ username, password, otp_password: '123456' })).status).toBe(200);
	});

	it('reads a sign-in from a form only', async () => {
		const { server, nobody } = await start('v2.5.6');
		const json = { username: server.username, password: server.password };
		const reply = await nobody.post('/api/v1/login/access-token', json);
		expect(reply.status).toBe(422);
		expect(reply.body.detail[0]).toMatchObject({ loc: ['body', 'username'], type: 'missing' });
	});

	it('lets a token really expire, by the clock and by hand', async () => {
		const { server, user } = await start('v2.5.6', { loginLifetimeSeconds: 60 });
		expect((await user.get('/api/v1/user/current')).status).toBe(200);
		server.state.now = () => Date.now() + 61_000;
		expect((await user.get('/api/v1/user/current')).status).toBe(403);
		server.state.now = Date.now;
		const again = await signedIn(server);
		server.expireLogins();
		expect((await again.get('/api/v1/user/current')).status).toBe(403);
	});

	it('replaces an API token of fewer than 16 characters by a random one', async () => {
		const { server } = await start('v2.5.6', { apiToken: 'short' });
		expect(server.apiToken).not.toBe('short');
		expect(server.apiToken.length).toBeGreaterThanOrEqual(16);
		const { server: kept } = await start('v2.5.6', { apiToken: 'sixteen-letters!' });
		expect(kept.apiToken).toBe('sixteen-letters!');
	});

	it('knows every secret it has handed out', async () => {
		const { server } = await start('v2.5.6', { otp: '123456' });
		const token = await signIn(server, '123456');
		for (const secret of [server.apiToken, server.password, '123456', token]) {
			expect(server.simulator.secrets.has(secret)).toBe(true);
		}
	});
});

describe('telling the generations apart', () => {
	it('tells the version without a secret from late v2 on', async () => {
		for (const generation of ALL) {
			const { nobody } = await start(generation);
			const { body } = await nobody.get('/api/v1/system/global', { token: 'moviepilot' });
			expect(body.data.BACKEND_VERSION).toBe(generation === 'v2.5.6' ? undefined : generation);
			expect((await nobody.get('/api/v1/system/global', { token: 'other' })).status).toBe(403);
		}
	});

	it('has a ping on v3 only', async () => {
		for (const generation of ALL) {
			const { nobody } = await start(generation);
			expect((await nobody.get('/api/v1/system/ping')).status).toBe(generation === 'v3.0.0' ? 200 : 404);
		}
	});
});

describe('the shape of answers', () => {
	it('v2 answers lists bare, v3 wrapped and counted in headers', async () => {
		for (const generation of V2) {
			const { user } = await start(generation);
			expect((await user.get('/api/v1/subscribe/')).body).toEqual([]);
		}
		const { user } = await start('v3.0.0');
		for (const { tmdbid } of CATALOGUE.films) await user.post('/api/v1/subscribe/', film('v3.0.0', tmdbid));
		const whole = await user.get('/api/v1/subscribe/');
		expect(whole.body).toMatchObject({ success: true, message: null });
		expect(whole.body.data).toHaveLength(3);
		expect(whole.headers.get('x-total-count')).toBe('3');
		expect(whole.headers.get('x-result-count')).toBe('3');
		expect(whole.headers.get('x-page')).toBeNull();
		const second = await user.get('/api/v1/subscribe/', { page: '2', count: '2' });
		expect(second.body.data).toHaveLength(1);
		expect(second.headers.get('x-total-count')).toBe('3');
		expect(second.headers.get('x-result-count')).toBe('1');
		expect(second.headers.get('x-page')).toBe('2');
		expect(second.headers.get('x-page-size')).toBe('2');
		expect((await user.get('/api/v1/subscribe/', { count: '201' })).status).toBe(422);
	});

	it('v3 keeps the sign-in, the Radarr surface and plugin routes bare', async () => {
		const { server, key, nobody } = await start('v3.0.0');
		expect(Array.isArray((await key.get('/api/v3/movie')).body)).toBe(true);
		const plugin = await nobody.call('POST', '/api/v1/plugin/TraktSync/sync', {
			query: { apikey: server.apiToken },
		});
		expect(plugin.body).toEqual({ success: true, message: 'Trakt想看同步任务已启动', data: {} });
	});

	it('v2 says what is wrong with a request in "detail", v3 in "data"', async () => {
		const v2 = await start('v2.5.6');
		const old = await v2.user.get('/api/v1/subscribe/abc');
		expect(old.status).toBe(422);
		expect(old.body.detail[0]).toMatchObject({
			loc: ['path', 'subscribe_id'],
			type: 'int_parsing',
		});
		const v3 = await start('v3.0.0');
		const today = await v3.user.get('/api/v1/subscribe/abc');
		expect(today.status).toBe(422);
		expect(today.body).toMatchObject({ success: false, message: '请求参数校验失败' });
		expect(today.body.data[0]).toMatchObject({
			location: ['path', 'subscribe_id'],
			error_type: 'int_parsing',
		});
	});

	it('v3 words its messages in the language of the request', async () => {
		const { server, user } = await start('v3.0.0');
		const body = show('v3.0.0', 1396, { season: 9 });
		expect((await user.post('/api/v1/subscribe/', body)).body.message).toBe('未获取到第 9 季的总集数');
		const token = await signIn(server);
		const english = new Client(server.url, {
			authorization: `Bearer ${token}`,
			'accept-language': 'en-GB,en;q=0.9',
		});
		const reply = await english.post('/api/v1/subscribe/', body);
		expect(reply.body.message).toBe('The number of episodes of season 9 is unknown');
	});

	it('misses routes the way FastAPI does', async () => {
		const { user } = await start('v2.5.6');
		expect(await user.get('/api/v1/nothing')).toMatchObject({
			status: 404,
			body: { detail: 'Not Found' },
		});
		const redirect = await user.get('/api/v1/subscribe', { page: '1' });
		expect(redirect.status).toBe(307);
		expect(redirect.headers.get('location')).toMatch(/\/api\/v1\/subscribe\/\?page=1$/);
		expect((await user.get('/api/v1/plugin/TraktSync/sync')).status).toBe(405);
		const v3 = await start('v3.0.0');
		expect(await v3.user.get('/api/v1/nothing')).toMatchObject({
			status: 404,
			body: { success: false, message: 'Not Found', data: null },
		});
	});

	it('answers 422 to a body that is not JSON, and 401 first where nobody is signed in', async () => {
		const { server, nobody } = await start('v2.5.6');
		const broken = { text: '{"name":', headers: { 'content-type': 'application/json' } };
		expect((await nobody.call('POST', '/api/v1/subscribe/', broken)).status).toBe(401);
		const reply = await (await signedIn(server)).call('POST', '/api/v1/subscribe/', broken);
		expect(reply.status).toBe(422);
		expect(reply.body.detail[0].type).toBe('json_invalid');
	});
});

describe('a driver in another process', () => {
	it('reads the state, removes a subscription and ends the sign-ins', async () => {
		const { server, user, nobody } = await start('v2.5.6', { library: { films: [27205] } });
		await user.post('/api/v1/subscribe/', film('v2.5.6', 155));
		expect((await nobody.get('/__control/subscriptions')).body).toMatchObject([{ id: 1, tmdbid: 155 }]);
		expect((await nobody.get('/__control/library')).body).toEqual({
			films: 1,
			shows: 0,
			episodes: 0,
		});
		expect((await nobody.get('/__control/notifications')).body).toHaveLength(1);
		await nobody.delete('/__control/subscriptions/1');
		expect(server.state.subscriptions.size).toBe(0);
		await nobody.post('/__control/expire-logins');
		expect((await user.get('/api/v1/subscribe/')).status).toBe(403);
	});

	it('can make the server misbehave', async () => {
		const { server, user, nobody } = await start('v2.5.6');
		await nobody.post('/__control/faults', { kind: 'lostAfter', match: 'POST /api/v1/subscribe/' });
		expect((await user.post('/api/v1/subscribe/', film('v2.5.6', 155))).status).toBe(502);
		expect(server.state.subscriptions.size).toBe(1);
	});
});

describe('the sample', () => {
	it('has of the watchlist what its constants say', async () => {
		const { server, key } = await start('v2.12.0', { catalogue: {} });
		fillSample(server.state);
		expect(SAMPLE.filmsInLibrary).toHaveLength(40);
		expect(SAMPLE.filmsSubscribed).toHaveLength(60);
		expect(SAMPLE.showsComplete).toHaveLength(8);
		expect(SAMPLE.seasonsSubscribed).toHaveLength(10);
		expect(server.state.subscriptions.size).toBe(60 + 1 + 10);
		expect(server.state.library.summary().films).toBe(40);
		expect(watchlistFilms).not.toContain(SAMPLE.filmOnlySubscribed);
		for (const sampleShow of SAMPLE.showsComplete) {
			const body = { title: sampleShow.title, type: '电视剧', tmdb_id: sampleShow.tmdb };
			expect((await key.post('/api/v1/mediaserver/notexists', body)).body).toEqual([]);
		}
		const left = SAMPLE_MISSING.films.length + SAMPLE_MISSING.filmsWithoutTmdb.length;
		expect(left).toBe(watchlistFilms.length - 40 - 60);
	});

	it('accepts everything that is missing, the film and the show with one number included', async () => {
		const { server, key } = await start('v2.12.0', { catalogue: {} });
		fillSample(server.state);
		const failed: string[] = [];
		const add = async (body: object, label: string) => {
			const reply = await key.post('/api/v1/subscribe/', body);
			if (reply.body.success !== true) failed.push(label);
		};
		for (const { title, tmdb } of SAMPLE_MISSING.films) await add({ name: title, type: '电影', tmdbid: tmdb }, title);
		const seasons = [...SAMPLE_MISSING.seasons, ...SAMPLE_MISSING.seasonEntries];
		expect(SAMPLE_MISSING.seasonEntries).toHaveLength(COUNTS.watchlist.seasons);
		for (const { show: parent, season } of seasons) {
			await add({ name: parent.title, type: '电视剧', tmdbid: parent.tmdb, season }, `${parent.title} ${season}`);
		}
		expect(failed).toEqual([]);
		expect(server.state.subscriptions.size).toBe(71 + SAMPLE_MISSING.films.length + seasons.length);
		expect(films.some((entry) => entry.tmdb === SHARED_TMDB)).toBe(true);
		expect(shows.some((entry) => entry.tmdb === SHARED_TMDB)).toBe(true);
	});

	it('holds tens of thousands of titles and adds to them without walking through them', async () => {
		const { server, key } = await start('v2.12.0', { catalogue: {} });
		const bulk = bulkFilms(20_000);
		const filled = fillBulk(server.state, bulk, 0.5);
		expect(filled).toEqual({ films: 20_000, subscribed: 10_000 });
		const free = bulk.filter((_, index) => !isBulkSubscribed(index, 0.5)).slice(0, 200);
		const before = performance.now();
		for (const { title, tmdb } of free) {
			await key.post('/api/v1/subscribe/', { name: title, type: '电影', tmdbid: tmdb });
		}
		// Far from a benchmark: it only catches an add that walks through everything.
		expect(performance.now() - before).toBeLessThan(200 * 50);
		expect(server.state.subscriptions.size).toBe(10_200);
	});
});
