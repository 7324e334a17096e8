import type { Exchanges } from './types';

/** One request of a sync, to either service. */
export interface Call {
	service: 'trakt' | 'moviePilot';
	method: 'GET' | 'POST';
	/** With its query. */
	path: string;
	body?: object;
}

/** What a client has to do with it: one request, its answer's JSON parsed. @throws Error unless the answer is a success */
export type Ask = (call: Call) => Promise<{ headers: Record<string, unknown>; body: unknown }>;

interface WatchlistEntry {
	movie: { title: string; year: number; ids: { tmdb: number } };
}

/**
 * The exchanges of a first run and nothing else: both sides are read at once, what is missing is looked up in the
 * library and added, with as many requests under way as the product allows itself, and one list at the end shows
 * what has arrived.
 */
export async function firstRun(exchanges: Exchanges, ask: Ask): Promise<void> {
	const [entries, subscriptions] = await Promise.all([
		readWatchlist(exchanges, ask),
		ask({ service: 'moviePilot', method: 'GET', path: SUBSCRIPTIONS }),
	]);
	const there = new Set((subscriptions.body as Array<{ tmdbid: number }>).map(({ tmdbid }) => tmdbid));
	const missing = entries.filter(({ movie }) => !there.has(movie.ids.tmdb));
	const { atOnce } = exchanges.moviePilot;
	if (exchanges.library)
		await eachLimited(missing, atOnce, async ({ movie }) => {
			await ask({ service: 'moviePilot', method: 'GET', path: `/api/v3/movie/lookup?term=tmdb:${movie.ids.tmdb}` });
		});
	await eachLimited(missing, atOnce, async ({ movie }) => {
		const { title: name, year, ids } = movie;
		const body = { name, year: String(year), type: '电影', tmdbid: ids.tmdb };
		await ask({ service: 'moviePilot', method: 'POST', path: SUBSCRIPTIONS, body });
	});
	await ask({ service: 'moviePilot', method: 'GET', path: SUBSCRIPTIONS });
}

/** The one exchange of a run without changes. */
export async function unchangedRun(ask: Ask): Promise<void> {
	await ask({ service: 'trakt', method: 'GET', path: '/sync/last_activities' });
}

const SUBSCRIPTIONS = '/api/v1/subscribe/';

async function readWatchlist({ trakt }: Exchanges, ask: Ask): Promise<WatchlistEntry[]> {
	const readPage = async (page: number) =>
		await ask({ service: 'trakt', method: 'GET', path: `/sync/watchlist/movies?page=${page}&limit=${trakt.pageSize}` });
	const first = await readPage(1);
	const count = Number(first.headers['x-pagination-page-count']);
	const pages = Array.from({ length: count - 1 }, (_, index) => index + 2);
	const entries = first.body as WatchlistEntry[];
	await eachLimited(pages, trakt.pagesAtOnce, async (page) => {
		for (const entry of (await readPage(page)).body as WatchlistEntry[]) entries.push(entry);
	});
	return entries;
}

async function eachLimited<T>(inputs: T[], limit: number, work: (input: T) => Promise<void>): Promise<void> {
	const left = inputs.values();
	const worker = async () => {
		for (const input of left) await work(input);
	};
	await Promise.all(Array.from({ length: limit }, worker));
}
