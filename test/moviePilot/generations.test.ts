import type { Dialect, Wanted } from '../../nodes/MoviePilot/client/dialect';
import { readServer } from '../../nodes/MoviePilot/client/generation';
import { moviePilotPolicy } from '../../nodes/MoviePilot/client/policy';
import type { ServiceError } from '../../nodes/shared/node/errors';
import { startMoviePilot, type Generation, type MoviePilotSimulator } from '../simulators/moviePilot';
import { sendWith, testClient, type TestClient } from '../shared/service';

const FILM: Wanted = { title: 'Heat', year: 1995, tmdb: 949 };
const SHOW: Wanted = { title: 'The Wire', year: 2002, tmdb: 1438, tvdb: 79126 };
const CATALOGUE = {
	films: [
		{ tmdbid: 949, title: 'Heat', year: 1995 },
		{ tmdbid: 10, title: 'Owned', year: 2000 },
	],
	shows: [{ tmdbid: 1438, title: 'The Wire', year: 2002, tvdbid: 79126, seasons: { 0: 2, 1: 13, 2: 12 } }],
};

/** All thirteen episodes. */
const SEASON_1 = { 1: Array.from({ length: 13 }, (_, index) => index + 1) };

let server: MoviePilotSimulator;
let kit: TestClient;

afterEach(async () => await server.close());

async function open(generation: Generation, login = false): Promise<Dialect> {
	server = await startMoviePilot({
		generation,
		catalogue: CATALOGUE,
		library: { films: [10], shows: [{ tmdbid: 1438, seasons: SEASON_1 }] },
	});
	const token = login ? await logIn() : undefined;
	kit = testClient(server.url, { policy: moviePilotPolicy, headers: { 'X-API-KEY': server.apiToken }, send: sendWith(token) });
	server.simulator.requests = [];
	return (await kit.clock.drive(readServer(kit.client), 5_000)).dialect;
}

async function logIn(): Promise<string> {
	const body = new URLSearchParams({ username: server.username, password: server.password });
	const response = await fetch(`${server.url}/api/v1/login/access-token`, { method: 'POST', body });
	return ((await response.json()) as { access_token: string }).access_token;
}

const lines = () => server.simulator.requests.map(({ method, path }) => `${method} ${path}`);
const lastBody = () => server.simulator.requests.at(-1)?.body;

const ARR = 'MoviePilot before 2.9, API token only';

describe('a server is told by its first answer', () => {
	it.each<[Generation, boolean, string, string[]]>([
		['v2.5.6', true, 'MoviePilot v2', ['GET /api/v1/subscribe/']],
		['v2.12.0', false, 'MoviePilot v2', ['GET /api/v1/subscribe/']],
		['v3.0.0', false, 'MoviePilot v3', ['GET /api/v1/subscribe/']],
		['v2.5.6', false, ARR, ['GET /api/v1/subscribe/', 'GET /api/v3/system/status', 'GET /api/v3/movie', 'GET /api/v3/series']],
	])('%s (login: %s) is "%s"', async (generation, login, name, requests) => {
		expect((await open(generation, login)).name).toBe(name);
		expect(lines()).toEqual(requests);
		for (const { headers } of server.simulator.requests) expect(headers['x-api-key']).toBe(server.apiToken);
	});
});

describe.each<[Generation, boolean]>([
	['v2.5.6', true],
	['v2.5.6', false],
	['v2.12.0', false],
	['v3.0.0', false],
])('%s (login: %s)', (generation, login) => {
	it('subscribes to a film and a season, lists both, and lets go of them again', async () => {
		const dialect = await open(generation, login);
		const film = await kit.clock.drive(dialect.subscribe(FILM), 5_000);
		const season = await kit.clock.drive(dialect.subscribe({ ...SHOW, season: 2 }), 5_000);
		expect([film, season]).toEqual([expect.any(Number), expect.any(Number)]);
		const subscriptions = await kit.clock.drive(dialect.subscriptions(), 5_000);
		expect(subscriptions).toEqual([
			{ id: film, kind: 'movie', tmdb: 949, season: undefined, title: 'Heat' },
			{ id: season, kind: 'show', tmdb: 1438, season: 2, title: 'The Wire' },
		]);
		for (const subscription of subscriptions) await kit.clock.drive(dialect.unsubscribe(subscription), 5_000);
		expect(await kit.clock.drive(dialect.subscriptions(), 5_000)).toEqual([]);
	});

	it('knows which films are in the library, and which seasons a show has', async () => {
		const dialect = await open(generation, login);
		expect(await kit.clock.drive(dialect.hasMovie(10), 5_000)).toBe(true);
		expect(await kit.clock.drive(dialect.hasMovie(949), 5_000)).toBe(false);
		expect(await kit.clock.drive(dialect.hasMovie(404_404), 5_000)).toBeUndefined();
		expect(await kit.clock.drive(dialect.seasons(SHOW, false), 5_000)).toEqual([1, 2]);
		// The Radarr- and Sonarr-compatible surface cannot tell what is missing.
		expect(await kit.clock.drive(dialect.seasons(SHOW, true), 5_000)).toEqual(dialect.name === ARR ? [1, 2] : [2]);
	});
});

describe('each generation is addressed in its own words', () => {
	it('version 2 by tmdbid', async () => {
		const dialect = await open('v2.12.0');
		await kit.clock.drive(dialect.subscribe({ ...SHOW, season: 2 }), 5_000);
		expect(lastBody()).toEqual({ name: 'The Wire', type: '电视剧', year: '2002', season: 2, tmdbid: 1438 });
	});

	it('version 3 by source and ID', async () => {
		const dialect = await open('v3.0.0');
		await kit.clock.drive(dialect.subscribe(FILM), 5_000);
		expect(lastBody()).toEqual({ name: 'Heat', type: '电影', year: '1995', media_source: 'themoviedb', media_id: '949' });
	});

	it('an old one without a login as Radarr and Sonarr are, and nothing else', async () => {
		const dialect = await open('v2.5.6');
		server.simulator.requests = [];
		await kit.clock.drive(dialect.subscribe(FILM), 5_000);
		expect(lastBody()).toEqual({ title: 'Heat', year: '1995', tmdbId: 949 });
		await kit.clock.drive(dialect.subscribe({ ...SHOW, season: 2 }), 5_000);
		expect(lastBody()).toEqual({ title: 'The Wire', year: '2002', tmdbId: 1438, seasons: [{ seasonNumber: 2, monitored: true }] });
		await kit.clock.drive(dialect.seasons(SHOW, true), 5_000);
		expect(lines().every((line) => / \/api\/v3\//.test(line))).toBe(true);
	});
});

describe('a server that refuses or misbehaves', () => {
	const failure = async (work: Promise<unknown>) => (await kit.outcome(work)) as ServiceError;

	it.each<Generation>(['v2.12.0', 'v3.0.0'])('%s says in English what it did not recognise', async (generation) => {
		const dialect = await open(generation);
		const error = await failure(dialect.subscribe({ title: 'Nobody knows it', tmdb: 5_555 }));
		expect(error.message).toMatch(/^MoviePilot refused: it did not recognise the title/);
	});

	it.each(['', '"text"', 'null', '{"hello":1}', '<html>login</html>'])(
		'is not taken for one without subscriptions when it answers %j',
		async (body) => {
			await open('v2.12.0');
			server.simulator.faults.add({ kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' }, times: -1 });
			expect((await failure(readServer(kit.client))).message).toBe('MoviePilot sent an answer that cannot be read');
		},
	);

	it('whose list is shorter than it says is read as incomplete', async () => {
		await open('v3.0.0');
		server.simulator.faults.add({
			kind: 'status',
			status: 200,
			body: '{"success":true,"data":[]}',
			headers: { 'content-type': 'application/json', 'x-total-count': '2' },
		});
		expect(await failure(readServer(kit.client))).toMatchObject({
			name: 'IncompleteReadError',
			message: 'MoviePilot announced 2 entries in the subscriptions but sent 0',
		});
	});

	it('with a wrong API token is not spoken to in another dialect for long: the refusal is said', async () => {
		await open('v2.12.0');
		const wrong = testClient(server.url, { policy: moviePilotPolicy, headers: { 'X-API-KEY': 'wrong' }, send: sendWith() });
		const error = (await wrong.outcome(readServer(wrong.client))) as ServiceError;
		expect(error).toMatchObject({ status: 401, message: 'MoviePilot does not accept the sign-in of this credential' });
	});
});
