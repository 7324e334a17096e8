import { problemOf } from './api.mjs';
import { h, icon } from './dom.mjs';
import { loading, problemState } from './states.mjs';
import { viewSignal } from './route.mjs';
import { known, look, readAtOf } from './store.mjs';
import { formatAge, formatNumber, say } from './words.mjs';

/**
 * What is on the page now, to be drawn or read again.
 *
 * @type {Set<{ box: any, draw: () => void, read: () => Promise<void>, problem?: import('./api.mjs').Problem }>}
 */
const live = new Set();

const shown = () => {
	for (const one of live) if (!one.box.isConnected) live.delete(one);
	return [...live];
};

/**
 * Whether this is the first part of the page with this problem: what is to be done about it is said once.
 *
 * @param {any} self
 * @param {import('./api.mjs').Problem} problem
 */
function isFirst(self, { kind, service }) {
	const first = shown().find(({ problem }) => problem !== undefined && problem.kind === kind && problem.service === service);
	return first === undefined || first === self;
}

/** Draws every part of the page again. */
export const redrawAll = () => shown().forEach(({ draw }) => draw());

/** Asks for every part of the page again that is not fresh. */
export const rereadAll = async () => void (await Promise.all(shown().map(async ({ read }) => await read())));

/**
 * A part of the page that loads, fails and is retried by itself, and shows what it has with its age.
 *
 * @param {object} what
 * @param {string} what.name
 * @param {string} [what.title] no heading without it
 * @param {Array<[string, Record<string, unknown>]>} what.reads views and their parameters
 * @param {(data: any[]) => { content: any, count?: number } | undefined} what.draw undefined hides the part
 * @param {'rows' | 'grid' | 'shelf'} [what.shape]
 * @param {() => void} [what.all] opens the whole list
 */
export function block({ name, title, reads, draw: drawn, shape = 'shelf', all }) {
	const body = h('div', { class: 'part' });
	const note = h('div', {});
	const count = h('small', {});
	const more =
		all &&
		h(
			'button',
			{ type: 'button', class: 'all', 'aria-label': say('seeAllOf', { name: title }), onclick: all },
			say('seeAll'),
			icon('right'),
		);
	const head = title !== undefined && h('div', { class: 'head' }, h('h2', {}, title, count), more);
	const box = h('section', { class: 'group', 'data-part': name, 'aria-label': title }, head, note, body);
	let before;
	const signal = viewSignal();
	const draw = () => {
		const data = reads.map(([view, parameters]) => known(view, parameters));
		note.replaceChildren();
		const { problem } = self;
		if (data.some((one) => one === undefined)) {
			const size = problem !== undefined && isFirst(self, problem) ? 'small' : 'brief';
			body.replaceChildren(problem === undefined ? loading(shape) : problemState(problem, () => void read(), size));
			return;
		}
		if (problem !== undefined) note.replaceChildren(staleNote(problem, reads, () => void read()));
		if (before !== undefined && data.every((one, index) => one === before[index])) return;
		before = data;
		const what = drawn(data);
		box.hidden = what === undefined;
		if (what === undefined) return;
		count.textContent = what.count === undefined ? '' : formatNumber(what.count);
		keepingPlace(body, () => body.replaceChildren(...[what.content].flat(3)));
	};
	const read = async () => {
		self.problem = undefined;
		const results = await Promise.allSettled(reads.map(async ([view, parameters]) => await look(view, parameters, draw, signal)));
		if (signal.aborted) return;
		const failed = results.find(({ status }) => status === 'rejected');
		self.problem = failed === undefined ? undefined : problemOf(/** @type {PromiseRejectedResult} */ (failed).reason);
		draw();
	};
	const redraw = () => {
		before = undefined;
		draw();
	};
	/** @type {typeof live extends Set<infer One> ? One : never} */
	const self = { box, draw: redraw, read };
	live.add(self);
	draw();
	void read();
	return box;
}

function staleNote(problem, reads, retry) {
	const at = Math.min(...reads.map(([view, parameters]) => readAtOf(view, parameters) ?? Date.now()));
	const why = problem.kind === 'offline' ? `${say('offlineTitle')}.` : `${problem.message}.`;
	return h(
		'p',
		{ class: 'stale', role: 'status', dir: 'auto' },
		icon(problem.kind === 'offline' ? 'offline' : 'info'),
		h('span', {}, say('staleNote', { why, time: formatAge(at) })),
		h('button', { type: 'button', class: 'link', onclick: retry }, say('retry')),
	);
}

/** Focus stays with the title that had it, and shelves where they were. */
function keepingPlace(body, change) {
	const focused = document.activeElement;
	const card = /** @type {HTMLElement | null} */ (focused?.closest?.('[data-key]'));
	const isInside = body.contains(focused);
	const which = [...(focused?.classList ?? [])].find((one) => ['more', 'poster', 'tick'].includes(one));
	const shelves = [...body.querySelectorAll('.shelf')].map(({ scrollLeft }) => scrollLeft);
	change();
	for (const [index, shelf] of [...body.querySelectorAll('.shelf')].entries()) shelf.scrollLeft = shelves[index] ?? 0;
	if (isInside && card?.dataset.key)
		body.querySelector(`[data-key="${CSS.escape(card.dataset.key)}"] .${which ?? 'poster'}`)?.focus({ preventScroll: true });
}
