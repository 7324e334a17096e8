import type { Generation } from '../simulators/moviePilot';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { Client, signIn } from '../simulators/moviePilot/client';
import { SAMPLE, SAMPLE_MISSING, fillSample } from '../simulators/moviePilot/sample';
import { describeContract, type Contract } from './openapi';

interface Call {
	path: string;
	query?: Record<string, string>;
	json?: Record<string, unknown>;
	form?: Record<string, string>;
}

interface Case {
	/** As the contract writes it. */
	route: string;
	call: (server: MoviePilotSimulator) => Call;
	/** Turns a right body into a wrong one; absent where the contract says nothing about the body. */
	spoil?: (body: any) => unknown;
}

/** A route that a document does not have, and the schema that its body still must fit. */
interface Outside {
	route: string;
	call: (server: MoviePilotSimulator) => Call;
	component?: string;
	spoil?: (body: any) => unknown;
}

const wrongSuccess = (body: object) => ({ ...body, success: 'perhaps' });
const wrongField =
	(name: string) =>
	(body: object): unknown => ({ ...body, [name]: { not: 'a scalar' } });
const wrongFirst =
	(name: string) =>
	(body: object[]): unknown => [wrongField(name)(body[0] ?? {})];
const notObjects = () => ['not an object'];

const film = SAMPLE_MISSING.films[0]!;
const other = SAMPLE_MISSING.films[1]!;
const parent = SAMPLE_MISSING.seasons[0]!.show;
const missingSeason = SAMPLE_MISSING.seasons[0]!.season;
const inLibrary = SAMPLE.filmsInLibrary[0]!;
const complete = SAMPLE.showsComplete[0]!;

const firstId = (server: MoviePilotSimulator) => server.state.subscriptions.all()[0]?.id ?? 0;
const at = (path: string, query?: Record<string, string>) => () => ({ path, query });
const withId =
	(before: string, after = '') =>
	(server: MoviePilotSimulator) => ({
		path: `${before}${firstId(server)}${after}`,
	});
const localised = (server: MoviePilotSimulator) => server.state.catalogue.get('电影', inLibrary.tmdb)?.title ?? '';
const series = (season: number) => ({
	title: parent.title,
	year: '2008',
	tmdbId: parent.tmdb,
	seasons: [{ seasonNumber: season, monitored: true }],
});

const CASES: Case[] = [
	{
		route: 'POST /api/v1/login/access-token',
		call: ({ username, password }) => ({
			path: '/api/v1/login/access-token',
			form: { username, password },
		}),
		spoil: wrongField('access_token'),
	},
	{
		route: 'GET /api/v1/user/current',
		call: at('/api/v1/user/current'),
		spoil: wrongField('name'),
	},
	{
		route: 'GET /api/v1/system/global',
		call: at('/api/v1/system/global', { token: 'moviepilot' }),
		spoil: wrongSuccess,
	},

	{ route: 'GET /api/v1/subscribe/', call: at('/api/v1/subscribe/'), spoil: wrongFirst('vote') },
	{
		route: 'GET /api/v1/subscribe/list',
		call: ({ apiToken }) => ({ path: '/api/v1/subscribe/list', query: { token: apiToken } }),
		spoil: wrongFirst('season'),
	},
	{
		route: 'POST /api/v1/subscribe/',
		call: () => ({
			path: '/api/v1/subscribe/',
			json: { name: film.title, type: '电影', tmdbid: film.tmdb, year: String(film.year) },
		}),
		spoil: wrongSuccess,
	},
	{
		route: 'PUT /api/v1/subscribe/',
		call: (server) => ({
			path: '/api/v1/subscribe/',
			json: { id: firstId(server), quality: '4K' },
		}),
		spoil: wrongSuccess,
	},
	{
		route: 'PUT /api/v1/subscribe/status/{subid}',
		call: (server) => ({
			path: `/api/v1/subscribe/status/${firstId(server)}`,
			query: { state: 'S' },
		}),
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/subscribe/media/{mediaid}',
		call: at(`/api/v1/subscribe/media/tmdb:${SAMPLE.filmsSubscribed[3]!.tmdb}`),
		spoil: wrongField('tmdbid'),
	},
	{
		route: 'GET /api/v1/subscribe/user/{username}',
		call: at('/api/v1/subscribe/user/owner'),
		spoil: wrongFirst('username'),
	},
	{
		route: 'GET /api/v1/subscribe/history/{mtype}',
		call: (server) => {
			server.state.finish(firstId(server));
			return {
				path: `/api/v1/subscribe/history/${encodeURIComponent('电影')}`,
				query: { page: '1' },
			};
		},
		spoil: wrongFirst('date'),
	},
	{
		route: 'DELETE /api/v1/subscribe/history/{history_id}',
		call: (server) => ({ path: `/api/v1/subscribe/history/${server.state.history[0]?.id ?? 0}` }),
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/subscribe/{subscribe_id}',
		call: withId('/api/v1/subscribe/'),
		spoil: wrongField('id'),
	},
	...['refresh', 'check', 'search'].map((word): Case => ({
		route: `GET /api/v1/subscribe/${word}`,
		call: at(`/api/v1/subscribe/${word}`),
		spoil: wrongSuccess,
	})),
	{
		route: 'GET /api/v1/subscribe/search/{subscribe_id}',
		call: withId('/api/v1/subscribe/search/'),
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/subscribe/reset/{subid}',
		call: withId('/api/v1/subscribe/reset/'),
		spoil: wrongSuccess,
	},
	{
		route: 'DELETE /api/v1/subscribe/media/{mediaid}',
		call: at(`/api/v1/subscribe/media/tmdb:${SAMPLE.filmsSubscribed[5]!.tmdb}`),
		spoil: wrongSuccess,
	},
	{
		route: 'DELETE /api/v1/subscribe/{subscribe_id}',
		call: withId('/api/v1/subscribe/'),
		spoil: wrongSuccess,
	},
	{
		route: 'POST /api/v1/subscribe/seerr',
		call: () => ({
			path: '/api/v1/subscribe/seerr',
			json: { notification_type: 'TEST_NOTIFICATION', subject: 'Test' },
		}),
		spoil: wrongSuccess,
	},

	{
		route: 'GET /api/v1/mediaserver/exists',
		call: at('/api/v1/mediaserver/exists', { mtype: '电影', tmdbid: String(inLibrary.tmdb) }),
		spoil: wrongSuccess,
	},
	{
		route: 'POST /api/v1/mediaserver/notexists',
		call: () => ({
			path: '/api/v1/mediaserver/notexists',
			json: { title: parent.title, type: '电视剧', tmdb_id: parent.tmdb },
		}),
		spoil: wrongFirst('season'),
	},
	{
		route: 'POST /api/v1/mediaserver/exists_remote',
		call: (server) => ({
			path: '/api/v1/mediaserver/exists_remote',
			json: {
				title: server.state.library.shows.get(complete.tmdb)?.title,
				type: '电视剧',
				tmdb_id: complete.tmdb,
			},
		}),
		spoil: () => ({ 1: 'not a list' }),
	},
	{
		route: 'GET /api/v1/mediaserver/clients',
		call: at('/api/v1/mediaserver/clients'),
		spoil: notObjects,
	},
	{
		route: 'GET /api/v1/mediaserver/latest',
		call: at('/api/v1/mediaserver/latest', { server: 'jellyfin', count: '5' }),
		spoil: wrongFirst('title'),
	},

	{
		route: 'GET /api/v1/media/search',
		call: (server) => ({ path: '/api/v1/media/search', query: { title: localised(server) } }),
		spoil: notObjects,
	},
	{
		route: 'GET /api/v1/media/seasons',
		call: at('/api/v1/media/seasons', { mediaid: `tmdb:${parent.tmdb}` }),
		spoil: wrongFirst('episode_count'),
	},
	{
		route: 'GET /api/v1/media/recognize',
		call: (server) => ({ path: '/api/v1/media/recognize', query: { title: localised(server) } }),
		spoil: (body) => ({ ...body, torrent_info: 'not an object' }),
	},
	{
		route: 'GET /api/v1/media/recognize2',
		call: (server) => ({
			path: '/api/v1/media/recognize2',
			query: { title: localised(server), token: server.apiToken },
		}),
		spoil: (body) => ({ ...body, torrent_info: 'not an object' }),
	},
	{
		route: 'GET /api/v1/media/{mediaid}',
		call: at(`/api/v1/media/tmdb:${parent.tmdb}`, { type_name: '电视剧' }),
		spoil: wrongField('tmdb_id'),
	},
	{
		route: 'GET /api/v1/tmdb/seasons/{tmdbid}',
		call: at(`/api/v1/tmdb/seasons/${parent.tmdb}`),
		spoil: wrongFirst('season_number'),
	},

	{
		route: 'GET /api/v1/search/media/{mediaid}',
		call: at(`/api/v1/search/media/tmdb:${inLibrary.tmdb}`, { mtype: '电影', sites: '1' }),
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/search/title',
		call: at('/api/v1/search/title', { keyword: 'no such release' }),
		spoil: wrongSuccess,
	},
	{ route: 'GET /api/v1/site/', call: at('/api/v1/site/'), spoil: wrongFirst('domain') },

	{ route: 'GET /api/v1/workflow/', call: at('/api/v1/workflow/'), spoil: wrongFirst('name') },
	{
		route: 'GET /api/v1/workflow/{workflow_id}',
		call: at('/api/v1/workflow/1'),
		spoil: wrongField('run_count'),
	},
	...['run', 'start', 'pause', 'reset'].map((word): Case => ({
		route: `POST /api/v1/workflow/{workflow_id}/${word}`,
		call: at(`/api/v1/workflow/1/${word}`),
		spoil: wrongSuccess,
	})),

	{
		route: 'GET /api/v1/plugin/',
		call: at('/api/v1/plugin/', { state: 'installed' }),
		spoil: wrongFirst('id'),
	},
	{
		route: 'GET /api/v1/plugin/installed',
		call: at('/api/v1/plugin/installed'),
		spoil: () => [{ not: 'a text' }],
	},
	{ route: 'GET /api/v1/download/', call: at('/api/v1/download/'), spoil: wrongFirst('hash') },
	{ route: 'GET /api/v1/download/clients', call: at('/api/v1/download/clients'), spoil: notObjects },
	...['start', 'stop'].map((word): Case => ({
		route: `GET /api/v1/download/${word}/{hashString}`,
		call: at(`/api/v1/download/${word}/${'1'.repeat(40)}`),
		spoil: wrongSuccess,
	})),
	{
		route: 'DELETE /api/v1/download/{hashString}',
		call: at(`/api/v1/download/${'1'.repeat(40)}`),
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/history/transfer',
		call: at('/api/v1/history/transfer', { status: 'true', page: '1' }),
		spoil: wrongSuccess,
	},
	{
		route: 'POST /api/v1/message/web',
		call: at('/api/v1/message/web', { text: '/subscribes' }),
		spoil: wrongSuccess,
	},
	{ route: 'GET /api/v1/message/web', call: at('/api/v1/message/web'), spoil: notObjects },
	...['GET', 'POST'].map((method): Case => ({
		route: `${method} /api/v1/webhook/`,
		call: ({ apiToken }) => ({ path: '/api/v1/webhook/', query: { token: apiToken } }),
		spoil: wrongSuccess,
	})),

	...['system/status', 'qualityProfile', 'rootfolder', 'tag', 'languageprofile'].map((word): Case => ({
		route: `GET /api/v3/${word}`,
		call: at(`/api/v3/${word}`),
	})),
	{ route: 'GET /api/v3/movie', call: at('/api/v3/movie'), spoil: wrongFirst('title') },
	{
		route: 'GET /api/v3/movie/lookup',
		call: at('/api/v3/movie/lookup', { term: `tmdb:${film.tmdb}` }),
		spoil: wrongFirst('hasFile'),
	},
	{
		route: 'POST /api/v3/movie',
		call: () => ({
			path: '/api/v3/movie',
			json: { title: other.title, year: String(other.year), tmdbId: other.tmdb },
		}),
	},
	{ route: 'GET /api/v3/movie/{mid}', call: withId('/api/v3/movie/'), spoil: wrongField('id') },
	{ route: 'DELETE /api/v3/movie/{mid}', call: withId('/api/v3/movie/'), spoil: wrongSuccess },
	{ route: 'GET /api/v3/series', call: at('/api/v3/series'), spoil: wrongFirst('seasonCount') },
	{
		route: 'GET /api/v3/series/lookup',
		call: at('/api/v3/series/lookup', { term: parent.title }),
	},
	{ route: 'GET /api/v3/series/{tid}', call: withId('/api/v3/series/') },
	{
		route: 'POST /api/v3/series',
		call: () => ({ path: '/api/v3/series', json: series(missingSeason) }),
	},
	{
		route: 'PUT /api/v3/series',
		call: () => ({ path: '/api/v3/series', json: series(missingSeason) }),
	},
	{ route: 'DELETE /api/v3/series/{tid}', call: withId('/api/v3/series/') },
];

const plugin =
	(path: string) =>
	({ apiToken }: MoviePilotSimulator) => ({
		path: `/api/v1/plugin/TraktSync/${path}`,
		query: { apikey: apiToken, ...(path === 'delete_history' && { tmdbid: '1' }) },
	});

/** Plugins bring their own routes: no document of a server without this plugin has them. */
const PLUGIN_ROUTES: Outside[] = [
	{
		route: 'POST /api/v1/plugin/TraktSync/sync',
		call: plugin('sync'),
		component: 'Response',
		spoil: wrongSuccess,
	},
	{
		route: 'POST /api/v1/plugin/TraktSync/sync_custom_lists',
		call: plugin('sync_custom_lists'),
		component: 'Response',
		spoil: wrongSuccess,
	},
	{
		route: 'GET /api/v1/plugin/TraktSync/delete_history',
		call: plugin('delete_history'),
		component: 'Response',
		spoil: wrongSuccess,
	},
	{ route: 'GET /api/v1/plugin/TraktSync/auth', call: plugin('auth') },
];

/** The later document lists only what accepts an API key; the rest keeps its schema. */
const WITHOUT_KEY: Array<[string, string]> = [
	['POST /api/v1/login/access-token', 'Token'],
	['GET /api/v1/system/global', 'Response'],
	['GET /api/v1/subscribe/list', 'Subscribe'],
	['POST /api/v1/subscribe/seerr', 'Response'],
	['GET /api/v1/media/recognize2', 'Context'],
	['GET /api/v1/webhook/', 'Response'],
	['POST /api/v1/webhook/', 'Response'],
];

checkAgainst('v2.5.6', 'moviepilot-openapi-2.5.6.json.gz', CASES, PLUGIN_ROUTES);
checkAgainst(
	'v2.12.0',
	'moviepilot-openapi-2026-05.json.gz',
	CASES.filter(({ route }) => !WITHOUT_KEY.some(([name]) => name === route)),
	[
		...PLUGIN_ROUTES,
		...WITHOUT_KEY.map(([route, component]) => ({
			...(CASES.find((entry) => entry.route === route) as Case),
			component,
		})),
	],
);

function checkAgainst(generation: Generation, file: string, cases: Case[], outside: Outside[]): void {
	describeContract(`the ${generation} simulator against ${file}`, file, (contract) => {
		let server: MoviePilotSimulator;
		let send: (method: string, call: Call) => Promise<{ status: number; body: any }>;

		beforeAll(async () => {
			server = await startMoviePilot({ generation });
			fillSample(server.state);
			send = await sender(server);
		});
		afterAll(async () => await server.close());

		it('has a case for every route of the simulator', () => {
			const covered = [...cases, ...outside].map(({ route }) => route);
			const served = server.routes.map((route) => route.replace(/:(\w+)/g, '{$1}'));
			expect([...covered].sort()).toEqual([...served].sort());
		});

		it.each(cases)('$route answers what the contract says', async ({ route, call, spoil }) => {
			const [method = '', template = ''] = route.split(' ');
			expect(contract.find(method, template)?.template).toBe(template);
			const made = call(server);
			checkRequest(contract, method, made);
			const { status, body } = await send(method, made);
			expect(status).toBe(200);
			expect(contract.validateResponse(method, made.path, status, body)).toEqual([]);
			if (spoil === undefined) {
				expect(contract.find(method, `${template}/no-such-route/at-all`)).toBeUndefined();
			} else {
				expect(body).not.toEqual([]);
				expect(contract.validateResponse(method, made.path, status, spoil(body))).not.toEqual([]);
			}
		});

		it.each(outside)('$route is not in the contract, but its body has a known shape', async (entry) => {
			const { route, call, component, spoil } = entry;
			const [method = '', template = ''] = route.split(' ');
			expect(contract.operations()).not.toContain(`${method} ${template}`);
			const { status, body } = await send(method, call(server));
			if (component === undefined || spoil === undefined) {
				expect(status).toBe(400);
				expect(body).toContain('<!DOCTYPE html>');
				return;
			}
			expect(status).toBe(200);
			const [right, wrong] = [body, spoil(body)].map((value) => [value].flat()[0] as unknown);
			expect(contract.validateComponent(component, right)).toEqual([]);
			expect(contract.validateComponent(component, wrong)).not.toEqual([]);
		});

		it('says what is wrong with a request in the shape of the contract', async () => {
			const path = '/api/v1/subscribe/abc';
			const { status, body } = await send('GET', { path });
			expect(status).toBe(422);
			expect(contract.validateResponse('GET', path, 422, body)).toEqual([]);
			const spoiled = { detail: [{ ...body.detail[0], msg: undefined }] };
			const wrong: unknown = JSON.parse(JSON.stringify(spoiled));
			expect(contract.validateResponse('GET', path, 422, wrong)).not.toEqual([]);
		});

		it('describes a title the same way where the contract leaves it open', async () => {
			const title = localised(server);
			const { body: found } = await send('GET', { path: '/api/v1/media/search', query: { title } });
			const { body: context } = await send('GET', {
				path: '/api/v1/media/recognize',
				query: { title },
			});
			for (const media of [found[0], context.media_info]) {
				expect(media.title).toBe(title);
				expect(contract.validateComponent('MediaInfo', media)).toEqual([]);
				expect(contract.validateComponent('MediaInfo', wrongField('title')(media))).not.toEqual([]);
			}
		});

		it('describes a torrent in the shape of the contract, where the contract leaves it open', async () => {
			const { body } = await send('GET', {
				path: `/api/v1/search/media/tmdb:${inLibrary.tmdb}`,
				query: { mtype: '电影' },
			});
			const [context] = body.data;
			expect(contract.validateComponent('Context', context)).toEqual([]);
			expect(contract.validateComponent('TorrentInfo', context.torrent_info)).toEqual([]);
			const wrong = wrongField('seeders')(context.torrent_info);
			expect(contract.validateComponent('TorrentInfo', wrong)).not.toEqual([]);
		});

		it('shows the absence of things in the shape of the contract', async () => {
			const empty: Array<[string, Call]> = [
				['GET', { path: '/api/v1/subscribe/media/tmdb:999999999' }],
				['GET', { path: '/api/v1/media/tmdb:999999999', query: { type_name: '电影' } }],
				['GET', { path: '/api/v3/movie/lookup', query: { term: 'tmdb:999999999' } }],
				['GET', { path: '/api/v3/series/lookup', query: { term: 'tvdb:999999999' } }],
				['GET', { path: '/api/v1/workflow/', query: {} }],
			];
			server.state.workflows = [];
			for (const [method, call] of empty) {
				const { status, body } = await send(method, call);
				expect(status).toBe(200);
				expect(contract.validateResponse(method, call.path, status, body)).toEqual([]);
			}
		});
	});
}

/** The body and the query as the contract wants them, and proof that it would notice a wrong one. */
function checkRequest(contract: Contract, method: string, call: Call): void {
	const body = call.json ?? call.form;
	const contentType = call.form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
	const declared = contract.find(method, call.path)?.definition.requestBody;
	const query = Object.fromEntries(
		// Credentials are declared as security schemes, except where a route reads the word itself.
		Object.entries(call.query ?? {}).filter(([name, value]) => name !== 'token' || value === 'moviepilot'),
	);
	// Seerr's webhook reads its body by hand: the document knows of none.
	const request = declared === undefined ? { query } : { query, body, contentType };
	expect(contract.validateRequest(method, call.path, request)).toEqual([]);
	const wrongQuery = { ...query, 'no-such-parameter': '1' };
	expect(contract.validateRequest(method, call.path, { ...request, query: wrongQuery })).not.toEqual([]);
	if (declared === undefined || body === undefined) return;
	const first = Object.keys(body)[0] ?? '';
	const wrongBody = { ...body, [first]: { not: 'a scalar' } };
	expect(contract.validateRequest(method, call.path, { ...request, body: wrongBody })).not.toEqual([]);
}

/** Sends each request with the credential that its route wants. */
async function sender(server: MoviePilotSimulator) {
	const user = new Client(server.url, { authorization: `Bearer ${await signIn(server)}` });
	const key = new Client(server.url, { 'x-api-key': server.apiToken });
	const seerr = new Client(server.url, { authorization: server.apiToken });
	return async (method: string, call: Call) => {
		const client = call.path.startsWith('/api/v3/') ? key : call.path.endsWith('/seerr') ? seerr : user;
		return await client.call(method, call.path, call);
	};
}
