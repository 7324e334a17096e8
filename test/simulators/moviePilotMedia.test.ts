import type { Generation } from './moviePilot';
import { fillSample } from './moviePilot/sample';
import { ALL, V2, show, start, stopAll, unwrap } from './moviePilot/testing';

afterEach(stopAll);

describe('the library', () => {
	const library = {
		films: [27205],
		shows: [{ tmdbid: 1396, seasons: { 1: [1, 2, 3, 4, 5, 6, 7], 2: [1, 2] } }],
	};
	const about = (generation: Generation, tmdbid: number, more: object) =>
		generation === 'v3.0.0' ? { media_source: 'themoviedb', media_id: String(tmdbid), ...more } : { tmdb_id: tmdbid, ...more };

	it.each(ALL)('%s finds a film by its localised title only', async (generation) => {
		const { user } = await start(generation, { library });
		const missing = async (title: string) => {
			const body = about(generation, 27205, { title, type: '电影', year: '2010' });
			return unwrap(generation, (await user.post('/api/v1/mediaserver/notexists', body)).body);
		};
		expect(await missing('盗梦空间')).toEqual([]);
		expect(await missing('Inception')).toEqual([{ season: null, episodes: [], total_episode: 0, start_episode: 0 }]);
	});

	it.each(ALL)('%s knows a show by its id and lists what is missing', async (generation) => {
		const { user } = await start(generation, { library });
		const body = about(generation, 1396, { title: 'Breaking Bad', type: '电视剧', year: '2008' });
		const missing = unwrap(generation, (await user.post('/api/v1/mediaserver/notexists', body)).body);
		expect(missing.filter((entry: { season: number }) => entry.season > 0)).toEqual([
			{
				season: 2,
				episodes: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
				total_episode: 13,
				start_episode: 3,
			},
			{ season: 3, episodes: [], total_episode: 13, start_episode: 1 },
		]);
		const first = await user.post('/api/v1/mediaserver/notexists', { ...body, season: 1 });
		expect(unwrap(generation, first.body)).toEqual([]);
	});

	it('a show that nobody recognises looks complete', async () => {
		const { user } = await start('v2.5.6');
		const body = { title: 'Nothing', type: '电视剧', tmdb_id: 4242 };
		expect((await user.post('/api/v1/mediaserver/notexists', body)).body).toEqual([]);
	});

	it('v2 says success false for what its copy lacks, v3 says success and no id', async () => {
		for (const generation of ALL) {
			const { user } = await start(generation, { library });
			const name = (tmdbid: number): Record<string, string> =>
				generation === 'v3.0.0' ? { media_source: 'themoviedb', media_id: String(tmdbid) } : { tmdbid: String(tmdbid) };
			const exists = async (query: Record<string, string>) => (await user.get('/api/v1/mediaserver/exists', query)).body;
			expect(await exists({ mtype: '电影', ...name(27205) })).toMatchObject({
				success: true,
				data: { item: { id: expect.any(String) } },
			});
			expect(await exists({ mtype: '电影', ...name(155) })).toMatchObject({
				success: generation === 'v3.0.0',
				data: { item: {} },
			});
			expect((await exists(name(27205))).data.item).toEqual({});
			const bySeason = await exists({ mtype: '电视剧', ...name(1396), season: '1' });
			expect(bySeason.data.item).toEqual(generation === 'v3.0.0' ? { id: expect.any(String) } : {});
		}
	});

	it('has no episodes of what is not there', async () => {
		for (const generation of ALL) {
			const { user } = await start(generation, { library });
			const body = about(generation, 155, { title: 'Nothing', type: '电影' });
			const reply = await user.post('/api/v1/mediaserver/exists_remote', body);
			expect(reply.status).toBe(200);
			expect(unwrap(generation, reply.body)).toEqual({});
		}
	});

	it('lists the episodes that are there, and the newest items of a server', async () => {
		const { user } = await start('v2.5.6', { library });
		const show = { title: '绝命毒师', type: '电视剧', tmdb_id: 1396 };
		expect((await user.post('/api/v1/mediaserver/exists_remote', show)).body).toEqual({
			1: [1, 2, 3, 4, 5, 6, 7],
			2: [1, 2],
		});
		expect((await user.get('/api/v1/mediaserver/clients')).body).toEqual([{ name: 'jellyfin', type: 'jellyfin' }]);
		const latest = await user.get('/api/v1/mediaserver/latest', { server: 'jellyfin' });
		expect(latest.body.map((item: { title: string }) => item.title)).toEqual(['绝命毒师', '盗梦空间']);
		expect((await user.get('/api/v1/mediaserver/latest', { server: 'plex' })).body).toEqual([]);
		expect((await user.get('/api/v1/mediaserver/latest')).status).toBe(422);
	});
});

describe('media', () => {
	it('v2 names a media tmdb:id, v3 by source and id', async () => {
		for (const generation of V2) {
			const { user } = await start(generation);
			const { body } = await user.get('/api/v1/media/tmdb:1396', { type_name: '电视剧' });
			expect(body).toMatchObject({ title: '绝命毒师', tmdb_id: 1396, type: '电视剧' });
			expect(Object.keys(body.seasons)).toEqual(['1', '2', '3']);
			const seasons = await user.get('/api/v1/media/seasons', { mediaid: 'tmdb:1396' });
			expect(seasons.body.map((entry: any) => [entry.season_number, entry.episode_count])).toEqual([
				[1, 7],
				[2, 13],
				[3, 13],
			]);
		}
		const { user } = await start('v3.0.0');
		const named = { media_source: 'themoviedb', type_name: '电视剧' };
		expect((await user.get('/api/v1/media/1396', named)).body.data).toMatchObject({
			title: '绝命毒师',
			media_id: '1396',
		});
		const query = { media_source: 'themoviedb', media_id: '1396' };
		const seasons = await user.get('/api/v1/media/seasons', query);
		expect(seasons.body.data.map((entry: any) => entry.season_number)).toEqual([0, 1, 2, 3]);
		expect((await user.get('/api/v1/media/seasons', { mediaid: 'tmdb:1396' })).body.data).toEqual([]);
	});

	it('answers an empty media for an unknown id, and fails for a type in English', async () => {
		const { user } = await start('v2.5.6');
		const { status, body } = await user.get('/api/v1/media/tmdb:4242', { type_name: '电影' });
		expect(status).toBe(200);
		expect(body).toMatchObject({ title: null, tmdb_id: null, type: null });
		expect(await user.get('/api/v1/media/tmdb:1396', { type_name: 'tv' })).toMatchObject({
			status: 500,
			body: 'Internal Server Error',
		});
	});

	it('finds titles by part of their name, and names from a file name', async () => {
		const { server, user, nobody } = await start('v2.5.6');
		const found = await user.get('/api/v1/media/search', { title: 'dark' });
		expect(found.body.map((media: any) => media.tmdb_id)).toEqual([155]);
		const query = { title: 'Inception.2010.1080p.BluRay', token: server.apiToken };
		expect((await nobody.get('/api/v1/media/recognize2', query)).body.media_info.tmdb_id).toBe(27205);
		expect((await user.get('/api/v1/tmdb/seasons/1396')).body).toHaveLength(3);
	});
});

describe('the Radarr and Sonarr surface', () => {
	it.each(ALL)('%s tells in one look-up whether a film is in the library and subscribed', async (generation) => {
		const { server, key } = await start(generation, { library: { films: [27205] } });
		const lookup = async (term: string) => (await key.get('/api/v3/movie/lookup', { term })).body;
		expect(await lookup('tmdb:27205')).toMatchObject([{ id: null, title: '盗梦空间', hasFile: true, monitored: false, tmdbId: 27205 }]);
		server.state.add({
			type: '电影',
			name: 'x',
			year: null,
			tmdbid: 155,
			season: null,
			username: null,
		});
		expect(await lookup('tmdb:155')).toMatchObject([{ id: 1, hasFile: false, monitored: true }]);
		const [unknown] = await lookup('tmdb:4242');
		expect(unknown).toMatchObject({ id: null, title: null, tmdbId: null, hasFile: false });
	});

	it('fails for a term that is not a TMDB number', async () => {
		const { key } = await start('v2.5.6');
		const term = { term: 'imdb:tt0468569' };
		expect((await key.get('/api/v3/movie/lookup', term)).status).toBe(500);
	});

	it.each(V2)('%s takes a show for the film with its number', async (generation) => {
		const { server, key } = await start(generation);
		server.state.add({
			type: '电视剧',
			name: 'x',
			year: null,
			tmdbid: 1396,
			season: 1,
			username: null,
		});
		const { body } = await key.get('/api/v3/movie/lookup', { term: 'tmdb:1396' });
		expect(body).toMatchObject([{ title: '镜子', id: 1, monitored: true }]);
	});

	it('v2.5.6 fails for a film that is subscribed already, later servers answer its id', async () => {
		for (const generation of ALL) {
			const { key } = await start(generation);
			const body = { title: 'The Dark Knight', year: '2008', tmdbId: 155 };
			expect((await key.post('/api/v3/movie', body)).body).toEqual({ id: 1 });
			const again = await key.post('/api/v3/movie', body);
			if (generation === 'v2.5.6') expect(again).toMatchObject({ status: 500, body: 'Internal Server Error' });
			else expect(again).toMatchObject({ status: 200, body: { id: 1 } });
		}
	});

	it('takes the year as a number too', async () => {
		for (const generation of ALL) {
			const { key } = await start(generation);
			const reply = await key.post('/api/v3/movie', { title: 'x', year: 2008, tmdbId: 155 });
			expect(reply.status).toBe(200);
		}
	});

	it.each(ALL)('%s answers the constant 1 when every season is subscribed already', async (generation) => {
		const { server, key } = await start(generation);
		server.state.add({
			type: '电影',
			name: 'x',
			year: null,
			tmdbid: 155,
			season: null,
			username: null,
		});
		const seasons = [
			{ seasonNumber: 1, monitored: true },
			{ seasonNumber: 2, monitored: true },
		];
		const body = { title: 'Breaking Bad', year: '2008', tmdbId: 1396, seasons };
		expect((await key.post('/api/v3/series', body)).body).toEqual({ id: 3 });
		expect((await key.post('/api/v3/series', body)).body).toEqual({ id: 1 });
		expect(server.state.subscriptions.all().map((row) => row.username)).toEqual([null, 'Seerr', 'Seerr']);
	});

	it('v2.5.6 lets anybody update a series, later servers want the key', async () => {
		for (const generation of ALL) {
			const { server, nobody } = await start(generation);
			const seasons = [{ seasonNumber: 1, monitored: true }];
			const reply = await nobody.put('/api/v3/series', { title: 'x', tmdbId: 1396, seasons });
			expect(reply.status).toBe(generation === 'v2.5.6' ? 200 : 401);
			expect(server.state.subscriptions.size).toBe(generation === 'v2.5.6' ? 1 : 0);
		}
	});

	it('fails when no season is monitored', async () => {
		const { key } = await start('v2.5.6');
		const body = { title: 'x', tmdbId: 1396, seasons: [{ seasonNumber: 1, monitored: false }] };
		expect(await key.post('/api/v3/series', body)).toMatchObject({
			status: 500,
			body: { detail: '添加订阅失败：' },
		});
	});

	it('answers 404 to the deletion of what is not there', async () => {
		const { key } = await start('v2.5.6');
		expect(await key.delete('/api/v3/movie/77')).toMatchObject({
			status: 404,
			body: { detail: '未找到该电影！' },
		});
		expect(await key.delete('/api/v3/series/77')).toMatchObject({
			status: 404,
			body: { detail: '未找到该电视剧！' },
		});
	});

	it('looks a show up by its TVDB number or its title', async () => {
		const { server, key } = await start('v2.5.6');
		server.state.add({
			type: '电视剧',
			name: 'x',
			year: null,
			tmdbid: 1396,
			season: 2,
			username: null,
		});
		for (const term of ['tvdb:81189', 'Breaking Bad']) {
			const { body } = await key.get('/api/v3/series/lookup', { term });
			expect(body[0]).toMatchObject({ id: 1, tmdbId: 1396, monitored: true });
			expect(body[0].seasons).toEqual([
				{ seasonNumber: 1, monitored: false },
				{ seasonNumber: 2, monitored: true },
				{ seasonNumber: 3, monitored: false },
			]);
		}
		const { body } = await key.get('/api/v3/series/lookup', { term: 'tvdb:1' });
		expect(body).toMatchObject([{ id: null, title: null }]);
	});
});

describe('workflows', () => {
	it('runs to the end, and puts errors into HTTP 200', async () => {
		const { server, user } = await start('v2.5.6');
		fillSample(server.state);
		expect((await user.post('/api/v1/workflow/1/run')).body.success).toBe(true);
		expect((await user.get('/api/v1/workflow/1')).body).toMatchObject({ state: 'S', run_count: 1 });
		expect((await user.post('/api/v1/workflow/2/run')).body).toMatchObject({
			success: false,
			message: '工作流无动作',
		});
		for (const path of ['run', 'start', 'pause', 'reset']) {
			const reply = await user.post(`/api/v1/workflow/77/${path}`);
			expect(reply).toMatchObject({
				status: 200,
				body: { success: false, message: '工作流不存在' },
			});
		}
		await user.post('/api/v1/workflow/1/pause');
		expect(server.state.workflows[0]?.state).toBe('P');
		await user.post('/api/v1/workflow/1/start');
		expect(server.state.workflows[0]?.state).toBe('W');
	});

	it('keeps its caller waiting for as long as the run takes, and reports a failed action', async () => {
		const { server, user } = await start('v2.5.6');
		fillSample(server.state);
		Object.assign(server.state.workflows[0] ?? {}, { runMs: 120, failsAt: '添加订阅' });
		const before = Date.now();
		const { body } = await user.post('/api/v1/workflow/1/run');
		expect(Date.now() - before).toBeGreaterThanOrEqual(115);
		expect(body).toMatchObject({ success: false, message: '添加订阅 失败' });
	});

	it('v2.5.6 fails for an unknown workflow, v3 answers 404', async () => {
		const v2 = await start('v2.5.6');
		expect((await v2.user.get('/api/v1/workflow/77')).status).toBe(500);
		const v3 = await start('v3.0.0');
		expect((await v3.user.get('/api/v1/workflow/77')).status).toBe(404);
	});
});

describe('the TraktSync plugin', () => {
	const sync = '/api/v1/plugin/TraktSync/sync';

	it.each(ALL)('on %s wants the key as ?apikey=: the header alone is 422, no key 401', async (generation) => {
		const { server, key, nobody } = await start(generation);
		expect((await key.post(sync)).status).toBe(422);
		expect((await nobody.post(sync)).status).toBe(401);
		const query = { apikey: server.apiToken };
		expect((await nobody.call('POST', sync, { query })).body).toMatchObject({ success: true });
		expect((await nobody.call('POST', sync, { query: { apikey: 'wrong' } })).status).toBe(401);
	});

	it('is spelled with capitals and started by POST', async () => {
		const { server, nobody } = await start('v2.5.6');
		const query = { apikey: server.apiToken };
		expect((await nobody.call('POST', sync.toLowerCase(), { query })).status).toBe(404);
		expect((await nobody.get(sync, query)).status).toBe(405);
	});

	it('takes season 1 of a show, counts what is there already as an error, and skips by number', async () => {
		const { server, nobody } = await start('v2.5.6', { library: { films: [27205] } });
		server.state.traktSync.watchlist = [
			{ type: '电影', tmdbid: 27205, title: 'Inception' },
			{ type: '电视剧', tmdbid: 1396, title: 'Breaking Bad' },
			{ type: '电影', tmdbid: 1396, title: 'Mirror' },
			{ type: '电影', tmdbid: null, title: 'No number' },
		];
		const run = async () => await nobody.call('POST', sync, { query: { apikey: server.apiToken } });
		for (let count = 1; count <= 2; count++) {
			expect((await run()).body.success).toBe(true);
			expect(server.state.traktSync.errors).toBe(1);
		}
		expect(server.state.traktSync.history.map((record) => record.tmdbid)).toEqual([1396]);
		expect(server.state.subscriptions.all()).toMatchObject([{ type: '电视剧', season: 1, username: 'Trakt想看' }]);
	});

	it('claims to have started even when it is not configured', async () => {
		const { server, nobody } = await start('v2.5.6');
		const query = { apikey: server.apiToken };
		const lists = await nobody.call('POST', `${sync}_custom_lists`, { query });
		expect(lists.body).toMatchObject({ success: true, message: 'Trakt自定义列表同步任务已启动' });
	});

	it('deletes every subscription with the number when it forgets a title', async () => {
		const { server, user, nobody } = await start('v2.5.6');
		const forget = async (tmdbid: string) =>
			(
				await nobody.get('/api/v1/plugin/TraktSync/delete_history', {
					tmdbid,
					apikey: server.apiToken,
				})
			).body;
		expect(await forget('1396')).toMatchObject({ success: false, message: '未找到历史记录' });
		server.state.traktSync.watchlist = [{ type: '电视剧', tmdbid: 1396, title: 'Breaking Bad' }];
		await nobody.call('POST', sync, { query: { apikey: server.apiToken } });
		await user.post('/api/v1/subscribe/', show('v2.5.6', 1396, { season: 2 }));
		expect(await forget('155')).toMatchObject({ success: false, message: '未找到指定记录' });
		expect(await forget('1396')).toMatchObject({ success: true });
		expect(server.state.subscriptions.size).toBe(0);
	});

	it('cannot be reached by the redirect of Trakt', async () => {
		const { server, nobody } = await start('v2.5.6');
		const auth = '/api/v1/plugin/TraktSync/auth';
		expect((await nobody.get(auth, { code: 'abc' })).status).toBe(401);
		const apikey = server.apiToken;
		expect((await nobody.get(auth, { apikey })).status).toBe(400);
		expect((await nobody.get(auth, { apikey, code: 'abc' })).status).toBe(500);
		server.state.traktSync.codeIsAccepted = true;
		const page = await nobody.get(auth, { apikey, code: 'abc' });
		expect(page.status).toBe(200);
		expect(page.body).toContain('授权成功');
	});

	it('is listed among the plugins', async () => {
		const { user } = await start('v2.5.6');
		expect((await user.get('/api/v1/plugin/installed')).body).toEqual(['TraktSync']);
		expect((await user.get('/api/v1/plugin/', { state: 'installed' })).body[0]).toMatchObject({
			id: 'TraktSync',
			plugin_version: '0.5.0',
		});
	});
});

describe('searching the sites', () => {
	const torrent = { site: 1, title: 'Inception.2010', type: '电影', tmdbid: 27205, season: null, size: 9e9, seeders: 3 } as const;

	it.each(ALL)('%s finds by the identity of its generation, and nothing is success false', async (generation) => {
		const { server, user } = await start(generation);
		server.state.sites.push({ id: 1, name: 'Alpha', cookie: 'of-the-owner', passkey: 'of-the-owner' });
		server.state.torrents.push(torrent);
		const v3 = generation === 'v3.0.0';
		const search = async (tmdbid: number, mtype = '电影') =>
			await user.get(`/api/v1/search/media/${v3 ? '' : 'tmdb:'}${tmdbid}`, v3 ? { mtype, media_source: 'themoviedb' } : { mtype });
		const found = await search(27205);
		expect(found.body).toMatchObject({ success: true });
		// The secrets of the site account are in there, as they are on the real server.
		expect(found.body.data[0].torrent_info).toMatchObject({ title: 'Inception.2010', site_cookie: 'of-the-owner' });
		expect((await search(155)).body).toMatchObject({ success: false, message: '未搜索到任何资源' });
		expect((await search(27205, 'movie')).status).toBe(500);
		expect((await user.get('/api/v1/search/title', { keyword: 'inception', sites: '2' })).body.success).toBe(false);
	});
});
