import { block } from './block.mjs';
import { h } from './dom.mjs';
import { posterCard } from './poster.mjs';
import { go } from './route.mjs';
import { tick } from './rows.mjs';
import { state } from './states.mjs';
import { codeOf, formatDate, say } from './words.mjs';

const ON_SHELF = 30;

/** Continue watching, the watchlist, the favorites and what was watched last; each reads, fails and counts by itself. */
export function drawMine() {
	return [
		block({
			name: 'upNext',
			title: say('upNext'),
			reads: [['upNext', {}]],
			draw: ([{ cards }]) => ({ count: cards.length, content: shelf('upNext', cards.slice(0, ON_SHELF).map(nextCard)) }),
			all: () => openList('upNext'),
		}),
		listBlock('watchlist', [['list', listParameters('watchlist')]], (card) => posterCard(card, { listed: true })),
		listBlock('favorites', [
			['list', listParameters('favorites', 'movie')],
			['list', listParameters('favorites', 'show')],
		]),
		listBlock('history', [['list', listParameters('history')]], playCard),
	];
}

/** @param {string} of @param {string} type */
export const listParameters = (of, type = 'all', sort = 'added', page = 1) => ({ of, type, sort, page });

/** @param {string} of */
export const openList = (of) => go({ list: { of, type: 'all', sort: 'added' } });

/** A shelf with the first titles of a list, its true count, and the way to all of them. */
export function listBlock(of, reads, cardOf = (/** @type {any} */ card) => posterCard(card)) {
	return block({
		name: of,
		title: say(of),
		reads,
		draw(data) {
			const cards = data.flatMap((one) => one.cards).slice(0, ON_SHELF);
			const count = data.reduce((sum, one) => sum + one.total, 0);
			return { count, content: cards.length === 0 ? emptyPart(of) : shelf(of, cards.map(cardOf)) };
		},
		all: () => openList(of),
	});
}

const emptyPart = (of) =>
	of === 'watchlist'
		? state({
				small: true,
				picture: 'bookmark',
				title: say('emptyMine'),
				text: say('emptyMineText'),
				button: { name: say('goDiscover'), run: () => go({ tab: 'discover' }) },
			})
		: h('p', { class: 'soft' }, say('emptyPart'));

const shelf = (name, cards) =>
	cards.length === 0
		? h('p', { class: 'soft' }, say('emptyPart'))
		: h('div', { class: 'shelf', tabindex: 0, role: 'group', 'aria-label': say(name) }, cards);

/** A show with the episode to watch next, and the check that marks it. */
export function nextCard(card) {
	const left = Math.max(0, card.aired - card.completed);
	const share = card.aired > 0 ? Math.round((card.completed / card.aired) * 100) : 0;
	const meter = h('div', { class: 'meter' }, h('i', { style: { width: `${share}%` } }));
	const sub = [codeOf(card), left > 0 && say('left', { n: left })].filter(Boolean).join(' · ');
	return posterCard(card, { sub, extra: meter, quick: tick(card, card) });
}

/** A play with its day. */
export function playCard(card) {
	const when = formatDate(new Date(card.at), { month: 'short', day: 'numeric' });
	return posterCard(card, { sub: [card.episode !== undefined && codeOf(card), when].filter(Boolean).join(' · ') });
}
