import { h } from './dom.mjs';

const SHOWN_MS = 6_000;

/** Says shortly what has happened; `action` adds a button to it. */
export function toast(text, { bad = false, action } = {}) {
	const box = document.getElementById('toasts');
	// What is open in front of the page makes everything behind it unreachable.
	(document.querySelector('dialog.detail[open]') ?? document.body).append(box);
	const note = h('div', { class: bad ? 'toast bad' : 'toast' }, h('span', {}, text));
	const end = () => note.remove();
	if (action !== undefined) {
		const press = () => {
			end();
			action.run();
		};
		note.append(h('button', { type: 'button', onclick: press }, action.name));
	}
	box.replaceChildren(note);
	setTimeout(end, SHOWN_MS);
}

/** Before a dialog goes away, what is said in it comes out. */
export const rescueToasts = () => document.body.append(document.getElementById('toasts'));
