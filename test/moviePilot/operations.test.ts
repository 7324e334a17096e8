import type { Generation } from '../simulators/moviePilot';
import { INCEPTION, NodeWorld, OPEN, OWNED_FILM, PASSKEY, SHARED, SITE_COOKIE, THE_WIRE } from './nodeWorld';

let world: NodeWorld;

const start = async (generation: Generation, login = false, options = {}) => (world = await NodeWorld.start(generation, login, options));
afterEach(async () => await world.close());

const film = (tmdbId: number, more = {}) => ({ mediaType: 'movie', tmdbId: String(tmdbId), ...more });
const show = (tmdbId: number, more = {}) => ({ mediaType: 'tv', tmdbId: String(tmdbId), ...more });

const HASH = '1f0c9a0e6c2d4b58a3e7d9f1b2c3d4e5f6a7b8c9';

describe.each(OPEN)('%s (login: %s)', (generation, login) => {
	beforeEach(async () => await start(generation, login));

	describe('Library', () => {
		it('has a film or not, by its number alone', async () => {
			expect(await world.items('library.exists', film(OWNED_FILM))).toEqual([
				{ exists: true, known: true, mediaType: 'movie', tmdbId: OWNED_FILM, title: '黑客帝国', year: 1999 },
			]);
			expect(await world.items('library.exists', film(INCEPTION))).toMatchObject([{ exists: false, known: true }]);
			expect(await world.items('library.exists', film(999_999))).toMatchObject([{ exists: false, known: false }]);
		});

		it('has seasons of a show whole, in part and not at all', async () => {
			const [found] = await world.items('library.exists', show(THE_WIRE));
			expect(found).toMatchObject({ exists: true, complete: false, title: '火线' });
			expect(found.seasons).toEqual([
				{ season: 1, episodes: 3, inLibrary: 3, missing: [], complete: true },
				{ season: 2, episodes: 4, inLibrary: 1, missing: [2, 3, 4], complete: false },
				{ season: 3, episodes: 2, inLibrary: 0, missing: [1, 2], complete: false },
			]);
			expect(await world.items('library.exists', show(THE_WIRE, { season: '1' }))).toMatchObject([
				{ exists: true, complete: true, seasons: [{ season: 1 }] },
			]);
			expect(await world.items('library.exists', show(THE_WIRE, { season: '3' }))).toMatchObject([{ exists: false, complete: false }]);
			expect(await world.items('library.exists', show(THE_WIRE, { season: '2', episode: '1' }))).toMatchObject([{ exists: true }]);
			expect(await world.items('library.exists', show(THE_WIRE, { season: '2', episode: '2' }))).toMatchObject([{ exists: false }]);
			expect(await world.items('library.exists', show(THE_WIRE, { season: '2', episode: '99' }))).toMatchObject([{ exists: false }]);
		});

		it('does not take a show that is not recognised for complete', async () => {
			expect(await world.error('library.exists', show(999_999))).toMatch(/^MoviePilot does not know a show with the TMDB number 999999 \|/);
			expect(await world.error('library.exists', show(THE_WIRE, { season: '9' }))).toMatch(
				/^"Season" is 9, which "火线" does not have \| It has: 1, 2, 3\./,
			);
		});

		it('has what came last, from one media server or all', async () => {
			expect(await world.items('library.getLatest')).toMatchObject([
				{ title: '火线', mediaType: 'tv', server: 'jellyfin' },
				{ title: '黑客帝国', mediaType: 'movie' },
			]);
			expect(await world.items('library.getLatest', { server: 'jellyfin', limit: 1 })).toHaveLength(1);
			expect(await world.error('library.getLatest', { server: 'another' })).toMatch(
				/^"Media Server Name or ID" is "another", which MoviePilot does not have/,
			);
		});
	});

	describe('Media', () => {
		it('is found by title, in either language', async () => {
			expect(await world.items('media.search', { title: 'Inception' })).toMatchObject([
				{ title: '盗梦空间', originalTitle: 'Inception', year: 2010, mediaType: 'movie', tmdbId: INCEPTION },
			]);
			expect(await world.items('media.search', { title: 'nobody knows it' })).toEqual([]);
			expect(await world.items('media.search', { title: 'i', limit: 1 })).toHaveLength(1);
		});

		it('is recognised by the name of a release', async () => {
			expect(await world.items('media.recognize', { title: 'Inception.2010.1080p' })).toMatchObject([
				{ recognized: true, tmdbId: INCEPTION },
			]);
			expect(await world.items('media.recognize', { title: 'Holiday.video' })).toEqual([{ recognized: false, name: 'Holiday.video' }]);
		});

		it('has details and seasons; what is unknown is said to be', async () => {
			expect(await world.items('media.get', film(SHARED))).toMatchObject([{ title: '镜子', mediaType: 'movie' }]);
			expect(await world.items('media.get', show(SHARED))).toMatchObject([
				{
					title: '绝命毒师',
					mediaType: 'tv',
					seasons: [
						{ season: 1, episodes: 7 },
						{ season: 2, episodes: 13 },
					],
				},
			]);
			expect(await world.items('media.getSeasons', show(THE_WIRE))).toMatchObject([
				{ season: 1, episodes: 3 },
				{ season: 2, episodes: 4 },
				{ season: 3, episodes: 2 },
			]);
			expect(await world.error('media.get', film(999_999))).toMatch(/^MoviePilot does not know a film/);
			expect(await world.error('media.getSeasons', show(999_999))).toMatch(/^MoviePilot knows no season/);
		});
	});

	it('Torrent: the sites are searched by number, season or words, and no cookie or passkey comes out', async () => {
		const torrent = { site: 1, type: '电视剧', tmdbid: THE_WIRE, size: 9e9, seeders: 12 } as const;
		world.server.state.torrents.push(
			{ ...torrent, title: 'The.Wire.S01', season: 1 },
			{ ...torrent, site: 2, title: 'The.Wire.S02', season: 2 },
		);
		expect(await world.items('torrent.search', show(THE_WIRE))).toHaveLength(2);
		const [second] = await world.items('torrent.search', show(THE_WIRE, { season: '2' }));
		expect(second).toMatchObject({ title: 'The.Wire.S02', site: 'Beta', seeders: 12, labels: ['1080p'] });
		expect(JSON.stringify(second)).not.toMatch(/cookie|enclosure|passkey/);
		expect(await world.items('torrent.search', show(THE_WIRE, { options: { sites: ['1'] } }))).toMatchObject([{ siteId: 1 }]);
		expect(await world.items('torrent.search', { searchBy: 'title', keyword: 'wire.s01' })).toHaveLength(1);
		expect(await world.items('torrent.search', film(INCEPTION))).toEqual([]);
		const asked = await world.run('torrent.search', show(THE_WIRE, { season: '2', options: { links: true } }));
		expect(asked.items[0].enclosure).toContain(PASSKEY);
		expect(JSON.stringify(asked.items)).not.toContain(SITE_COOKIE);
	});

	it('Download: listed, paused, resumed, and deleted with its files only when that is confirmed', async () => {
		const { downloads } = world.server.state;
		downloads.set(HASH, {
			hash: HASH,
			title: '火线',
			name: 'The.Wire',
			year: '2002',
			season_episode: 'S01',
			size: 5,
			progress: 12.5,
			state: 'downloading',
			tmdbid: THE_WIRE,
		});
		expect(await world.items('download.getMany')).toMatchObject([{ hash: HASH, name: 'The.Wire', progress: 12.5, state: 'downloading' }]);
		await world.items('download.pause', { hash: HASH });
		expect(downloads.get(HASH)?.state).toBe('paused');
		await world.items('download.resume', { hash: HASH, downloader: 'qbittorrent' });
		expect(downloads.get(HASH)?.state).toBe('downloading');
		expect(world.server.simulator.requests.at(-1)?.query).toEqual({ name: 'qbittorrent' });
		expect(await world.error('download.delete', { hash: HASH })).toMatch(/^"Delete Files Too" is off \| MoviePilot deletes the files/);
		expect(downloads.size).toBe(1);
		await world.items('download.delete', { hash: HASH, confirm: true });
		expect(downloads.size).toBe(0);
		expect(await world.items('download.delete', { hash: HASH, confirm: true })).toMatchObject([{ deleted: false, outcome: 'notFound' }]);
		expect(await world.error('download.pause', { hash: HASH })).toMatch(/^MoviePilot is not loading anything with the hash/);
		expect(await world.error('download.pause', { hash: '../system' })).toMatch(/^"Hash" is not the hash/);
	});

	it('Transfer History: all pages, by status and title', async () => {
		for (let id = 1; id <= 130; id++) {
			const failed = id % 10 === 0;
			world.server.state.transfers.push({
				id,
				src: `/downloads/${id}.mkv`,
				dest: null,
				mode: 'link',
				type: '电影',
				title: `Film ${id}`,
				year: '2000',
				tmdbid: id,
				seasons: null,
				episodes: null,
				status: !failed,
				errmsg: failed ? '目标路径不可写' : null,
				date: `2026-02-01 ${String(id).padStart(5, '0')}`,
			});
		}
		expect(await world.items('transferHistory.getMany', { returnAll: true })).toHaveLength(130);
		const failed = await world.items('transferHistory.getMany', { returnAll: true, status: 'false' });
		expect(failed).toHaveLength(13);
		expect(failed[0]).toMatchObject({ succeeded: false, error: '目标路径不可写', mediaType: 'movie' });
		expect(await world.items('transferHistory.getMany', { title: 'Film 77' })).toMatchObject([{ tmdbId: 77 }]);
		const failedTen = await world.items('transferHistory.getMany', { title: 'Film 10', status: 'false', returnAll: true });
		expect(failedTen.map(({ title }) => title)).toEqual(['Film 100', 'Film 10']);
		expect(await world.items('transferHistory.getMany', { title: 'Film 10', status: 'false', limit: 1 })).toHaveLength(1);
	});

	it('Plugin: the installed ones, and any route of theirs', async () => {
		expect(await world.items('plugin.getMany')).toMatchObject([{ id: 'TraktSync', name: 'Trakt想看', running: true }]);
		// The route declares `apikey` itself: a 422 comes first, before it did anything.
		expect(await world.items('plugin.call', { pluginId: 'TraktSync', method: 'POST', route: '/sync' })).toEqual([
			{ success: true, message: 'Trakt想看同步任务已启动', data: {} },
		]);
		expect(world.server.state.traktSync.runs).toBe(1);
		expect(await world.error('plugin.call', { pluginId: 'traktsync', method: 'POST', route: '/sync' })).toMatch(
			/^MoviePilot does not know this/,
		);
		expect(await world.error('plugin.call', { pluginId: 'TraktSync', method: 'GET', route: '/sync' })).toMatch(
			/^MoviePilot does not offer this action/,
		);
		for (const route of ['../../system/env', 'https://elsewhere.example/', '/sync?apikey=x', '/a/%2e%2e/b']) {
			expect(await world.error('plugin.call', { pluginId: 'TraktSync', route })).toMatch(/^"Route" (names|contains)/);
		}
		expect(await world.error('plugin.call', { pluginId: 'TraktSync', route: '/sync', query: '[1]' })).toMatch(
			/^"Query \(JSON\)" is not a JSON object/,
		);
		world.server.state.traktSync.codeIsAccepted = true;
		const [page] = await world.items('plugin.call', { pluginId: 'TraktSync', route: 'auth', query: '{"code": "abc"}' });
		expect(page).toMatchObject({ status: 200, text: expect.stringContaining('授权成功') });
	});

	it('Message: a command is said as in the chat', async () => {
		expect(await world.items('message.send', { text: '/subscribes' })).toEqual([{ sent: true, text: '/subscribes' }]);
		expect(world.server.state.messages).toEqual(['/subscribes']);
	});

	it('System: version, dialect and what the credential opens', async () => {
		const v3 = generation === 'v3.0.0';
		expect(await world.items('system.getStatus')).toMatchObject([
			{
				version: generation,
				generation: v3 ? 3 : 2,
				dialect: v3 ? 'MoviePilot v3' : 'MoviePilot v2',
				signIn: login ? 'login' : 'apiToken',
				everything: true,
				user: 'owner',
			},
		]);
	});
});

describe('traps', () => {
	it('an old server with an API token alone says which part is open', async () => {
		await start('v2.5.6');
		expect(await world.items('system.getStatus')).toMatchObject([
			{
				version: 'v2.5.6',
				dialect: 'MoviePilot before 2.9, API token only',
				everything: false,
				message: expect.stringContaining('User Name and Password'),
			},
		]);
		expect(await world.items('library.exists', film(OWNED_FILM))).toMatchObject([{ exists: true }]);
	});

	it('version 3 answers an empty list of seasons to the parameter of version 2, so it gets its own', async () => {
		await start('v3.0.0');
		const old = await fetch(`${world.server.url}/api/v1/media/seasons?mediaid=tmdb:${THE_WIRE}`, {
			headers: { 'x-api-key': world.server.apiToken },
		});
		expect(((await old.json()) as { data: unknown[] }).data).toEqual([]);
		await world.items('media.getSeasons', show(THE_WIRE));
		expect(world.server.simulator.requests.at(-1)?.query).toEqual({ media_source: 'themoviedb', media_id: String(THE_WIRE) });
	});

	it.each(OPEN)('%s (login: %s): media servers know the localised title, which is what they are asked for', async (generation, login) => {
		await start(generation, login);
		await world.items('library.exists', show(THE_WIRE));
		const asked = world.server.simulator.seen(/notexists/)[0]?.body as { title: string; type: string };
		expect(asked).toMatchObject({ title: '火线', type: '电视剧' });
	});

	it.each(OPEN)('%s (login: %s): `mtype` is one of the words that the server knows', async (generation, login) => {
		await start(generation, login);
		await world.items('torrent.search', film(INCEPTION));
		expect(world.server.simulator.seen(/search\/media/)[0]).toMatchObject({ status: 200, query: { mtype: '电影' } });
		await world.items('media.get', show(THE_WIRE));
		expect(world.server.simulator.requests.at(-1)?.query).toMatchObject({ type_name: '电视剧' });
	});

	it.each(OPEN)('%s (login: %s): an error of the server’s own, in plain text or JSON, is words and no stack', async (generation, login) => {
		await start(generation, login);
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'media/search',
			status: 500,
			body: 'Internal Server Error',
			headers: { 'content-type': 'text/plain' },
			times: -1,
		});
		expect(await world.error('media.search', { title: 'x' })).toMatch(
			/^MoviePilot broke off with an error of its own \(HTTP 500\) \| It does so for an ID or a value that it does not know/,
		);
	});

	it.each(OPEN)('%s (login: %s): a 422 names the field', async (generation, login) => {
		await start(generation, login);
		const body =
			generation === 'v3.0.0'
				? { success: false, message: 'x', data: [{ location: ['query', 'title'], message: 'm', error_type: 't' }] }
				: { detail: [{ loc: ['query', 'title'], msg: 'm', type: 't' }] };
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'media/search',
			status: 422,
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});
		expect(await world.error('media.search', { title: 'x' })).toMatch(/^MoviePilot cannot use the value of title \|/);
	});

	it.each([
		['v2.5.6', true],
		['v2.12.0', false],
		['v3.0.0', false],
	] as const)('%s (login: %s): a list cut short by the way is no whole list', async (generation, login) => {
		await start(generation, login);
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'workflow/',
			status: 200,
			body: '{"success":true,"message":null,"data":{"a":1}}',
			headers: { 'content-type': 'application/json' },
		});
		expect(await world.error('workflow.getMany')).toMatch(/^MoviePilot sent an answer that cannot be read/);
	});

	it('the API token is in a URL only for a plugin that reads it from there', async () => {
		await start('v3.0.0');
		await world.items('subscription.add', film(INCEPTION));
		await world.items('library.exists', show(THE_WIRE));
		await world.items('plugin.getMany');
		expect(world.server.simulator.requests.filter(({ query }) => 'apikey' in query || 'token' in query)).toEqual([]);
	});
});
