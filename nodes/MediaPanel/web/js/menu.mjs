import { isBusy, nameOf, nextOf, setListed, setRating, setWatched } from './actions.mjs';
import { h, icon } from './dom.mjs';
import { hueOf, posterImage, posterOf } from './poster.mjs';
import { openDetail } from './route.mjs';
import { openSheet } from './sheet.mjs';
import { keyOf, look, lookAtMark, markOf } from './store.mjs';
import { sendToSync } from './targets.mjs';
import { codeOf, say } from './words.mjs';

/** The quick menu of one title. What it can offer depends on marks that are read when it opens. */
export function openMenu(card) {
	const box = h('div');
	const left = new AbortController();
	const sheet = openSheet('sheet', say('more', { title: card.title }), box, () => left.abort());
	const draw = () => sheet.isConnected && box.replaceChildren(...menuContent(card, () => sheet.close()).filter(Boolean));
	draw();
	lookAtMark(card, draw, left.signal).catch(() => {});
	if (card.type === 'show' && card.episode === undefined) look('progress', { title: keyOf(card) }, draw, left.signal).catch(() => {});
}

function menuContent(card, close) {
	const { listed, rating, watched } = markOf(card);
	const part = card.episode === undefined ? card.type === 'show' && nextOf(card) : { season: card.season, episode: card.episode };
	const item = (picture, name, run, { solid = false, waits = '' } = {}) =>
		h(
			'li',
			{},
			h(
				'button',
				{
					type: 'button',
					disabled: isBusy(waits),
					onclick: () => {
						close();
						void run();
					},
				},
				icon(picture, solid),
				h('span', {}, name),
			),
		);
	const path = posterOf(card);
	return [
		h('div', { class: 'grip' }),
		h(
			'div',
			{ class: 'about-title' },
			h('div', { class: 'poster', style: { '--hue': hueOf(card.title) } }, path && posterImage(path, '3.5rem')),
			h(
				'div',
				{},
				h('h2', { dir: 'auto' }, card.title),
				h('p', {}, [say(card.type), card.year, part && codeOf(part)].filter(Boolean).join(' · ')),
			),
			h('button', { type: 'button', class: 'round', 'aria-label': say('close'), onclick: close }, icon('close')),
		),
		h(
			'ul',
			{ class: 'menu' },
			listed === undefined
				? h('li', { class: 'waiting', 'aria-busy': 'true' }, icon('bookmark'), say('loading'))
				: item('bookmark', say(listed ? 'removeFromList' : 'addToList'), () => setListed(card, !listed), {
						solid: listed,
						waits: nameOf('watchlist', card),
					}),
			card.type === 'movie' &&
				item('check', say(watched ? 'watchedAgain' : 'markWatched'), () => setWatched(card), { waits: nameOf('watched', card) }),
			part &&
				item('check', say('markEpisode', { code: codeOf(part) }), () => setWatched(card, { season: part.season, episode: part.episode }), {
					waits: nameOf('watched', card, part),
				}),
			item('send', say('sendToSync'), () => sendToSync(card, card.episode === undefined ? {} : part || {})),
			item('info', say('details'), () => openDetail(card)),
			rating !== undefined && item('trash', say('unrate'), () => setRating(card, undefined)),
		),
		stars(card, rating, close),
	];
}

/** Ten stars in two rows: each is as large as a finger. @param {any} card @param {number | undefined} rating @param {() => void} done */
export const stars = (card, rating, done) =>
	h(
		'div',
		{ class: 'stars', role: 'group', 'aria-label': say('rating') },
		Array.from({ length: 10 }, (_, index) => index + 1).map((n) =>
			h(
				'button',
				{
					type: 'button',
					class: n <= (rating ?? 0) ? 'on' : '',
					'aria-label': say('rate', { n }),
					'aria-pressed': n === rating ? 'true' : 'false',
					onclick: () => {
						done();
						void setRating(card, n);
					},
				},
				icon('star'),
				h('b', { 'aria-hidden': 'true' }, String(n)),
			),
		),
	);
