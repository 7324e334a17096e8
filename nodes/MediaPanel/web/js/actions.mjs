import { act, distrust, problemOf } from './api.mjs';
import { begin, drop, keyOf, known, markOf, outdate, settle } from './store.mjs';
import { toast } from './toast.mjs';
import { changeListed, changeRating, changeWatched } from './changes.mjs';
import { say } from './words.mjs';

/** What draws the page again. @type {Set<(news: { again: boolean }) => void>} */
const listeners = new Set();

/**
 * @param {(news: { again: boolean }) => void} listener called after every change; `again` when n8n has something newer
 * @returns what ends that
 */
export function onChange(listener) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** A part of the page that cannot be drawn must not make an action look refused. */
function changed(again = false) {
	for (const listener of listeners) {
		try {
			listener({ again });
		} catch (error) {
			queueMicrotask(() => {
				throw error;
			});
		}
	}
}

/** Actions that are on their way, by what they are about. */
const busy = new Set();

/** Whether this is being done: its buttons wait. @param {string} name */
export const isBusy = (name) => busy.has(name);

/** @param {any} card @param {{ season?: number, episode?: number }} part */
export const nameOf = (action, card, part = {}) =>
	[action, keyOf(card), part.season, part.episode].filter((one) => one !== undefined).join(' ');

const named = ({ type, tmdb, trakt, title, year }) => ({ type, ...(tmdb === undefined ? { trakt } : { tmdb }), title, year });

const PERSONAL = ['upNext', 'list', 'marks', 'mark', 'schedule', 'progress'];

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const whyOf = (problem) =>
	problem.kind === 'offline' ? say('offlineTitle') : [problem.message, problem.description].filter(Boolean).join('. ');

/**
 * Does one thing, once: it shows at once, is then written, and goes back with a message when it is refused. What
 * happens on the page after it was written has no part in whether it was.
 *
 * @param {string} name by which its buttons wait
 * @param {any} action
 * @param {{ change?: (view: string, parameters: any, data: any) => void, said?: string, undo?: (event: any) => void, views?: string[] }} ways
 */
async function perform(name, action, ways) {
	if (busy.has(name)) return undefined;
	return await deliver(name, { ...action, id: newId(), at: new Date().toISOString() }, ways);
}

async function deliver(name, action, ways) {
	const { change = () => {}, said, undo, views = PERSONAL } = ways;
	busy.add(name);
	const shown = begin(change);
	changed();
	let done;
	try {
		done = await act(action);
	} catch (error) {
		busy.delete(name);
		drop(shown);
		refused(name, action, ways, problemOf(error));
		return undefined;
	}
	busy.delete(name);
	settle(shown, done.at);
	outdate(...views);
	if (said !== undefined) toast(said, { action: undo && { name: say('undo'), run: () => undo(done.event) } });
	changed(true);
	return done.event;
}

/** Tried again it is the same action, and n8n recognises it. */
function refused(name, action, ways, problem) {
	if (problem.unknown) {
		// It may be there all the same: the page looks.
		distrust();
		outdate(...PERSONAL);
	}
	changed(problem.unknown === true);
	const again = problem.unknown || ['limit', 'upstream'].includes(problem.kind);
	const text = problem.unknown ? say('unknownOutcome') : say('failed', { message: whyOf(problem) });
	const run = () => void (busy.has(name) || deliver(name, { ...action, again: true }, ways));
	toast(text, { bad: true, action: again ? { name: say('tryAgain'), run } : undefined });
}

/** @param {boolean} listed whether it is to be on the watchlist */
export const setListed = (card, listed) =>
	perform(
		nameOf('watchlist', card),
		{ action: listed ? 'watchlist.added' : 'watchlist.removed', ...named(card) },
		{
			change: changeListed(card, listed),
			said: say(listed ? 'added' : 'removed'),
			undo: () => setListed(card, !listed),
		},
	);

/** @param {{ season?: number, episode?: number, episodes?: number[] }} part of a show: an episode, or a season with the numbers that have aired */
export function setWatched(card, part = {}) {
	const { season, episode } = part;
	const name = nameOf('watched', card, part);
	// Trakt takes what is watched off the watchlist; whoever takes it back wants it there again.
	const wasListed = card.type === 'movie' && markOf(card).listed === true;
	const takeBack = ({ watchedAt, episodes }) =>
		perform(
			name,
			{ action: 'watched.undone', ...named(card), season, episode, watchedAt },
			{ change: changeWatched(card, { ...part, episodes: episodes ?? part.episodes }, false), said: say('undone') },
		).then(
			(event) =>
				event &&
				wasListed &&
				perform(nameOf('watchlist', card), { action: 'watchlist.added', ...named(card) }, { change: changeListed(card, true) }),
		);
	return perform(
		name,
		{ action: 'watched', ...named(card), season, episode },
		{ change: changeWatched(card, part, true), said: say('watched'), undo: takeBack },
	);
}

/** @param {number | undefined} rating 1 to 10; undefined takes it away */
export const setRating = (card, rating) =>
	perform(
		nameOf('rating', card),
		{ action: rating === undefined ? 'rating.removed' : 'rated', ...named(card), rating },
		{
			change: changeRating(card, rating),
			said: rating === undefined ? say('unrated') : say('rated', { n: rating }),
			views: ['marks', 'mark'],
		},
	);

/** Starts the workflow with a title. @returns {Promise<any>} the event, undefined when it was refused */
export const requestSync = (card, part = {}) =>
	perform(
		nameOf('sync', card, part),
		{ action: 'sync.requested', ...named(card), season: part.season, episode: part.episode },
		{ views: [] },
	);

/** The next episode of a show, where it is known. @returns {{ season: number, episode: number, title?: string } | undefined} */
export function nextOf(card) {
	const next = known('progress', { title: keyOf(card) })?.next;
	if (next !== undefined) return next;
	return known('upNext')?.cards.find((one) => keyOf(one) === keyOf(card));
}
