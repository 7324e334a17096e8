import { sendToSync, setListed, setRating, setWatched } from './deeds.mjs';
import { openDetail } from './detail.mjs';
import { h, icon } from './dom.mjs';
import { hueOf, posterImage } from './poster.mjs';
import { keyOf, look, marks, posters } from './store.mjs';
import { codeOf, say } from './words.mjs';

/** A dialog over the page; Escape, a tap beside it and its own buttons close it, and focus goes back. */
export function openSheet(className, label, content) {
	const from = document.activeElement;
	const origin = from?.closest?.('[data-key]')?.dataset.key;
	const sheet = h('dialog', { class: className, 'aria-label': label, onclick: (event) => event.target === sheet && sheet.close() });
	sheet.append(content);
	sheet.addEventListener('close', () => {
		sheet.remove();
		// The page may have been drawn again meanwhile.
		const again = from?.isConnected ? from : document.querySelector(`[data-key="${CSS.escape(origin ?? '')}"] .more`);
		again?.focus?.({ preventScroll: true });
	});
	document.body.append(sheet);
	sheet.showModal();
	return sheet;
}

/** The quick menu of one title. What it can offer depends on marks that are read when it opens. */
export function openMenu(card) {
	const box = h('div');
	const sheet = openSheet('sheet', say('more', { title: card.title }), box);
	const draw = () => sheet.isConnected && box.replaceChildren(...menuContent(card, () => sheet.close()));
	draw();
	look('marks', {}, draw).catch(() => {});
}

function menuContent(card, close) {
	const key = keyOf(card);
	const { watchlist, watched, ratings } = marks();
	const listed = watchlist.includes(key);
	const rating = ratings[key];
	const part = card.episode === undefined ? undefined : { season: card.season, episode: card.episode };
	const item = (picture, name, run, solid) =>
		h(
			'li',
			{},
			h(
				'button',
				{
					type: 'button',
					onclick: () => {
						close();
						void run();
					},
				},
				icon(picture, solid),
				h('span', {}, name),
			),
		);
	const path = card.poster ?? posters.get(key)?.poster;
	return [
		h('div', { class: 'grip' }),
		h(
			'div',
			{ class: 'about-title' },
			h('div', { class: 'poster', style: { '--hue': hueOf(card.title) } }, path && posterImage(path, '3.5rem')),
			h('div', {}, h('h2', {}, card.title), h('p', {}, [say(card.type), card.year, part && codeOf(part)].filter(Boolean).join(' · '))),
			h('button', { type: 'button', class: 'round', 'aria-label': say('close'), onclick: close }, icon('close')),
		),
		h(
			'ul',
			{ class: 'menu' },
			item('bookmark', say(listed ? 'removeFromList' : 'addToList'), () => setListed(card, !listed), listed),
			card.type === 'movie' && item('check', say(watched.includes(key) ? 'watchedAgain' : 'markWatched'), () => setWatched(card)),
			part && item('check', say('markEpisode', { code: codeOf(part) }), () => setWatched(card, part)),
			item('send', say('sendToSync'), () => sendToSync(card, part)),
			item('info', say('details'), () => openDetail(card)),
			rating !== undefined && item('trash', say('unrate'), () => setRating(card, undefined)),
		),
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
							close();
							void setRating(card, n);
						},
					},
					icon('star'),
				),
			),
		),
	];
}
