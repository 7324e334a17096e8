import { Client } from './moviePilot/client';
import { fillSample } from './moviePilot/sample';
import { ALL, V2, film, show, start, stopAll, unwrap } from './moviePilot/testing';

afterEach(stopAll);

describe('adding a subscription', () => {
	it.each(ALL)('%s adds a film under its localised title', async (generation) => {
		const { server, user } = await start(generation);
		const reply = await user.post('/api/v1/subscribe/', film(generation, 27205));
		expect(reply).toMatchObject({
			status: 200,
			body: { success: true, message: '', data: { id: 1 } },
		});
		const row = unwrap(generation, (await user.get('/api/v1/subscribe/1')).body);
		expect(row).toMatchObject({
			id: 1,
			name: '盗梦空间',
			year: '2010',
			type: '电影',
			state: 'N',
			season: null,
		});
		if (generation === 'v3.0.0') {
			expect(row).toMatchObject({ media_source: 'themoviedb', media_id: '27205' });
			expect(row).not.toHaveProperty('tmdbid');
		} else {
			expect(row.tmdbid).toBe(27205);
		}
		expect(server.state.notifications[0]?.title).toBe('盗梦空间 (2010) 已添加订阅');
	});

	it('v2 recognises nothing without a name, v3 does', async () => {
		const v2 = await start('v2.5.6');
		expect((await v2.user.post('/api/v1/subscribe/', { type: '电影', tmdbid: 155 })).body).toEqual({
			success: false,
			message: '未识别到媒体信息',
			data: { id: null },
		});
		const v3 = await start('v3.0.0');
		const { name: _name, ...unnamed } = film('v3.0.0', 155);
		expect((await v3.user.post('/api/v1/subscribe/', unnamed)).body.success).toBe(true);
	});

	it('fails with a server error for a type that is not one of its two words', async () => {
		for (const generation of V2) {
			const { user } = await start(generation);
			const reply = await user.post('/api/v1/subscribe/', film(generation, 155, { type: 'movie' }));
			expect(reply).toMatchObject({ status: 500, body: 'Internal Server Error' });
			expect(reply.headers.get('content-type')).toMatch(/^text\/plain/);
		}
		const { user } = await start('v3.0.0');
		expect(await user.post('/api/v1/subscribe/', film('v3.0.0', 155, { type: 'movie' }))).toMatchObject({
			status: 500,
			body: { success: false, data: null },
		});
	});

	it.each(ALL)('%s takes season 1 for a show without a season', async (generation) => {
		const { user } = await start(generation);
		await user.post('/api/v1/subscribe/', show(generation, 1396));
		const row = unwrap(generation, (await user.get('/api/v1/subscribe/1')).body);
		expect(row).toMatchObject({ season: 1, total_episode: 7, lack_episode: 7, type: '电视剧' });
	});

	it.each(ALL)('%s refuses a season it does not know with HTTP 200', async (generation) => {
		const { user } = await start(generation);
		const reply = await user.post('/api/v1/subscribe/', show(generation, 1396, { season: 9 }));
		expect(reply.status).toBe(200);
		expect(reply.body).toEqual({
			success: false,
			message: '未获取到第 9 季的总集数',
			data: { id: null },
		});
	});

	it('v2 takes season 0 for season 1, v3 subscribes the specials', async () => {
		for (const generation of ALL) {
			const { user } = await start(generation);
			await user.post('/api/v1/subscribe/', show(generation, 1396, { season: 0 }));
			const row = unwrap(generation, (await user.get('/api/v1/subscribe/1')).body);
			expect(row.season).toBe(generation === 'v3.0.0' ? 0 : 1);
		}
	});

	it.each(ALL)('%s answers a second add like the first and announces it again', async (generation) => {
		const { server, user } = await start(generation);
		const first = await user.post('/api/v1/subscribe/', film(generation, 155));
		const second = await user.post('/api/v1/subscribe/', film(generation, 155));
		expect(second.body).toEqual(first.body);
		expect(server.state.subscriptions.size).toBe(1);
		expect(server.state.notifications).toHaveLength(2);
		expect(server.state.events.map((event) => event.type)).toEqual(['subscribe.added', 'subscribe.added']);
	});

	it.each(V2)('%s mistakes a film for a subscribed show with the same TMDB number', async (generation) => {
		const { server, user } = await start(generation);
		const added = await user.post('/api/v1/subscribe/', show(generation, 1396));
		const reply = await user.post('/api/v1/subscribe/', film(generation, 1396));
		expect(reply.body).toEqual(added.body);
		expect(server.state.subscriptions.size).toBe(1);
		const { body: row } = await user.get(`/api/v1/subscribe/${reply.body.data.id}`);
		expect(row.type).toBe('电视剧');
	});

	it.each(V2)('%s adds a season although a film with its number is subscribed', async (generation) => {
		const { server, user } = await start(generation);
		await user.post('/api/v1/subscribe/', film(generation, 1396));
		const reply = await user.post('/api/v1/subscribe/', show(generation, 1396, { season: 2 }));
		expect(reply.body.data.id).toBe(2);
		expect(server.state.subscriptions.size).toBe(2);
	});

	it('v3 keeps the two apart, unless told to have the fault still', async () => {
		for (const typesCollide of [false, true]) {
			const { server, user } = await start('v3.0.0', { traits: { typesCollide } });
			await user.post('/api/v1/subscribe/', show('v3.0.0', 1396));
			await user.post('/api/v1/subscribe/', film('v3.0.0', 1396));
			expect(server.state.subscriptions.size).toBe(typesCollide ? 1 : 2);
		}
	});

	it.each(ALL)('%s does not look at the library', async (generation) => {
		const { user } = await start(generation, { library: { films: [155] } });
		expect((await user.post('/api/v1/subscribe/', film(generation, 155))).body.success).toBe(true);
	});

	it('honours the state of the body on v2.5.6 only; a later status call works everywhere', async () => {
		for (const generation of ALL) {
			const { user } = await start(generation);
			await user.post('/api/v1/subscribe/', film(generation, 155, { state: 'S' }));
			const read = async () => unwrap(generation, (await user.get('/api/v1/subscribe/1')).body).state;
			expect(await read()).toBe(generation === 'v2.5.6' ? 'S' : 'N');
			const status = { query: { state: 'S' } };
			await user.call('PUT', '/api/v1/subscribe/status/1', status);
			expect(await read()).toBe('S');
		}
	});

	it('v3 wants media_source and media_id together, and knows the alias tmdb', async () => {
		const { user } = await start('v3.0.0');
		for (const half of [{ media_id: '155' }, { media_source: 'themoviedb' }]) {
			const reply = await user.post('/api/v1/subscribe/', { name: 'x', type: '电影', ...half });
			expect(reply).toMatchObject({ status: 200, body: { success: false } });
		}
		const alias = { name: 'x', type: '电影', media_source: 'tmdb', media_id: '155' };
		expect((await user.post('/api/v1/subscribe/', alias)).body.success).toBe(true);
	});

	it('v3 does not hear "tmdbid" and goes by the name', async () => {
		const { user } = await start('v3.0.0');
		const body = { name: 'Inception', year: '2010', type: '电影', tmdbid: 155 };
		await user.post('/api/v1/subscribe/', body);
		const { body: row } = await user.get('/api/v1/subscribe/1');
		expect(row.data.media_id).toBe('27205');
	});

	it('goes by the name where it does not know the id', async () => {
		const { user } = await start('v2.5.6');
		const body = { name: 'Inception', year: '2010', type: '电影', tmdbid: 999_999 };
		await user.post('/api/v1/subscribe/', body);
		expect((await user.get('/api/v1/subscribe/1')).body.tmdbid).toBe(27205);
		const unknown = { name: 'Nothing', year: '2010', type: '电影', tmdbid: 999_999 };
		expect((await user.post('/api/v1/subscribe/', unknown)).body.message).toBe('未识别到媒体信息');
	});

	it('refuses a year that is a number and takes an id that is text', async () => {
		const { user } = await start('v2.5.6');
		const reply = await user.post('/api/v1/subscribe/', film('v2.5.6', 155, { year: 2008 }));
		expect(reply.status).toBe(422);
		expect(reply.body.detail[0]).toMatchObject({ loc: ['body', 'year'], type: 'string_type' });
		const text = await user.post('/api/v1/subscribe/', { name: 'x', type: '电影', tmdbid: '155' });
		expect(text.body.success).toBe(true);
	});
});

describe('looking a subscription up, changing it, deleting it', () => {
	it.each(ALL)('%s answers an object of nulls for what is not subscribed', async (generation) => {
		const { user } = await start(generation);
		const path = generation === 'v3.0.0' ? '/api/v1/subscribe/media/155' : '/api/v1/subscribe/media/tmdb:155';
		const query: Record<string, string> = generation === 'v3.0.0' ? { media_source: 'themoviedb' } : {};
		const absent = await user.get(path, query);
		expect(absent.status).toBe(200);
		expect(new Set(Object.values(unwrap(generation, absent.body)))).toEqual(new Set([null]));
		await user.post('/api/v1/subscribe/', film(generation, 155));
		expect(unwrap(generation, (await user.get(path, query)).body).id).toBe(1);
	});

	it('v3 wants the source of a bare media id', async () => {
		const { user } = await start('v3.0.0');
		expect((await user.get('/api/v1/subscribe/media/155')).status).toBe(422);
		const wrong = await user.get('/api/v1/subscribe/media/155', { media_source: 'imdb' });
		expect(wrong.status).toBe(422);
	});

	it('knows a season by its number', async () => {
		const { user } = await start('v2.5.6');
		await user.post('/api/v1/subscribe/', show('v2.5.6', 1396, { season: 2 }));
		expect((await user.get('/api/v1/subscribe/media/tmdb:1396', { season: '2' })).body.id).toBe(1);
		expect((await user.get('/api/v1/subscribe/media/tmdb:1396', { season: '3' })).body.id).toBeNull();
		expect((await user.get('/api/v1/subscribe/media/tmdb:1396')).body.id).toBe(1);
	});

	it('v2.5.6 fails for an unknown id and pretends to delete it; v3 answers 404 to both', async () => {
		const v2 = await start('v2.5.6');
		expect(await v2.user.get('/api/v1/subscribe/77')).toMatchObject({
			status: 500,
			body: 'Internal Server Error',
		});
		expect(await v2.user.delete('/api/v1/subscribe/77')).toMatchObject({
			status: 200,
			body: { success: true },
		});
		const v3 = await start('v3.0.0');
		expect((await v3.user.get('/api/v1/subscribe/77')).status).toBe(404);
		expect((await v3.user.delete('/api/v1/subscribe/77')).status).toBe(404);
	});

	it('deletes every season of a media without a season, one with it', async () => {
		const { server, user } = await start('v2.5.6');
		for (const season of [1, 2, 3]) await user.post('/api/v1/subscribe/', show('v2.5.6', 1396, { season }));
		await user.delete('/api/v1/subscribe/media/tmdb:1396', { season: '2' });
		expect(server.state.subscriptions.all().map((row) => row.season)).toEqual([1, 3]);
		await user.delete('/api/v1/subscribe/media/tmdb:1396');
		expect(server.state.subscriptions.size).toBe(0);
		expect((await user.delete('/api/v1/subscribe/media/tmdb:1396')).body.success).toBe(true);
	});

	it.each(V2)('%s resets what a partial update leaves out', async (generation) => {
		const { server, user } = await start(generation);
		await user.post('/api/v1/subscribe/', show(generation, 1396, { season: 2, sites: [1, 2], filter_groups: ['4K'] }));
		expect(server.state.subscriptions.get(1)).toMatchObject({ total_episode: 13, sites: [1, 2] });
		await user.put('/api/v1/subscribe/', { id: 1, quality: '4K' });
		expect(server.state.subscriptions.get(1)).toMatchObject({
			quality: '4K',
			total_episode: 0,
			start_episode: 0,
			sites: [],
			filter_groups: [],
			name: '绝命毒师',
			lack_episode: 13,
		});
	});

	it.each(V2)('%s survives an update that starts from what it answered', async (generation) => {
		const { server, user } = await start(generation);
		await user.post('/api/v1/subscribe/', show(generation, 1396, { season: 2, sites: [1] }));
		const { body: row } = await user.get('/api/v1/subscribe/1');
		await user.put('/api/v1/subscribe/', { ...row, quality: '4K' });
		expect(server.state.subscriptions.get(1)).toMatchObject({
			quality: '4K',
			total_episode: 13,
			lack_episode: 13,
			sites: [1],
		});
	});

	it('v3 leaves alone what a partial update leaves out', async () => {
		const { server, user } = await start('v3.0.0');
		await user.post('/api/v1/subscribe/', show('v3.0.0', 1396, { season: 2, sites: [1, 2] }));
		await user.put('/api/v1/subscribe/', { id: 1, quality: '4K', state: 'S', lack_episode: 1 });
		expect(server.state.subscriptions.get(1)).toMatchObject({
			quality: '4K',
			total_episode: 13,
			lack_episode: 13,
			sites: [1, 2],
			state: 'N',
		});
	});

	it('refuses to change what is not there, and states that it does not know', async () => {
		const { user } = await start('v2.5.6');
		expect((await user.put('/api/v1/subscribe/', { id: 5 })).body).toMatchObject({
			success: false,
			message: '订阅不存在',
		});
		await user.post('/api/v1/subscribe/', film('v2.5.6', 155));
		const status = async (state: string) => (await user.call('PUT', '/api/v1/subscribe/status/1', { query: { state } })).body;
		expect(await status('X')).toMatchObject({ success: false, message: '无效的订阅状态' });
		expect(await status('N')).toMatchObject({ success: false });
		expect(await status('P')).toMatchObject({ success: true });
	});

	it('keeps finished subscriptions in a history of its own', async () => {
		const { server, user } = await start('v2.5.6');
		await user.post('/api/v1/subscribe/', film('v2.5.6', 155));
		server.state.finish(1);
		const path = `/api/v1/subscribe/history/${encodeURIComponent('电影')}`;
		expect((await user.get(path)).body).toMatchObject([{ id: 1, tmdbid: 155 }]);
		expect((await user.get('/api/v1/subscribe/')).body).toEqual([]);
		await user.delete('/api/v1/subscribe/history/1');
		expect((await user.get(path)).body).toEqual([]);
	});
});

describe('running subscriptions', () => {
	it('v2 triggers by GET and knows no POST', async () => {
		const { server, user } = await start('v2.5.6');
		await user.post('/api/v1/subscribe/', film('v2.5.6', 155));
		for (const path of ['refresh', 'check', 'search', 'search/1', 'reset/1']) {
			expect((await user.get(`/api/v1/subscribe/${path}`)).body.success).toBe(true);
			expect((await user.post(`/api/v1/subscribe/${path}`)).status).toBe(405);
		}
		expect(server.state.jobs).toEqual(['subscribe_refresh', 'subscribe_tmdb', 'subscribe_search', 'subscribe_search 1']);
		expect(server.state.subscriptions.get(1)?.state).toBe('R');
	});

	it('v3 triggers by POST; GET is 405, or takes the word for an id', async () => {
		const { user } = await start('v3.0.0');
		await user.post('/api/v1/subscribe/', film('v3.0.0', 155));
		for (const path of ['refresh', 'check', 'search', 'search/1', 'reset/1']) {
			expect((await user.post(`/api/v1/subscribe/${path}`)).body.success).toBe(true);
		}
		expect((await user.get('/api/v1/subscribe/search/1')).status).toBe(405);
		expect((await user.get('/api/v1/subscribe/refresh')).status).toBe(422);
	});

	it('an early v3 can be told to trigger by GET', async () => {
		const { user } = await start('v3.0.0', { traits: { triggerMethod: 'GET' } });
		expect((await user.get('/api/v1/subscribe/refresh')).status).toBe(200);
		expect((await user.post('/api/v1/subscribe/refresh')).status).toBe(405);
	});

	it('v2.5.6 claims to search for an id that it does not have, v3 does not', async () => {
		const v2 = await start('v2.5.6');
		expect((await v2.user.get('/api/v1/subscribe/search/77')).body.success).toBe(true);
		expect((await v2.user.get('/api/v1/subscribe/reset/77')).body.message).toBe('订阅不存在');
		const v3 = await start('v3.0.0');
		expect((await v3.user.post('/api/v1/subscribe/search/77')).body.success).toBe(false);
	});
});

describe('what others send in', () => {
	const notice = {
		notification_type: 'MEDIA_APPROVED',
		subject: 'Breaking Bad (2008)',
		media: { media_type: 'tv', tmdbId: 1396 },
		extra: [{ name: 'Requested Seasons', value: '1, 2' }],
		request: { requestedBy_username: 'ayse' },
	};
	const path = '/api/v1/subscribe/seerr';

	it.each(ALL)('%s adds what Seerr approves, in the background and with the bare token', async (generation) => {
		const { server } = await start(generation);
		const seerr = new Client(server.url, { authorization: server.apiToken });
		expect((await seerr.post(path, notice)).body.success).toBe(true);
		await new Promise((resolve) => setImmediate(resolve));
		expect(server.state.subscriptions.all()).toMatchObject([
			{ type: '电视剧', season: 1, username: 'ayse' },
			{ type: '电视剧', season: 2 },
		]);
		const film = { ...notice, media: { media_type: 'movie', tmdbId: 155 } };
		await seerr.post(path, film);
		await new Promise((resolve) => setImmediate(resolve));
		expect(server.state.subscriptions.get(3)).toMatchObject({ type: '电影', tmdbid: 155 });
	});

	it('refuses a wrong token with 400 before v3 and 401 since, and a show without seasons adds nothing', async () => {
		for (const generation of ALL) {
			const { server } = await start(generation);
			const wrong = new Client(server.url, { authorization: `Bearer ${server.apiToken}` });
			expect((await wrong.post(path, notice)).status).toBe(generation === 'v3.0.0' ? 401 : 400);
			const seerr = new Client(server.url, { authorization: server.apiToken });
			expect((await seerr.post(path, { ...notice, notification_type: 'TEST' })).body).toMatchObject({
				success: false,
			});
			await seerr.post(path, { ...notice, extra: [] });
			await new Promise((resolve) => setImmediate(resolve));
			expect(server.state.subscriptions.size).toBe(0);
		}
	});

	it('takes messages and webhooks', async () => {
		const { server, user, nobody } = await start('v2.5.6');
		await user.call('POST', '/api/v1/message/web', { query: { text: '/subscribes' } });
		expect(server.state.messages).toEqual(['/subscribes']);
		const webhook = '/api/v1/webhook/';
		expect((await nobody.post(webhook)).status).toBe(401);
		const query = { token: server.apiToken, source: 'jellyfin' };
		expect((await nobody.call('POST', webhook, { query })).body.success).toBe(true);
		expect(server.state.webhooks).toEqual(['jellyfin']);
		await user.post('/api/v1/subscribe/', film('v2.5.6', 155));
		expect((await user.get('/api/v1/message/web')).body[0].title).toContain('已添加订阅');
	});

	it('stops, starts and deletes downloads, and pages the transfer history', async () => {
		const { server, user } = await start('v2.5.6');
		fillSample(server.state);
		const [first] = (await user.get('/api/v1/download/')).body;
		expect((await user.get(`/api/v1/download/stop/${first.hash}`)).body.success).toBe(true);
		expect(server.state.downloads.get(first.hash)?.state).toBe('paused');
		expect((await user.get('/api/v1/download/start/none')).body.success).toBe(true);
		expect((await user.get(`/api/v1/download/start/${first.hash}`, { name: 'none' })).body.success).toBe(false);
		expect((await user.delete(`/api/v1/download/${first.hash}`)).body.success).toBe(true);
		expect((await user.get('/api/v1/history/transfer')).body.data.total).toBe(2);
		const failed = await user.get('/api/v1/history/transfer', { title: '失败' });
		expect(failed.body.data.list).toMatchObject([{ status: false }]);
	});
});
