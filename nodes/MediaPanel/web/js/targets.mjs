import { problemOf, readView } from './api.mjs';
import { requestSync } from './actions.mjs';
import { h } from './dom.mjs';
import { keyOf, known, look, outdate } from './store.mjs';
import { toast } from './toast.mjs';
import { say, settings } from './words.mjs';

/** Where the panel asks what became of a title, and how long it goes on asking (ms): a workflow takes a while. */
const ASK_AFTER_MS = [3_000, 5_000, 8_000, 15_000];

/** @param {{ name: string, state: string, message?: string }} one */
const saidOf = ({ name, state }) => `${name}: ${say(/** @type {any} */ (state))}`;

/** Sends a title to the workflow, and says what the targets make of it. @param {any} card @param {{ season?: number, episode?: number }} part */
export async function sendToSync(card, part = {}) {
	const before = known('where', { title: keyOf(card) })?.targets;
	const event = await requestSync(card, part);
	if (event === undefined) return;
	const names = settings.targets.join(', ');
	if (names === '') {
		toast(say('sentNoTarget'));
		return;
	}
	toast(say('sentWaiting', { names }));
	for (const wait of ASK_AFTER_MS) {
		await new Promise((resolve) => setTimeout(resolve, wait));
		const { data } = await readView('where', { title: keyOf(card) }, { fresh: true }).catch(() => /** @type {{ data?: any }} */ ({}));
		const there = (data?.targets ?? []).filter(({ state }) => state !== 'notThere' && state !== 'cannotTell');
		const isNew = before === undefined || JSON.stringify(before) !== JSON.stringify(data?.targets);
		if (there.length === 0 || !isNew) continue;
		outdate('where');
		toast(say('outcome', { title: card.title, outcome: there.map(saidOf).join(' · ') }));
		return;
	}
	toast(say('sentNothing', { names }));
}

/** What each target says of a title: filled in when they have answered. @param {any} card @param {AbortSignal} signal */
export function whereItIs(card, signal) {
	if (settings.targets.length === 0) return undefined;
	const list = h('ul', { class: 'targets' }, h('li', { 'aria-busy': 'true' }, say('loading')));
	const draw = () => {
		const targets = known('where', { title: keyOf(card) })?.targets ?? [];
		list.replaceChildren(
			...targets.map(({ name, state, message }) =>
				h(
					'li',
					{ class: state },
					h('b', {}, name),
					h('span', {}, say(/** @type {any} */ (state))),
					message && h('small', { dir: 'auto' }, message),
				),
			),
		);
	};
	look('where', { title: keyOf(card) }, draw, signal).catch((error) =>
		list.replaceChildren(h('li', { class: 'cannotTell' }, problemOf(error).message || say('offlineTitle'))),
	);
	return [h('h3', {}, say('whereItIs')), list];
}
