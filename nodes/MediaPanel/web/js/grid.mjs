import { h } from './dom.mjs';

/** Rows drawn above and below what is seen, so that fast scrolling shows no holes. */
const MARGIN_ROWS = 3;

/**
 * A grid of any length that holds only what is near the screen. Every row has the same height, which follows from the
 * width of the screen and the size of the text.
 *
 * @param {object} ways
 * @param {() => number} ways.length
 * @param {(from: number, to: number) => any[]} ways.range entries; undefined for what is not there yet
 * @param {(entry: any, index: number) => any} ways.make an element for one
 * @param {string} ways.label
 */
export function virtualGrid({ length, range, make, label }) {
	const inner = h('div', { class: 'grid virtual', role: 'list', 'aria-label': label });
	const box = h('div', { class: 'tall' }, inner);
	/** Elements by index, with the entry that each was made for. @type {Map<number, { entry: any, element: any }>} */
	const made = new Map();
	let columns = 1;
	let rowHeight = 200;
	let queued = false;

	function measure() {
		const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
		const width = box.clientWidth;
		const gap = 0.75 * rem;
		// Of large letters on a phone two columns are enough, or one.
		const isNarrow = width < 13 * rem;
		const least = (width > 640 ? 8.5 : isNarrow ? 4.25 : 6.25) * rem;
		columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
		const column = (width - gap * (columns - 1)) / columns;
		rowHeight = Math.round(column * 1.5 + (isNarrow ? 6 : 4.5) * rem);
		inner.style.setProperty('--columns', String(columns));
		inner.style.setProperty('--row', `${rowHeight}px`);
	}

	function draw() {
		queued = false;
		if (!box.isConnected) return;
		const count = length();
		const rows = Math.ceil(count / columns);
		box.style.height = `${rows * rowHeight}px`;
		const top = -box.getBoundingClientRect().top;
		const firstRow = Math.max(0, Math.min(rows, Math.floor(top / rowHeight) - MARGIN_ROWS));
		const lastRow = Math.min(rows, Math.ceil((top + innerHeight) / rowHeight) + MARGIN_ROWS);
		const from = firstRow * columns;
		const to = Math.min(count, Math.max(from, lastRow * columns));
		const entries = range(from, to);
		for (const [index, { element }] of made) {
			if (index >= from && index < to) continue;
			element.remove();
			made.delete(index);
		}
		let before = null;
		for (let index = to - 1; index >= from; index -= 1) {
			const entry = entries[index - from];
			const old = made.get(index);
			if (old !== undefined && old.entry === entry) {
				before = old.element;
				continue;
			}
			const place = { role: 'listitem', 'aria-setsize': count, 'aria-posinset': index + 1 };
			const element = h('div', { class: 'cell', ...place }, make(entry, index));
			if (old === undefined) inner.insertBefore(element, before);
			else old.element.replaceWith(element);
			made.set(index, { entry, element });
			before = element;
		}
		inner.style.transform = `translateY(${firstRow * rowHeight}px)`;
	}

	const queue = () => {
		if (queued) return;
		queued = true;
		requestAnimationFrame(draw);
	};
	addEventListener(
		'scroll',
		function scrolled() {
			if (box.isConnected) queue();
			else if (wasThere) removeEventListener('scroll', scrolled);
		},
		{ passive: true },
	);
	let wasThere = false;
	new ResizeObserver(() => {
		if (!box.isConnected) return;
		wasThere = true;
		measure();
		queue();
	}).observe(box);
	return {
		box,
		draw: queue,
		/** Draws everything anew: something about every entry may be different. */
		redraw() {
			for (const { element } of made.values()) element.remove();
			made.clear();
			queue();
		},
	};
}

/** In place of an entry that is on its way. */
export const ghostCard = () =>
	h('article', { class: 'card', 'aria-busy': 'true' }, h('div', { class: 'poster ghost' }), h('div', { class: 'ghost line' }));
