/**
 * Requests for views. A browser has six connections to one server: the views of each service keep to their own, so that
 * none waits for another service, and one is left for what the reader does.
 */
const LANES = { Trakt: 3, TMDB: 2, other: 1 };

/** @typedef {keyof typeof LANES} Lane */

/** @type {Record<Lane, { running: number, waiting: Array<() => void> }>} */
const lanes = {
	Trakt: { running: 0, waiting: [] },
	TMDB: { running: 0, waiting: [] },
	other: { running: 0, waiting: [] },
};

const OF_TMDB = ['detail', 'season', 'search', 'posters', 'streams'];
const TMDB_LISTS = ['favorites', 'trending', 'movies', 'shows'];
const OF_NEITHER = ['setup', 'where'];

/** The service that a view waits for. @param {string} view @param {Record<string, unknown>} parameters @returns {Lane} */
export function laneOf(view, { of }) {
	if (OF_NEITHER.includes(view)) return 'other';
	return OF_TMDB.includes(view) || (view === 'list' && TMDB_LISTS.includes(String(of))) ? 'TMDB' : 'Trakt';
}

/** A read that nobody waits for any more: what had asked for it has left the page. */
export class Left extends Error {}

/** What is on its way, by all that it was asked with. @type {Map<string, { answer: Promise<any>, readers: number, stop: AbortController }>} */
const flights = new Map();

/**
 * Waits for a request, which is sent once for all who want the same at a time, and given up when all of them have left.
 *
 * @template T
 * @param {string} name
 * @param {Lane} lane
 * @param {(signal: AbortSignal) => Promise<T>} send
 * @param {AbortSignal} [signal] ends when the reader leaves
 * @returns {Promise<T>}
 */
export async function sharedRead(name, lane, send, signal) {
	if (signal?.aborted) throw new Left();
	const flight = flights.get(name) ?? begin(name, lane, send);
	flight.readers += 1;
	if (signal === undefined) return await flight.answer;
	return await new Promise((resolve, reject) => {
		const leave = () => {
			flight.readers -= 1;
			if (flight.readers === 0) flight.stop.abort();
			reject(new Left());
		};
		signal.addEventListener('abort', leave, { once: true });
		flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
	});
}

function begin(name, lane, send) {
	const stop = new AbortController();
	const answer = inLane(lane, stop.signal, send);
	const flight = { answer, readers: 0, stop };
	flights.set(name, flight);
	const ended = () => flights.get(name) === flight && flights.delete(name);
	// Nobody else may join what is given up.
	stop.signal.addEventListener('abort', ended);
	answer.then(ended, ended);
	return flight;
}

async function inLane(lane, signal, send) {
	const one = lanes[lane];
	if (one.running >= LANES[lane]) await new Promise((go) => one.waiting.push(() => go(undefined)));
	else one.running += 1;
	try {
		if (signal.aborted) throw new Left();
		return await send(signal);
	} finally {
		// The place is handed on, or given back.
		const next = one.waiting.shift();
		if (next === undefined) one.running -= 1;
		else next();
	}
}
