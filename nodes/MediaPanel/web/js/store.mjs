import { readView } from './api.mjs';
import { settings } from './words.mjs';

/** What this page has seen: `view?parameters` to its data. It ends with the page. */
const seen = new Map();

/** Younger data is shown without asking again, in milliseconds. */
const GOOD_FOR = 60_000;

const MOST_SEEN = 60;

const nameOf = (view, parameters) => `${view}?${new URLSearchParams(parameters)}`;

export const known = (view, parameters = {}) => seen.get(nameOf(view, parameters))?.data;

export function keep(view, parameters, data, etag, at = Date.now()) {
	seen.set(nameOf(view, parameters), { data, etag, at });
	if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value);
}

/**
 * Shows what is known at once, then what is newer, if anything is.
 *
 * @param show called with the data, up to three times
 */
export async function look(view, parameters, show) {
	const name = nameOf(view, parameters);
	const before = seen.get(name);
	if (before !== undefined) show(before.data);
	if (before !== undefined && Date.now() - before.at < GOOD_FOR) return;
	const first = await readView(view, parameters, { etag: before?.etag });
	const data = first.data ?? before?.data;
	keep(view, parameters, data, first.etag);
	if (first.data !== undefined) show(data);
	if (!first.stale) return;
	const second = await readView(view, parameters, { etag: first.etag, fresh: true });
	keep(view, parameters, second.data ?? data, second.etag);
	if (second.data !== undefined) show(second.data);
}

/** The next look at these views asks again; until then they stay as they are. */
export function outdate(...views) {
	for (const [name, entry] of seen) if (views.includes(name.split('?')[0])) Object.assign(entry, { at: 0, etag: undefined });
}

/** Everything as it is, to go back to when a write is refused. */
export const snapshot = () => structuredClone([...seen]);

export function restore(copy) {
	seen.clear();
	for (const [name, entry] of copy) seen.set(name, entry);
}

export const keyOf = ({ type, tmdb, trakt }) => (tmdb === undefined ? `${type}:t${trakt}` : `${type}:${tmdb}`);

/** On the watchlist, rated, watched: empty until it was read. */
export const marks = () => known('marks') ?? { watchlist: [], ratings: {}, watched: [] };

/** Posters that came later than their cards. */
export const posters = new Map();

const { first } = settings;
if (first !== undefined) keep(first.view, {}, first.data, undefined, first.stale ? 0 : Date.now());
