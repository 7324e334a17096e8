import { h } from './dom.mjs';

const SHOWN_MS = 6_000;
const SHOWN_WITH_BUTTON_MS = 10_000;

/** Held here, not looked up: it moves between the page and what is open in front of it. */
const box = document.getElementById('toasts') ?? h('div', { id: 'toasts', role: 'status', 'aria-live': 'polite' });

/** Where the messages are seen and can be reached: what is open in front of the page makes everything behind it inert. */
const place = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;

/**
 * Says shortly what has happened; `action` adds a button to it.
 *
 * @param {string} text
 * @param {{ bad?: boolean, action?: { name: string, run: () => void } }} options
 */
export function toast(text, { bad = false, action } = {}) {
	place().append(box);
	const note = h('div', { class: bad ? 'toast bad' : 'toast' }, h('span', { dir: 'auto' }, text));
	const end = () => note.remove();
	if (action !== undefined) {
		const press = () => {
			end();
			action.run();
		};
		note.append(h('button', { type: 'button', onclick: press }, action.name));
	}
	box.replaceChildren(note);
	setTimeout(end, action === undefined ? SHOWN_MS : SHOWN_WITH_BUTTON_MS);
}

/** Before a dialog goes away, what is said in it comes out. */
export const rescueToasts = (dialog) => dialog.contains(box) && (dialog.parentElement?.closest('dialog') ?? document.body).append(box);
