import { tell, tellLastPlace } from './api.mjs';
import { keyOf } from './store.mjs';
import { settings } from './words.mjs';

/**
 * Where the reader is. It stands in the browser's history, so that back and forward go through it, and n8n remembers
 * it for this browser, so that a reload comes back to it: the page has no storage and no address of its own.
 *
 * @typedef {object} Route
 * @property {'schedule' | 'mine' | 'discover' | 'setup'} tab
 * @property {{ of: string, type: string, sort: string }} [list] a whole list over the tab
 * @property {any} [card] details over both
 * @property {number} [week] of the schedule; 0 begins today
 * @property {'mine' | 'all'} [of] whose titles the schedule shows
 * @property {number} [y] how far it is scrolled
 */

/** @type {Route} */
let now = { tab: 'schedule' };

/** @type {(now: Route, before: Route) => void} */
let apply = () => {};

export const route = () => now;

/** @param {(now: Route, before: Route) => void} listener shows a place */
export const onRoute = (listener) => (apply = listener);

/** Goes to a place, one step of the browser's history further. @param {Partial<Route>} to what is different there */
export function go(to) {
	history.replaceState({ ...now, y: scrollY }, '');
	const before = now;
	now = { ...now, y: 0, ...to };
	history.pushState(now, '');
	apply(now, before);
	remember();
}

/** Changes the place without a step in the history. @param {Partial<Route>} to */
export function change(to) {
	const before = now;
	now = { ...now, ...to };
	history.replaceState(now, '');
	apply(now, before);
	remember();
}

/** Begins where this browser was last. @param {Route | undefined} place */
export function begin(place) {
	now = { ...(place ?? { tab: 'schedule' }) };
	// Back leads out of the details into the list, out of the list into the tab, and not out of the panel.
	const { list, card } = now;
	const steps = [{ ...now, list: undefined, card: undefined }, list && { ...now, card: undefined }, card && now].filter(Boolean);
	for (const [index, step] of steps.entries()) history[index === 0 ? 'replaceState' : 'pushState'](step, '');
	apply(now, now);
}

addEventListener('popstate', ({ state }) => {
	const before = now;
	now = state ?? { tab: 'schedule' };
	// A menu is about the place that was left.
	for (const menu of document.querySelectorAll('dialog.sheet')) /** @type {HTMLDialogElement} */ (menu).close();
	apply(now, before);
	remember();
});

/** Opens the details of a title over the page. */
export function openDetail(card) {
	const { type, tmdb, trakt, title, year, poster, rating } = card;
	if (now.card !== undefined && keyOf(now.card) === keyOf(card)) return;
	go({ card: JSON.parse(JSON.stringify({ type, tmdb, trakt, title, year, poster, rating })), y: scrollY });
}

/** Scrolling is over when it has stood still for so long. */
const REMEMBER_MS = 250;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

let isTold = true;
let isTelling = false;

/** A step is told at once, so that a reload right after it comes back to it. */
function remember(wait = 0) {
	isTold = false;
	clearTimeout(timer);
	if (wait === 0) void tellPlace();
	else timer = setTimeout(() => void tellPlace(), wait);
}

/** One after the other, so that none overtakes a newer one. */
async function tellPlace() {
	if (isTold || isTelling) return;
	isTold = true;
	isTelling = true;
	await tell({ place: now }).catch(() => {});
	isTelling = false;
	if (!isTold) void tellPlace();
}

function leavePage() {
	if ((isTold && !isTelling) || settings.session === '') return;
	isTold = true;
	tellLastPlace(now);
}

// Which of them a browser has, and in which order, differs.
for (const end of ['beforeunload', 'pagehide']) addEventListener(end, leavePage);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leavePage());

/** What the view that is drawn waits for. */
let inView = new AbortController();

/** Ends when the view is left that is drawn now. */
export const viewSignal = () => inView.signal;

/** Gives up what the view that is left still waits for. */
export function leaveView() {
	inView.abort();
	inView = new AbortController();
}

let isHeld = false;

/** While a place is being restored, scrolling is not the reader's. @param {boolean} is */
export const holdPlace = (is) => (isHeld = is);

addEventListener(
	'scroll',
	() => {
		if (isHeld || now.card !== undefined || Math.abs((now.y ?? 0) - scrollY) < 40) return;
		now = { ...now, y: Math.round(scrollY) };
		history.replaceState(now, '');
		remember(REMEMBER_MS);
	},
	{ passive: true },
);
