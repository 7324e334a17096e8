import { Pool } from 'undici';
import { bulkFilms } from '../../simulators/catalogue';
import { startRadarr } from '../../simulators/radarr';
import { fillSample, startTmdb } from '../../simulators/tmdb';
import { startTrakt } from '../../simulators/trakt';
import { fillSample as fillTrakt } from '../../simulators/trakt/sample';
import { traktCredential } from '../../world';
import { httpRequest, oneNode, type Job, type JobErrand } from './job';

/** What people do with a node every day: all of them only read. */
interface Reading {
	errand: Omit<JobErrand, 'items' | 'workflow'>;
	node: { type: string; parameters: object };
	/** Paths that a bare client reads for the same. */
	paths: string[];
	requests(): number;
}

function readJob(name: string, read: (latencyMs: number) => Promise<Reading>): Job {
	return {
		name,
		async open(latencyMs) {
			const { errand, node, paths, requests } = await read(latencyMs);
			const base: JobErrand = { ...errand, items: [{}] };
			const headers = { parameters: Object.entries(errand.floor.headers).map(([key, value]) => ({ name: key, value })) };
			const url = `${errand.floor.url}${paths[0] ?? ''}`;
			// Of several pages a single HTTP Request reads the first: it would need a loop of its own for each service.
			const stock = httpRequest({ authentication: 'none', url, sendHeaders: true, headerParameters: headers });
			return {
				errand: {
					ours: { ...base, workflow: oneNode(`n8n-nodes-watchflow.${node.type}`, node.parameters) },
					floor: { ...base, items: paths.map((path) => ({ path })) },
					stock: paths.length > 1 ? undefined : { ...base, workflow: stock },
				},
				requests,
				check: () => (requests() >= paths.length ? '' : `${requests()} of ${paths.length} pages were read`),
			};
		},
		async floor({ floor, items }) {
			const pool = new Pool(floor.url, { connections: 4 });
			const left = (items as Array<{ path: string }>).values();
			const worker = async () => {
				for (const { path } of left) {
					const { statusCode, body } = await pool.request({ method: 'GET', path, headers: floor.headers });
					if (statusCode >= 300) throw new Error(`The floor was answered ${statusCode}: ${await body.text()}`);
					await body.json();
				}
			};
			await Promise.all([1, 2, 3, 4].map(worker));
			await pool.close();
		},
	};
}

async function trakt(latencyMs: number) {
	const simulator = await startTrakt({ latencyMs, limits: 'off' });
	const errand = {
		credentials: { trakt: traktCredential(simulator) },
		uses: { watchFlowTraktOAuth2Api: 'trakt' },
		floor: { url: simulator.api.url, headers: simulator.headers(simulator.signIn()) },
	};
	return { simulator, errand, requests: () => simulator.api.requests.length };
}

const START = '2026-01-05';

export const traktCalendar = readJob('calendar of a week', async (latencyMs) => {
	const { simulator, errand, requests } = await trakt(latencyMs);
	fillTrakt(simulator.state);
	const parameters = {
		resource: 'calendar',
		operation: 'getMany',
		calendar: 'shows',
		target: 'my',
		startDate: START,
		days: 7,
		returnAll: true,
	};
	return { errand, requests, node: { type: 'trakt', parameters }, paths: [`/calendars/my/shows/${START}/7`] };
});

const ENTRIES = 50_000;
const PAGE = 250;

export const traktList = readJob(`a Trakt list of ${ENTRIES.toLocaleString('en')}`, async (latencyMs) => {
	const { simulator, errand, requests } = await trakt(latencyMs);
	const { items } = simulator.state.me.addList({ name: 'Long' });
	for (const film of bulkFilms(ENTRIES)) items.addMovie(film);
	const parameters = { resource: 'listItem', operation: 'getMany', list: { mode: 'id', value: 'me/long' }, returnAll: true };
	const pages = Array.from({ length: ENTRIES / PAGE }, (_, at) => `/users/me/lists/long/items?page=${at + 1}&limit=${PAGE}`);
	return { errand, requests, node: { type: 'trakt', parameters }, paths: pages };
});

export const tmdbSearch = readJob('search for a film', async (latencyMs) => {
	const simulator = await startTmdb({ latencyMs });
	fillSample(simulator.state);
	const data = simulator.credential('approve');
	const errand = {
		credentials: { tmdb: { id: 'tmdb', name: 'TMDB', type: 'watchFlowTmdbApi', data } },
		uses: { watchFlowTmdbApi: 'tmdb' },
		floor: { url: simulator.simulator.url, headers: { authorization: `Bearer ${String(data.readAccessToken)}` } },
	};
	const parameters = { resource: 'search', operation: 'movie', query: 'the', returnAll: false, limit: 10 };
	const paths = ['/3/search/movie?query=the&page=1'];
	return { errand, requests: () => simulator.simulator.requests.length, node: { type: 'tmdb', parameters }, paths };
});

const FILMS = 100_000;

export const radarrFilms = readJob(`${FILMS.toLocaleString('en')} films at Radarr`, async (latencyMs) => {
	const simulator = await startRadarr({ latencyMs });
	for (const { tmdb, title, year } of bulkFilms(FILMS))
		simulator.state.put({ tmdb: tmdb as number, title, year: year ?? 2000, imdb: `tt${tmdb}` });
	const errand = {
		credentials: {
			radarr: { id: 'radarr', name: 'Radarr', type: 'watchFlowRadarrApi', data: { baseUrl: simulator.url, apiKey: simulator.apiKey } },
		},
		uses: { watchFlowRadarrApi: 'radarr' },
		floor: { url: simulator.url, headers: { 'x-api-key': simulator.apiKey } },
	};
	const parameters = { resource: 'movie', operation: 'getMany', show: 'missing', returnAll: true };
	return {
		errand,
		requests: () => simulator.simulator.requests.length,
		node: { type: 'radarr', parameters },
		paths: ['/api/v3/movie?excludeLocalCovers=true'],
	};
});
