import { readView } from './api.mjs';
import { settings } from './words.mjs';

/**
 * What this page has seen: `view?parameters` to its data as n8n sent it. It ends with the page.
 *
 * @typedef {{ view: string, parameters: Record<string, unknown>, data: any, etag?: string, at: number, readAt: number, shown?: any, shownFor?: number }} Seen
 * @type {Map<string, Seen>}
 */
const seen = new Map();

/**
 * What was done here and may not be in the data yet: each changes what is shown, and never what was sent. So nothing
 * has to be put back when an action is refused, and what arrives meanwhile is not lost.
 *
 * @typedef {{ change: (view: string, parameters: any, data: any) => void, doneAt?: number }} Pending
 * @type {Set<Pending>}
 */
const pending = new Set();

/** Grows with every change of `pending`. */
let version = 0;

/** Younger data is shown without asking again, in milliseconds. */
const GOOD_FOR = 60_000;

const MOST_SEEN = 400;

const nameOf = (view, parameters) => `${view}?${new URLSearchParams(parameters)}`;

/** The data of a view with what was done since; undefined when it was not read yet. */
export function known(view, parameters = {}) {
	const entry = seen.get(nameOf(view, parameters));
	if (entry === undefined) return undefined;
	if (entry.shownFor !== version) {
		const changes = [...pending].filter(({ doneAt = Infinity }) => entry.readAt <= doneAt);
		entry.shown = changes.length === 0 ? entry.data : structuredClone(entry.data);
		for (const { change } of changes) change(view, parameters, entry.shown);
		entry.shownFor = version;
	}
	return entry.shown;
}

/** When n8n has read it from the services, in milliseconds since 1970. */
export const readAtOf = (view, parameters = {}) => seen.get(nameOf(view, parameters))?.readAt;

/** @param {string} view @param {Record<string, unknown>} parameters @param {any} data @param {{ etag?: string, readAt: number, at?: number }} read */
function keep(view, parameters, data, { etag, readAt, at = Date.now() }) {
	seen.set(nameOf(view, parameters), { view, parameters, data, etag, readAt, at });
	const oldest = seen.keys().next();
	if (seen.size > MOST_SEEN && !oldest.done) seen.delete(oldest.value);
}

/**
 * Shows what is known at once, then what is newer, if anything is.
 *
 * @param {string} view
 * @param {Record<string, unknown>} parameters
 * @param {() => void} show called when there is something else to be seen, up to three times
 * @param {AbortSignal} [signal] ends when the reader has left
 */
export async function look(view, parameters, show, signal) {
	const name = nameOf(view, parameters);
	const before = seen.get(name);
	if (before !== undefined) show();
	if (before !== undefined && Date.now() - before.at < GOOD_FOR) return;
	const first = await readView(view, parameters, { etag: before?.etag, signal });
	keep(view, parameters, first.data ?? before?.data, first);
	show();
	if (!first.stale) return;
	const second = await readView(view, parameters, { etag: first.etag, fresh: true, signal });
	keep(view, parameters, second.data ?? first.data ?? before?.data, second);
	show();
}

/** The next look at these views asks again; until then they stay as they are. */
export function outdate(...views) {
	for (const entry of seen.values()) if (views.includes(entry.view)) Object.assign(entry, { at: 0, etag: undefined });
}

/** Forgets everything: another language has other titles. */
export function forget() {
	seen.clear();
	posters.clear();
	streams.clear();
}

/** @param {Pending['change']} change @returns {Pending} */
export function begin(change) {
	const one = { change };
	pending.add(one);
	version += 1;
	return one;
}

/** It was written at this moment: data read later has it. @param {Pending} one @param {number} at */
export function settle(one, at) {
	one.doneAt = at;
	version += 1;
	// Nothing is shown for longer than a day, and no page is open with so many old actions.
	for (const old of pending) if (pending.size > 100 && old.doneAt !== undefined) pending.delete(old);
}

/** It was not written. @param {Pending} one */
export function drop(one) {
	pending.delete(one);
	version += 1;
}

export const keyOf = ({ type, tmdb, trakt }) => (tmdb === undefined ? `${type}:t${trakt}` : `${type}:${tmdb}`);

const NO_MARKS = { watchlist: [], ratings: {}, watched: [], more: {} };

/** The newest marks: empty until they were read. */
export const marks = () => known('marks') ?? NO_MARKS;

/**
 * What is known of one title; `listed` and `rating` are undefined as long as nobody can tell.
 *
 * @returns {{ listed?: boolean, rating?: number, watched: boolean }}
 */
export function markOf(card) {
	const key = keyOf(card);
	const { watchlist, ratings, watched, more } = marks();
	const old = known('mark', { title: key });
	const listed = watchlist.includes(key) || old?.listed === true ? true : more.watchlist === true ? old?.listed : known('marks') && false;
	return {
		listed,
		rating: ratings[key] ?? old?.rating,
		watched: watched.includes(key) || (known('progress', { title: key })?.plays ?? 0) > 0,
	};
}

/** Reads what the newest marks do not tell of a title. @param {any} card @param {() => void} show @param {AbortSignal} [signal] */
export async function lookAtMark(card, show, signal) {
	await look('marks', {}, show, signal);
	const { more } = marks();
	const { listed, rating } = markOf(card);
	if ((more.watchlist && listed !== true) || (more.ratings && rating === undefined))
		await look('mark', { title: keyOf(card) }, show, signal);
}

/** Posters that came later than their cards. */
export const posters = new Map();

/** Whether titles stream in the reader's country, and until when that is good. @type {Map<string, { is: boolean, until: number }>} */
export const streams = new Map();

for (const { view, data, at, stale } of settings.first ?? []) {
	keep(view, {}, data, { readAt: at, etag: undefined, at: stale ? 0 : Date.now() });
}
