import type { FilmSeed } from '../simulators/trakt/media';
import { N8N_CALLBACK, startTrakt, type TraktSimulator, type Tokens } from '../simulators/trakt';
import { expandPath } from '../simulators/trakt/routes';
import { ROUTES } from '../simulators/trakt/api';
import { ALIASES, describedPath, ERRATA, erratumFor, TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../simulators/trakt/errata';
import { fillSample, SAMPLE } from '../simulators/trakt/sample';
import { Contract, describeContract, type Json } from './openapi';

/** One real call, and how its answer is to be broken so that the contract has to refuse it. */
interface Case {
	name: string;
	method: 'GET' | 'POST';
	path: string | ((trakt: TraktSimulator) => string);
	/** The auth host instead of the API host. */
	auth?: true;
	query?: Record<string, string>;
	/** Query parameters that are not part of the service's interface. */
	unchecked?: Record<string, string>;
	body?: (trakt: TraktSimulator) => unknown;
	status: number;
	/** Without the user's token. */
	anonymous?: true;
	headers?: Record<string, string>;
	arrange?: (trakt: TraktSimulator) => void | Promise<void>;
	/** Where to put a value of the wrong type; not for answers that the contract does not describe. */
	wrong?: Array<string | number>;
	/** A stricter operation with the same body, for where the contract accepts almost anything. */
	twin?: string;
}

interface Answer {
	path: string;
	/** The body that was sent. */
	sent: unknown;
	status: number;
	/** undefined when it is empty. */
	body: unknown;
}

const TWIN_MOVIES = '/users/me/watchlist/movies/rank';
const TWIN_SHOWS = '/users/me/watchlist/shows/rank';
const TWIN_ALL = '/users/me/lists/any/items/all/rank/asc';

const FILM: FilmSeed = { title: 'Made for this', trakt: 777_001, imdb: 'tt7770001', tmdb: 777_001 };

const known = (trakt: TraktSimulator) => ({
	movies: [{ ids: { trakt: trakt.state.library.movies[0]?.ids.trakt } }],
});

const listPath = (trakt: TraktSimulator) => {
	const list = trakt.state.account(SAMPLE.other.user)?.list(SAMPLE.other.list);
	return `/lists/${list?.ids.trakt}`;
};

const client = (trakt: TraktSimulator) => ({
	client_id: trakt.app.clientId,
	client_secret: trakt.app.clientSecret,
});

const refreshBody = (trakt: TraktSimulator, refreshToken: string) => ({
	grant_type: 'refresh_token',
	refresh_token: refreshToken,
	redirect_uri: N8N_CALLBACK,
	...client(trakt),
});

let deviceCode = '';

const startDevice = async (trakt: TraktSimulator) => {
	const response = await fetch(`${trakt.auth.url}/oauth/device/code`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ client_id: trakt.app.clientId }),
	});
	deviceCode = ((await response.json()) as { device_code: string }).device_code;
};

const devicePoll = (trakt: TraktSimulator) => ({ code: deviceCode, ...client(trakt) });

const authorize = {
	response_type: 'code',
	client_id: 'the-client',
	redirect_uri: N8N_CALLBACK,
	state: 'abc',
};

const full = { extended: 'full', page: '1', limit: '250' };

const CASES: Case[] = [
	{
		name: 'last activities',
		method: 'GET',
		path: '/sync/last_activities',
		status: 200,
		wrong: ['watchlist', 'updated_at'],
	},
	{
		name: 'the watchlist with everything on it',
		method: 'GET',
		path: '/sync/watchlist',
		query: full,
		status: 200,
		wrong: [0, 'movie', 'ids', 'trakt'],
		twin: TWIN_ALL,
	},
	{
		name: 'the films of the watchlist',
		method: 'GET',
		path: '/sync/watchlist/movies',
		query: full,
		status: 200,
		wrong: [0, 'movie', 'title'],
		twin: TWIN_MOVIES,
	},
	{
		name: 'the shows of the watchlist',
		method: 'GET',
		path: '/sync/watchlist/shows',
		query: full,
		status: 200,
		wrong: [0, 'show', 'ids', 'slug'],
		twin: TWIN_SHOWS,
	},
	{
		name: 'the seasons of the watchlist',
		method: 'GET',
		path: '/sync/watchlist/seasons',
		query: full,
		status: 200,
		wrong: [0, 'season', 'number'],
		twin: TWIN_ALL,
	},
	{
		name: 'the watchlist sorted by a word',
		method: 'GET',
		path: '/sync/watchlist/movies/added',
		status: 200,
		wrong: [0, 'listed_at'],
		twin: TWIN_MOVIES,
	},
	{
		name: 'the watchlist sorted both ways',
		method: 'GET',
		path: '/sync/watchlist/movies/title/desc',
		query: { page: '2', limit: '50' },
		status: 200,
		wrong: [0, 'movie', 'year'],
		twin: TWIN_MOVIES,
	},
	{
		name: 'an addition to the watchlist',
		method: 'POST',
		path: '/sync/watchlist',
		arrange: (trakt) => void trakt.state.library.movie(FILM),
		body: () => ({
			movies: [{ ids: { tmdb: FILM.tmdb, imdb: FILM.imdb } }, { ids: { imdb: 'tt0000000' } }],
			shows: [{ ids: { tvdb: 404_404 } }],
		}),
		status: 201,
		wrong: ['added', 'movies'],
	},
	{
		name: 'a removal from the watchlist',
		method: 'POST',
		path: '/sync/watchlist/remove',
		body: known,
		status: 200,
		wrong: ['deleted', 'movies'],
	},
	{
		name: 'an addition to the history',
		method: 'POST',
		path: '/sync/history',
		body: (trakt) => ({ ...known(trakt), shows: [{ ids: { trakt: 404 } }] }),
		status: 201,
		wrong: ['not_found', 'movies'],
	},
	{
		name: 'the settings of the account',
		method: 'GET',
		path: '/users/settings',
		status: 200,
		wrong: ['limits', 'watchlist', 'item_count'],
	},
	{
		name: 'a profile',
		method: 'GET',
		path: `/users/${SAMPLE.other.user}`,
		anonymous: true,
		status: 200,
		wrong: ['username'],
	},
	{
		name: 'the own lists',
		method: 'GET',
		path: '/users/me/lists',
		status: 200,
		wrong: [0, 'ids', 'trakt'],
	},
	{
		name: 'one list, by its slug',
		method: 'GET',
		path: `/users/me/lists/${SAMPLE.favourites}`,
		status: 200,
		wrong: ['item_count'],
	},
	{
		name: 'the items of a list, seasons, episodes and people included',
		method: 'GET',
		path: `/users/me/lists/${SAMPLE.sciFiNight}/items`,
		query: full,
		status: 200,
		wrong: [0, 'type'],
	},
	{
		name: 'the films of a list',
		method: 'GET',
		path: `/users/me/lists/${SAMPLE.favourites}/items/movie`,
		query: full,
		status: 200,
		wrong: [0, 'movie', 'ids'],
	},
	{
		name: 'the items of a list by a sort word',
		method: 'GET',
		path: `/users/me/lists/${SAMPLE.favourites}/items/show/added`,
		status: 200,
		wrong: [0, 'id'],
	},
	{
		name: 'the items of a list, sorted',
		method: 'GET',
		path: `/users/${SAMPLE.other.user}/lists/${SAMPLE.other.list}/items/all/title/asc`,
		anonymous: true,
		status: 200,
		wrong: [0, 'rank'],
	},
	{
		name: 'an addition to a list',
		method: 'POST',
		path: `/users/me/lists/${SAMPLE.favourites}/items`,
		body: known,
		status: 201,
		wrong: ['list', 'item_count'],
	},
	{
		name: 'a removal from a list',
		method: 'POST',
		path: `/users/me/lists/${SAMPLE.favourites}/items/remove`,
		body: known,
		status: 200,
		wrong: ['not_found', 'movies'],
	},
	{
		name: 'a list by its Trakt id',
		method: 'GET',
		path: listPath,
		anonymous: true,
		status: 200,
		wrong: ['user', 'username'],
	},
	...['', '/movie', '/movie/rank', '/movie/rank/asc'].map((segments): Case => ({
		name: `the items of a list by its Trakt id, at ${segments === '' ? 'the shortest path' : segments}`,
		method: 'GET',
		path: (trakt) => `${listPath(trakt)}/items${segments}`,
		anonymous: true,
		status: 200,
		wrong: [0, 'listed_at'],
	})),
	{
		name: 'the liked lists',
		method: 'GET',
		path: '/users/likes/lists',
		status: 200,
		wrong: [0, 'liked_at'],
	},
	{
		name: 'the liked lists of a user',
		method: 'GET',
		path: '/users/me/likes/lists',
		status: 200,
		wrong: [0, 'type'],
	},
	...['', '/shows', '/shows/rank', '/shows/rank/asc'].map((segments): Case => ({
		name: `a user's watchlist, at ${segments === '' ? 'the shortest path' : segments}`,
		method: 'GET',
		path: `/users/sample-user/watchlist${segments}`,
		anonymous: true,
		status: 200,
		wrong: [0, 'id'],
		twin: segments === '' ? TWIN_ALL : TWIN_SHOWS,
	})),
	{
		name: 'a search by TMDB number, which finds a film and a show',
		method: 'GET',
		path: '/search/tmdb/1396',
		query: { extended: 'full' },
		anonymous: true,
		status: 200,
		wrong: [0, 'movie', 'title'],
	},
	{
		name: 'a film',
		method: 'GET',
		path: (trakt) => `/movies/${trakt.state.library.movies[3]?.ids.slug}`,
		query: { extended: 'full' },
		anonymous: true,
		status: 200,
		wrong: ['ids', 'trakt'],
	},
	{
		name: 'a film about which nothing is known yet',
		method: 'GET',
		path: '/movies/untitled-kestrel-hill-project',
		query: { extended: 'full' },
		anonymous: true,
		status: 200,
		wrong: ['runtime'],
	},
	{
		name: 'a show',
		method: 'GET',
		path: (trakt) => `/shows/${trakt.state.library.shows[5]?.ids.trakt}`,
		query: { extended: 'full' },
		anonymous: true,
		status: 200,
		wrong: ['aired_episodes'],
	},
	{
		name: 'the seasons of a show',
		method: 'GET',
		path: (trakt) => `/shows/${trakt.state.library.shows[5]?.ids.trakt}/seasons`,
		query: { extended: 'full' },
		anonymous: true,
		status: 200,
		wrong: [0, 'episode_count'],
	},
	{
		name: 'the trending films',
		method: 'GET',
		path: '/movies/trending',
		query: full,
		anonymous: true,
		status: 200,
		wrong: [0, 'watchers'],
	},
	{
		name: 'a refreshed token',
		method: 'POST',
		auth: true,
		path: '/oauth/token',
		body: (trakt) => refreshBody(trakt, trakt.signIn().refresh_token),
		status: 200,
		wrong: ['expires_in'],
	},
	{
		name: 'a refresh token that nobody knows',
		method: 'POST',
		auth: true,
		path: '/oauth/token',
		body: (trakt) => refreshBody(trakt, 'long-gone'),
		status: 400,
		wrong: ['error'],
	},
	{
		name: 'an authorization code that nobody knows',
		method: 'POST',
		auth: true,
		path: '/oauth/token',
		body: (trakt) => ({
			grant_type: 'authorization_code',
			code: 'long-gone',
			redirect_uri: N8N_CALLBACK,
			...client(trakt),
		}),
		status: 401,
		wrong: ['error_description'],
	},
	{
		name: 'a device code',
		method: 'POST',
		auth: true,
		path: '/oauth/device/code',
		body: (trakt) => ({ client_id: trakt.app.clientId }),
		status: 200,
		wrong: ['interval'],
	},
	{
		name: 'a poll before the user has decided',
		method: 'POST',
		auth: true,
		path: '/oauth/device/token',
		arrange: startDevice,
		body: devicePoll,
		status: 400,
	},
	{
		name: 'a poll after the user has approved',
		method: 'POST',
		auth: true,
		path: '/oauth/device/token',
		arrange: async (trakt) => {
			await startDevice(trakt);
			trakt.devices.decide('approve');
		},
		body: devicePoll,
		status: 200,
		wrong: ['access_token'],
	},
	{
		name: 'a poll after the user has denied',
		method: 'POST',
		auth: true,
		path: '/oauth/device/token',
		arrange: async (trakt) => {
			await startDevice(trakt);
			trakt.devices.decide('deny');
		},
		body: devicePoll,
		status: 418,
	},
	{
		name: 'a poll with an unknown code',
		method: 'POST',
		auth: true,
		path: '/oauth/device/token',
		body: (trakt) => ({ code: 'unknown', ...client(trakt) }),
		status: 404,
	},
	{
		name: 'a revoked token',
		method: 'POST',
		auth: true,
		path: '/oauth/revoke',
		body: (trakt) => ({ token: trakt.signIn().access_token, ...client(trakt) }),
		status: 200,
	},
	{
		name: 'the page that asks for consent',
		method: 'GET',
		auth: true,
		path: '/oauth/authorize',
		query: authorize,
		status: 200,
	},
	{
		name: 'a consent',
		method: 'GET',
		auth: true,
		path: '/oauth/authorize',
		// A switch of the simulator, not of the service.
		unchecked: { auto: '1' },
		query: authorize,
		status: 302,
	},
	{
		name: 'an authorization request that is wrong',
		method: 'GET',
		auth: true,
		path: '/oauth/authorize',
		query: { response_type: 'code' },
		status: 400,
	},
	{
		name: 'a call without a token',
		method: 'GET',
		path: '/sync/watchlist',
		anonymous: true,
		status: 401,
	},
	{
		name: 'a call without a client id',
		method: 'GET',
		path: '/movies/trending',
		headers: { 'trakt-api-key': '' },
		status: 403,
	},
	{
		name: "another user's private list",
		method: 'GET',
		path: `/users/${SAMPLE.secret.user}/lists/${SAMPLE.secret.list}`,
		status: 401,
	},
	{
		name: 'a write that is not JSON',
		method: 'POST',
		path: '/sync/watchlist',
		headers: { 'content-type': 'text/plain' },
		body: known,
		status: 412,
	},
	{
		name: 'more than the account may have',
		method: 'POST',
		path: `/users/me/lists/${SAMPLE.favourites}/items`,
		arrange: ({ state }) => {
			state.me.limitsOverride = {
				list: { count: 1, item_count: 40 },
				watchlist: { item_count: 1 },
				favorites: { item_count: 1 },
			};
		},
		body: (trakt) => ({
			movies: trakt.state.library.movies.slice(0, 2).map(({ ids }) => ({ ids: { trakt: ids.trakt } })),
		}),
		status: 420,
	},
	{
		name: 'a locked account',
		method: 'GET',
		path: '/sync/watchlist',
		arrange: (trakt) => {
			trakt.state.me.locked = true;
		},
		status: 423,
	},
];

const AUTH_ROUTES = [
	'GET /oauth/authorize',
	'POST /oauth/token',
	'POST /oauth/device/code',
	'POST /oauth/device/token',
	'POST /oauth/revoke',
];

describe('The reader of contracts', () => {
	const contract = new Contract(
		{
			openapi: '3.0.3',
			paths: {
				'/users/{id}': {
					get: {
						parameters: [
							{ name: 'page', in: 'query', required: true, schema: { type: 'integer' } },
							{ name: 'word', in: 'query', schema: { type: ['null'] } },
						],
						responses: {
							'200': {
								content: { 'application/json': { schema: { $ref: '#/components/schemas/User' } } },
							},
							'4XX': { description: 'refused' },
						},
					},
				},
				'/users/me': { get: { responses: { '204': { description: 'nothing' } } } },
				'/users': {
					post: {
						requestBody: {
							required: true,
							content: { 'application/json': { schema: { $ref: '#/components/schemas/User' } } },
						},
						responses: {},
					},
				},
			},
			components: {
				schemas: {
					User: {
						type: 'object',
						required: ['name'],
						properties: {
							name: { type: 'string', nullable: true },
							age: { type: 'number', minimum: 0, exclusiveMinimum: true },
							best: { $ref: '#/components/schemas/User' },
						},
					},
				},
			},
		},
		{ basePath: '/api/v1' },
	);

	it('prefers the path with the most literal segments', () => {
		expect(contract.find('GET', '/api/v1/users/me')?.template).toBe('/users/me');
		expect(contract.find('GET', '/api/v1/users/anna?page=1')?.template).toBe('/users/{id}');
	});

	it('knows no other path, verb or status', () => {
		expect(contract.validateResponse('GET', '/users/anna', 200, {})).toHaveLength(1);
		expect(contract.validateResponse('DELETE', '/api/v1/users/me', 200, {})).toHaveLength(1);
		expect(contract.validateResponse('GET', '/api/v1/users/me', 200, {})).toHaveLength(1);
	});

	it.each([
		[{ name: null }, 0],
		[{ name: 'Anna', age: 3, best: { name: 'Bert' } }, 0],
		[{ name: 4 }, 1],
		[{ name: 'Anna', age: 0 }, 1],
		[{ name: 'Anna', best: {} }, 1],
		[undefined, 1],
	])('reads the 3.0 dialect and its references: %j has %i faults', (body, faults) => {
		expect(contract.validateResponse('GET', '/api/v1/users/anna', 200, body)).toHaveLength(faults);
	});

	it('accepts an empty body only where there is none', () => {
		expect(contract.validateResponse('GET', '/api/v1/users/me', 204, undefined)).toEqual([]);
		expect(contract.validateResponse('GET', '/api/v1/users/me', 204, { a: 1 })).toHaveLength(1);
		expect(contract.validateResponse('GET', '/api/v1/users/anna', 418, '')).toEqual([]);
	});

	it('checks bodies and query parameters of requests', () => {
		const get = (query: Json) => contract.validateRequest('GET', '/api/v1/users/anna', { query });
		expect(get({ page: '2', word: 'any' })).toEqual([]);
		expect(get({})).toEqual(['query: page is required']);
		expect(get({ page: 'two' })).toHaveLength(1);
		expect(get({ page: '2', other: '1' })).toEqual(['query: other is not in the contract']);
		expect(contract.validateRequest('POST', '/api/v1/users', {})).toHaveLength(1);
		expect(contract.validateRequest('POST', '/api/v1/users', { body: { age: 'x' } })).toHaveLength(2);
	});
});

describeContract(
	'The Trakt simulator, measured against the contract of the vendor',
	TRAKT_CONTRACT,
	(contract) => {
		let trakt: TraktSimulator;

		const start = async () => {
			trakt = await startTrakt({ limits: 'off', clientId: 'the-client' });
			fillSample(trakt.state);
		};

		describe.each(CASES)('$name', (testCase) => {
			let answer: Answer;

			beforeAll(async () => {
				await start();
				answer = await run(trakt, testCase);
			});

			afterAll(async () => await trakt.close());

			it(`is answered with ${testCase.status} and a body that fits`, () => {
				expect(answer.status).toBe(testCase.status);
				expect(faultsOf(contract, testCase, answer)).toEqual([]);
				// What the contract says nothing about is a page or empty.
				if (testCase.wrong === undefined) expect(['', '{}', 'page']).toContain(kindOf(answer.body));
			});

			it('is asked for with a request that fits', () => {
				const path = describedPath(testCase.method, answer.path);
				const request = { query: testCase.query ?? {}, body: answer.sent };
				expect(contract.validateRequest(testCase.method, path, request)).toEqual([]);
			});

			const { wrong } = testCase;
			if (wrong !== undefined) {
				it(`would not fit with a wrong ${wrong.join('.')}`, () => {
					const broken = { ...answer, body: withWrong(answer.body, wrong) };
					expect(faultsOf(contract, testCase, broken)).not.toEqual([]);
				});
			}
		});

		describe('as a whole', () => {
			beforeAll(start);

			afterAll(async () => await trakt.close());

			it('is asked about every route that it has', () => {
				const asked = CASES.map((testCase) => `${testCase.method} ${pathOf(trakt, testCase)}`);
				const routes = ROUTES.flatMap(({ method, path }) => expandPath(path).map((url) => `${method} ${url}`));
				const missing = [...routes, ...AUTH_ROUTES].filter((route) => {
					return !asked.some((line) => matches(line, route));
				});
				expect(missing).toEqual([]);
			});

			it('uses another path of the contract only where its own is missing there', () => {
				const lines = CASES.map((testCase) => `${testCase.method} ${pathOf(trakt, testCase)}`);
				const unused = ALIASES.filter((alias) => !lines.some((line) => alias.match.test(line)));
				const needless = lines.filter((line) => {
					const [method = '', path = ''] = line.split(' ');
					// This one only looks like /users/:id/lists.
					if (path === '/users/likes/lists') return false;
					return describedPath(method, path) !== path && contract.find(method, path) !== undefined;
				});
				expect({ unused, needless }).toEqual({ unused: [], needless: [] });
			});

			it('tolerates an erratum only where the contract really says something else', async () => {
				const used = new Set<string>();
				const needless: string[] = [];
				for (const testCase of CASES) {
					Object.assign(trakt.state.me, { locked: false, limitsOverride: undefined });
					const { path, status, body } = await run(trakt, testCase);
					const erratum = erratumFor(testCase.method, path, status);
					if (erratum === undefined) continue;
					used.add(erratum.reason);
					const described = describedPath(testCase.method, path);
					const bare = contract.validateResponse(testCase.method, described, status, body);
					if (bare.length === 0) needless.push(testCase.name);
				}
				const unused = ERRATA.filter(({ reason }) => !used.has(reason)).map(({ reason }) => reason);
				expect({ unused, needless }).toEqual({ unused: [], needless: [] });
			});
		});
	},
	TRAKT_CONTRACT_OPTIONS,
);

function pathOf(trakt: TraktSimulator, { path }: Pick<Case, 'path'>): string {
	return typeof path === 'string' ? path : path(trakt);
}

function matches(line: string, route: string): boolean {
	return new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(line);
}

/** Sends the request of a case and reads its answer. */
async function run(trakt: TraktSimulator, testCase: Case): Promise<Answer> {
	const tokens: Tokens | undefined = testCase.anonymous === true ? undefined : trakt.signIn();
	await testCase.arrange?.(trakt);
	const path = pathOf(trakt, testCase);
	const host = testCase.auth === true ? trakt.auth.url : trakt.api.url;
	const query = new URLSearchParams({ ...testCase.query, ...testCase.unchecked }).toString();
	const sent = testCase.body?.(trakt);
	const response = await fetch(`${host}${path}${query === '' ? '' : `?${query}`}`, {
		method: testCase.method,
		redirect: 'manual',
		headers: {
			...(testCase.auth === true ? { 'content-type': 'application/json' } : trakt.headers(tokens)),
			...testCase.headers,
		},
		body: sent === undefined ? undefined : JSON.stringify(sent),
	});
	const text = await response.text();
	const isJson = (response.headers.get('content-type') ?? '').includes('json');
	const body: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text;
	return { path, sent, status: response.status, body };
}

/** What the contract, and its stricter twin where there is one, has against an answer. */
function faultsOf(contract: Contract, testCase: Case, answer: Answer): string[] {
	const { path, status, body } = answer;
	const erratum = erratumFor(testCase.method, path, status);
	if (erratum?.undescribed === true) return [];
	const described = erratum?.body === undefined ? body : erratum.body(body);
	const faults = contract.validateResponse(testCase.method, describedPath(testCase.method, path), erratum?.status ?? status, described);
	if (testCase.twin === undefined) return faults;
	return [...faults, ...contract.validateResponse('GET', testCase.twin, 200, described)];
}

/** A copy of the body in which one value has a type that it never has. */
function withWrong(body: unknown, path: Array<string | number>): unknown {
	const copy = structuredClone(body);
	let at = copy as Json;
	for (const key of path.slice(0, -1)) at = at[key] as Json;
	at[path.at(-1) as string] = { neither: 'text nor number' };
	return copy;
}

function kindOf(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' && body.startsWith('<!DOCTYPE html>') ? 'page' : JSON.stringify(body);
}
