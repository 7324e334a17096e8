/** Downloads, history, messages, searches, workflows and plugins. */
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { MoviePilotState } from '../../simulators/moviePilot';
import { FILM, NOBODY } from './service';
import {
	asUser,
	content,
	crashed,
	dataOf,
	done,
	FILMS,
	inPath,
	beside,
	refused,
	RUN,
	source,
	V2,
	V3,
	V3_SOURCE,
	type Server,
} from './talk';

const NO_HASH = '0123456789abcdef0123456789abcdef01234567';
const TRANSFERS = '/api/v1/history/transfer';
const NOTHING_FOUND = '未搜索到任何资源';

export const downloads = facts(
	{
		says: 'The downloads are a list; a download client of another name has none: 200 with an empty list',
		source: RUN,
		arrange: ({ state }) => addDownload(state),
		check: async (server) => {
			const user = await asUser(server);
			const list = content(server, await user.get('/api/v1/download/')) as any[];
			if (server.isReal && list.length === 0) server.notTried('nothing is being loaded');
			fields('download', list[0], { hash: 'string', title: 'string', state: 'string' });
			equal('of no client', content(server, await user.get('/api/v1/download/', { name: 'no-such-client' })), []);
		},
	},
	{
		says: 'The download clients are listed by name and type',
		source: source('api/endpoints/download.py'),
		check: async (server) => {
			const list = content(server, await (await asUser(server)).get('/api/v1/download/clients')) as any[];
			if (server.isReal && list.length === 0) server.notTried('no download client is set up');
			fields('client', list[0], { name: 'string', type: 'string' });
		},
	},
	...(['stop', 'start'] as const).map((verb) => ({
		says: `GET /download/${verb} of a hash that is not there is answered with success`,
		source: RUN,
		writes: true as const,
		check: async (server: Server) => done(await withClient(server, 'GET', `/api/v1/download/${verb}/${NO_HASH}`)),
	})),
	{
		says: 'DELETE /download of a hash that is not there is answered with success',
		source: RUN,
		writes: true,
		check: async (server) => done(await withClient(server, 'DELETE', `/api/v1/download/${NO_HASH}`)),
	},
	{
		says: 'A download client of another name does nothing: 200 with success false and no reason',
		source: source('modules/qbittorrent/__init__.py'),
		writes: true,
		check: async (server) =>
			refused(await (await asUser(server)).get(`/api/v1/download/stop/${NO_HASH}`, { name: 'no-such-client' }), null),
	},
);

function addDownload(state: MoviePilotState): void {
	const more = { year: '1902', season_episode: '', size: 1, progress: 1, state: 'downloading', tmdbid: FILM.tmdbid } as const;
	state.downloads.set('1'.repeat(40), { hash: '1'.repeat(40), title: FILM.title, name: 'a.film', ...more });
}

async function withClient(server: Server, method: 'GET' | 'DELETE', path: string) {
	const user = await asUser(server);
	if (server.isReal && (content(server, await user.get('/api/v1/download/clients')) as any[]).length === 0)
		server.notTried('no download client is set up');
	return await (method === 'GET' ? user.get(path) : user.delete(path));
}

function addTransfers(state: MoviePilotState): void {
	for (const [id, title, ok] of [
		[1, '甲', true],
		[2, '乙', false],
		[3, '甲', false],
	] as const)
		state.transfers.push({
			id,
			title,
			status: ok,
			src: `/downloads/${id}.mkv`,
			dest: ok ? `/media/${id}.mkv` : null,
			mode: 'link',
			type: FILMS,
			year: null,
			tmdbid: null,
			seasons: null,
			episodes: null,
			errmsg: ok ? null : '目标路径不可写',
			date: `2026-02-0${id} 10:00:00`,
		});
}

/** Page of the transfer history: its entries and how many there are in all. */
async function transfers(server: Server, query: Record<string, string | number>): Promise<{ list: any[]; total: number }> {
	const data = dataOf(await (await asUser(server)).get(TRANSFERS, query));
	fields('data', data, { list: 'array', total: 'number' });
	return data as { list: any[]; total: number };
}

export const history = facts(
	{
		says: 'The transfer history pages, newest first, and tells its total beside the list',
		source: RUN,
		arrange: ({ state }) => addTransfers(state),
		check: async (server) => {
			const { list, total } = await transfers(server, { page: 1, count: 2 });
			if (server.isReal && total < 2) server.notTried('the history is too short');
			equal('entries', list.length, 2);
			holds('a total of all pages', total >= list.length);
			for (const entry of list) fields('entry', entry, { date: 'string', status: 'boolean', src: 'string' });
			holds('newest first', String(list[0].date) >= String(list[1].date));
			equal('behind the end', (await transfers(server, { page: 50_000, count: 100 })).list, []);
		},
	},
	{
		says: 'The transfer history is filtered by a part of title or path',
		source: source('db/models/transferhistory.py'),
		simulatorOnly: 'needs a history',
		arrange: ({ state }) => addTransfers(state),
		check: async (server) => {
			const ids = (await transfers(server, { title: '甲' })).list.map(({ id }) => id as number);
			equal('by title', ids, [3, 1]);
			equal('by path', (await transfers(server, { title: '2.mkv' })).list.length, 1);
		},
	},
	{
		says: 'With a status beside it, the title of a transfer is not looked at',
		source: source('db/models/transferhistory.py'),
		simulatorOnly: 'needs a history',
		arrange: ({ state }) => addTransfers(state),
		check: async (server) => {
			const { list, total } = await transfers(server, { title: '甲', status: 'false' });
			equal(
				'failed',
				list.map(({ id }) => id as number),
				[3, 2],
			);
			equal('total', total, 2);
		},
	},
	{
		says: 'The titles 失败 and 成功 mean the failed and the successful transfers',
		source: source('api/endpoints/history.py'),
		simulatorOnly: 'needs a history',
		arrange: ({ state }) => addTransfers(state),
		check: async (server) => {
			equal('failed', (await transfers(server, { title: '失败' })).total, 2);
			equal('succeeded', (await transfers(server, { title: '成功' })).total, 1);
		},
	},
);

export const messages = facts(
	{
		says: 'The messages come in pages of the newest, each page with the oldest first',
		source: source('db/models/message.py'),
		arrange: ({ state }) => {
			for (const at of [1, 2, 3]) state.notifications.push({ title: `n ${at}`, text: '', username: null, time: `2026-02-0${at} 10:00:00` });
		},
		check: async (server) => {
			const list = content(server, await (await asUser(server)).get('/api/v1/message/web', { page: 1, count: 2 })) as any[];
			if (server.isReal && list.length < 2) server.notTried('there are too few messages');
			equal('entries', list.length, 2);
			for (const entry of list) fields('message', entry, { reg_time: 'string' });
			holds('oldest first', String(list[0].reg_time) <= String(list[1].reg_time));
			if (!server.isReal) equal('the newest', list[1].title, 'n 3');
		},
	},
	{
		says: 'A message without a text is answered 422',
		source: source('api/endpoints/message.py'),
		writes: true,
		check: async (server) => status(await (await asUser(server)).post('/api/v1/message/web'), 422),
	},
	{
		says: 'A message is sent by its text in the query',
		source: source('api/endpoints/message.py'),
		simulatorOnly: 'MoviePilot would answer the message',
		check: async (server) => {
			done(await (await asUser(server)).post('/api/v1/message/web', undefined, { text: '/subscribes' }));
			holds('it came', server.simulator.state.messages[0] === '/subscribes');
		},
	},
	{
		says: 'The webhook of the media servers wants ?token= and is done in the background: success whatever comes',
		source: source('api/endpoints/webhook.py'),
		writes: true,
		check: async (server) => {
			const [query, body] = [{ token: server.keys.key ?? '', source: 'no-such-server' }, { Event: 'facts.test' }];
			done(await server.post('/api/v1/webhook/', body, { unsigned: true, query }));
			status(await server.post('/api/v1/webhook/', body, { unsigned: true, query: { token: 'wrong' } }), 401);
		},
	},
);

const TORRENT = { site: 1, title: 'A.Trip.1902.1080p', type: FILMS, tmdbid: FILM.tmdbid, season: null, size: 9, seeders: 1 };

export const searching = facts(
	{
		says: 'A search of the sites that finds nothing is 200 with success false and 未搜索到任何资源',
		source: source('api/endpoints/search.py'),
		simulatorOnly: 'would search every site of the account',
		check: async (server) => {
			const user = await asUser(server);
			refused(await user.get('/api/v1/search/title', { keyword: 'Zqxv Jkwpf 8841' }), NOTHING_FOUND);
			const query = { mtype: FILMS, ...beside(server) };
			refused(await user.get(`/api/v1/search/media/${inPath(server, FILM.tmdbid)}`, query), NOTHING_FOUND);
		},
	},
	{
		says: 'What a search finds carries the cookie and the passkey of the account at the site',
		source: source('schemas/context.py'),
		simulatorOnly: 'would search every site of the account',
		arrange: ({ state }) => {
			state.sites.push({ id: 1, name: 'Alpha', cookie: 'cookie-of-the-owner', passkey: 'passkey-of-the-owner' });
			state.torrents.push({ ...TORRENT });
		},
		check: async (server) => {
			const [found] = dataOf(await (await asUser(server)).get('/api/v1/search/title', { keyword: 'trip' })) as any[];
			const { title, site_cookie, enclosure, size } = found.torrent_info;
			fields('torrent', { title, size }, { title: 'string', size: 'number' });
			equal('cookie', site_cookie, 'cookie-of-the-owner');
			holds('passkey', String(enclosure).includes('passkey-of-the-owner'));
		},
	},
	{
		says: 'A search by sites takes their numbers, comma between them, and leaves the others out',
		source: source('api/endpoints/search.py'),
		simulatorOnly: 'would search every site of the account',
		arrange: ({ state }) => void state.torrents.push({ ...TORRENT }, { ...TORRENT, site: 2 }),
		check: async (server) => {
			const user = await asUser(server);
			equal('found', (dataOf(await user.get('/api/v1/search/title', { keyword: 'trip', sites: '2,3' })) as any[]).length, 1);
			refused(await user.get('/api/v1/search/title', { keyword: 'trip', sites: '7' }), NOTHING_FOUND);
		},
	},
);

export const workflows = facts(
	{
		says: 'A run of a workflow that is not there is 200 with success false',
		source: RUN,
		writes: true,
		check: async (server) => refused(await (await asUser(server)).post(`/api/v1/workflow/${NOBODY}/run`), '工作流不存在'),
	},
	{
		says: 'A workflow that is not there is an error of the server: 500',
		source: RUN,
		on: V2,
		check: async (server) => crashed(server, await (await asUser(server)).get(`/api/v1/workflow/${NOBODY}`)),
	},
	{
		says: 'A workflow that is not there is answered 404',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => status(await (await asUser(server)).get(`/api/v1/workflow/${NOBODY}`), 404),
	},
	{
		says: 'A run answers at its end only; one that fails is 200 with success false and state F',
		source: RUN,
		simulatorOnly: 'needs a workflow',
		arrange: ({ state }) => {
			const more = { description: null, timer: null, current_action: null, result: null, run_count: 0, add_time: null, last_time: null };
			const actions = [{ id: 'a', name: '获取媒体数据' }];
			const flows = [{ id: 'f' }];
			state.workflows.push({ ...more, id: 1, name: 'one', state: 'W', actions, flows, failsAt: '获取媒体数据' });
			state.workflows.push({ ...more, id: 2, name: 'empty', state: 'P', actions: [], flows: [] });
		},
		check: async (server) => {
			const user = await asUser(server);
			equal(
				'names',
				(content(server, await user.get('/api/v1/workflow/')) as any[]).map(({ name }) => name as string),
				['one', 'empty'],
			);
			refused(await user.post('/api/v1/workflow/1/run'), '获取媒体数据 失败');
			equal('state', content(server, await user.get('/api/v1/workflow/1')).state, 'F');
			refused(await user.post('/api/v1/workflow/2/run'), '工作流无动作');
		},
	},
);

const PLUGIN = '/api/v1/plugin/TraktSync';

export const plugins = facts(
	{
		says: 'The names of the installed plugins are a list of texts',
		source: source('api/endpoints/plugin.py'),
		check: async (server) => {
			const list = content(server, await (await asUser(server)).get('/api/v1/plugin/installed')) as any[];
			if (server.isReal && list.length === 0) server.notTried('no plugin is installed');
			holds('texts', list.length > 0 && list.every((name) => typeof name === 'string'));
		},
	},
	{
		says: 'The routes of a plugin begin with the name of its class, and capitals count',
		source: RUN,
		simulatorOnly: 'needs the TraktSync plugin',
		check: async (server) => {
			const query = { apikey: server.keys.key ?? '' };
			status(await server.post('/api/v1/plugin/traktsync/sync', {}, { query }), 404);
			done(await server.post(`${PLUGIN}/sync`, {}, { query }));
			status(await server.get(`${PLUGIN}/sync`, query), 405);
		},
	},
	{
		says: 'A plugin that reads apikey from the query itself answers 422 to a caller with the header alone',
		source: 'TraktSync 0.5.0, run on MoviePilot 2.5.6, 2026-11-26',
		simulatorOnly: 'needs the TraktSync plugin',
		check: async (server) => {
			const answer = await server.post(`${PLUGIN}/sync`, {});
			status(answer, 422);
			const [issue] = (answer.body.detail ?? answer.body.data) as any[];
			equal('field', (issue.loc ?? issue.location).at(-1), 'apikey');
		},
	},
	{
		says: 'A plugin’s route answers 401 to a wrong key, and success in its own shape to a right one',
		source: 'TraktSync 0.5.0, run on MoviePilot 2.5.6, 2026-11-26',
		simulatorOnly: 'needs the TraktSync plugin',
		check: async (server) => {
			status(await server.post(`${PLUGIN}/sync_custom_lists`, {}, { unsigned: true, query: { apikey: 'wrong' } }), 401);
			const answer = await server.post(`${PLUGIN}/sync_custom_lists`, {}, { query: { apikey: server.keys.key ?? '' } });
			done(answer);
			equal('message', answer.body.message, 'Trakt自定义列表同步任务已启动');
		},
	},
);
