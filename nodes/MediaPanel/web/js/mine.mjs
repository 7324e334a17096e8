import { h } from './dom.mjs';
import { posterCard } from './poster.mjs';
import { state } from './states.mjs';
import { codeOf, formatDate, say } from './words.mjs';

/** Continue watching, the watchlist, the favorites and what was watched last. */
export function drawMine({ upNext, history, watchlist, favorites }, { show }) {
	const isEmpty = [upNext, history, watchlist, favorites.cards].every((list) => list.length === 0) && !favorites.missing;
	if (isEmpty) {
		const button = { name: say('goDiscover'), run: () => show('discover') };
		return [state({ picture: 'bookmark', title: say('emptyMine'), text: say('emptyMineText'), button })];
	}
	return [
		group('upNext', upNext, shelf(upNext.map(nextCard))),
		group('watchlist', watchlist, shelf(watchlist.slice(0, 60).map((card) => posterCard(card)))),
		favorites.missing
			? group('favorites', [], h('p', {}, favorites.message || say('favoritesMissing')))
			: group('favorites', favorites.cards, shelf(favorites.cards.map((card) => posterCard(card)))),
		group('history', history, h('div', { class: 'grid' }, history.map(playCard))),
	];
}

const shelf = (cards) => h('div', { class: 'shelf', tabindex: 0, role: 'group' }, cards);

function group(name, list, content) {
	const box = h(
		'section',
		{ class: 'group', 'aria-label': say(name) },
		h('h2', {}, say(name), list.length > 0 && h('small', {}, String(list.length))),
	);
	box.append(list.length > 0 || name === 'favorites' ? content : h('p', {}, say('emptyPart')));
	if (name === 'favorites' && list.length === 0 && !content.matches('p')) box.lastChild.replaceWith(h('p', {}, say('emptyPart')));
	return box;
}

function nextCard(card) {
	const left = Math.max(0, card.aired - card.completed);
	const meter = h(
		'div',
		{ class: 'meter' },
		h('i', { style: { width: `${card.aired > 0 ? Math.round((card.completed / card.aired) * 100) : 0}%` } }),
	);
	return posterCard(card, { sub: [codeOf(card), left > 0 && say('left', { n: left })].filter(Boolean).join(' · '), extra: meter });
}

function playCard(card) {
	const when = formatDate(new Date(card.watchedAt), { month: 'short', day: 'numeric' });
	return posterCard(card, { sub: [card.episode !== undefined && codeOf(card), when].filter(Boolean).join(' · ') });
}
