import { bulkFilms } from '../simulators/catalogue';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillBulk } from '../simulators/moviePilot/sample';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { moviePilotCredential, traktCredential } from '../world';
import { farAway, type Certificate } from './internet';
import { answerQuestions } from './talk';
import type { Latency, Requests } from './types';

/*
 * The simulated services, in a process of their own: their CPU and memory must not count.
 */

export interface Opening {
	titles: number;
	latency: Latency;
	/** Trakt's rate limits and its block of unknown user agents, which stock nodes do not know about. */
	strict: boolean;
	/** With `latency.roundTrip`. */
	certificate?: Record<keyof Pick<Certificate, 'key' | 'cert'>, string>;
}

export interface Opened {
	trakt: {
		url: string;
		headers: Record<string, string>;
		credential: ReturnType<typeof traktCredential>;
	};
	moviePilot: {
		url: string;
		apiToken: string;
		credential: ReturnType<typeof moviePilotCredential>;
	};
}

let trakt: TraktSimulator;
let moviePilot: MoviePilotSimulator;

/** Films for later changes. */
const SPARE = 20;

/** How many films have stood on the watchlist. */
let listed = 0;

/** Puts films on the watchlist as its user would, and takes others off, all over the list. */
function change({ titles, added, removed }: { titles: number; added: number; removed: number }): void {
	const { library, watchlist } = trakt.state;
	const every = Math.max(1, Math.floor(titles / (removed + 1)));
	const leaving = watchlist.read().filter((_, at) => at % every === every - 1);
	for (const { media } of leaving.slice(0, removed)) watchlist.remove(media);
	for (const film of bulkFilms(titles + SPARE).slice(listed, listed + added)) watchlist.add(library.movie(film));
	listed += added;
}

/** A watchlist of films, every second one of which is subscribed already. */
async function open({ titles, latency, strict, certificate }: Opening): Promise<Opened> {
	trakt = await startTrakt({
		latencyMs: latency.trakt,
		...(strict ? {} : { limits: 'off', blockedAgents: null }),
	});
	// The generation whose API the stock workflows were written for.
	moviePilot = await startMoviePilot({ generation: 'v2.12.0', latencyMs: latency.moviePilot });
	const films = bulkFilms(titles + SPARE);
	for (const film of films.slice(0, titles)) trakt.state.watchlist.addMovie(film);
	fillBulk(moviePilot.state, films.slice(0, titles), 0.5);
	fillBulk(moviePilot.state, films.slice(titles), 0);
	listed = titles;
	const pair = certificate && { key: Buffer.from(certificate.key), cert: Buffer.from(certificate.cert) };
	const url = pair && latency.roundTrip !== undefined ? await farAway(trakt.api.url, pair, latency.roundTrip) : trakt.api.url;
	const credential = traktCredential(trakt);
	return {
		trakt: {
			url,
			headers: trakt.headers(trakt.signIn()),
			credential: { ...credential, data: { ...credential.data, apiUrl: url } },
		},
		moviePilot: {
			url: moviePilot.url,
			apiToken: moviePilot.apiToken,
			credential: moviePilotCredential(moviePilot),
		},
	};
}

/** How many requests came since the last time this was asked; sign-in requests count for Trakt. */
function countRequests(): Requests {
	const [api, auth, server] = [trakt.api, trakt.auth, moviePilot.simulator];
	const requests = {
		trakt: api.requests.length + auth.requests.length,
		moviePilot: server.requests.length,
	};
	for (const simulator of [api, auth, server]) simulator.requests = [];
	return requests;
}

/** @returns what is wrong with MoviePilot's subscriptions, or '' when each film that was ever listed is there exactly once */
function check(titles: number): string {
	const wanted = new Set(bulkFilms(Math.max(titles, listed)).map((film) => film.tmdb));
	const rows = moviePilot.state.subscriptions.all();
	for (const row of rows) {
		if (row.type !== '电影') return `subscription ${row.id} is no film`;
		if (!wanted.delete(row.tmdbid)) return `film ${row.tmdbid} is subscribed twice, or was never asked for`;
	}
	return wanted.size === 0 ? '' : `${wanted.size} of ${titles} films are not subscribed`;
}

answerQuestions({ open, change, countRequests, check });
