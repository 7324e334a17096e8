import { Pool, type Dispatcher } from 'undici';
import type { Exchanges } from './types';

interface WatchlistEntry {
	movie: { title: string; year: number; ids: { tmdb: number } };
}

/**
 * What the same exchanges cost when nothing else is done: connections are kept, bodies are parsed,
 * as many requests are under way as the product allows itself, and both sides are read at once.
 */
export class Floor {
	private readonly trakt: Pool;

	private readonly moviePilot: Pool;

	constructor(private readonly exchanges: Exchanges) {
		this.trakt = new Pool(exchanges.trakt.url, { connections: exchanges.trakt.pagesAtOnce });
		this.moviePilot = new Pool(exchanges.moviePilot.url, {
			connections: exchanges.moviePilot.atOnce,
		});
	}

	async firstRun(): Promise<void> {
		const [entries, subscriptions] = await Promise.all([
			this.readWatchlist(),
			this.subscribe('GET') as Promise<Array<{ tmdbid: number }>>,
		]);
		const there = new Set(subscriptions.map(({ tmdbid }) => tmdbid));
		const missing = entries.filter(({ movie }) => !there.has(movie.ids.tmdb));
		await eachLimited(missing, this.exchanges.moviePilot.atOnce, async ({ movie }) => {
			const { title: name, year, ids } = movie;
			await this.subscribe('POST', { name, year: String(year), type: '电影', tmdbid: ids.tmdb });
		});
	}

	async unchangedRun(): Promise<void> {
		const { headers } = this.exchanges.trakt;
		await read(await this.trakt.request({ method: 'GET', path: '/sync/last_activities', headers }));
	}

	private async readWatchlist(): Promise<WatchlistEntry[]> {
		const first = await this.readPage(1);
		const count = Number(first.headers['x-pagination-page-count']);
		const pages = Array.from({ length: count - 1 }, (_, index) => index + 2);
		const entries = first.entries;
		await eachLimited(pages, this.exchanges.trakt.pagesAtOnce, async (page) => {
			entries.push(...(await this.readPage(page)).entries);
		});
		return entries;
	}

	private async readPage(page: number) {
		const { headers, pageSize } = this.exchanges.trakt;
		const path = `/sync/watchlist/movies?page=${page}&limit=${pageSize}`;
		const answer = await this.trakt.request({ method: 'GET', path, headers });
		return { headers: answer.headers, entries: (await read(answer)) as WatchlistEntry[] };
	}

	private async subscribe(method: 'GET' | 'POST', body?: object): Promise<unknown> {
		const headers = { ...this.exchanges.moviePilot.headers, 'content-type': 'application/json' };
		const request = {
			method,
			path: '/api/v1/subscribe/',
			headers,
			body: body && JSON.stringify(body),
		};
		return await read(await this.moviePilot.request(request));
	}
}

async function read({ statusCode, body }: Dispatcher.ResponseData): Promise<unknown> {
	if (statusCode >= 300)
		throw new Error(`The floor was answered ${statusCode}: ${await body.text()}`);
	return await body.json();
}

async function eachLimited<T>(
	inputs: T[],
	limit: number,
	work: (input: T) => Promise<void>,
): Promise<void> {
	const left = inputs.values();
	const worker = async () => {
		for (const input of left) await work(input);
	};
	await Promise.all(Array.from({ length: limit }, worker));
}
