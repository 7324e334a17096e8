import { endSession, onSignedOut } from './api.mjs';
import { h } from './dom.mjs';
import { leaveView } from './route.mjs';
import { state } from './states.mjs';
import { forget } from './store.mjs';
import { say } from './words.mjs';

/** In place of everything: whoever is signed out has nothing left to see. @param {string} text */
function show(text) {
	leaveView();
	forget();
	for (const sheet of document.querySelectorAll('dialog')) sheet.remove();
	const said = state({ picture: 'key', title: say('signedOutTitle'), text });
	document.getElementById('app')?.replaceChildren(h('main', { class: 'view' }, h('h1', { class: 'visually-hidden' }, 'Media Panel'), said));
}

/** The reader has signed out. */
export function showSignedOut() {
	onSignedOut(() => {});
	endSession();
	show(say('signedOutText'));
}

/** n8n does not know this browser any more: it was signed out elsewhere, say. */
export const watchSession = () => onSignedOut(() => show(say('keyText')));
