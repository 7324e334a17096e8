import { readView } from './api.mjs';
import { openDetail } from './route.mjs';
import { h, icon } from './dom.mjs';
import { openMenu } from './menu.mjs';
import { keyOf, markOf, posters } from './store.mjs';
import { say, settings } from './words.mjs';

/** The widths in which TMDB has posters. */
const WIDTHS = [154, 185, 342, 500];

export const imageUrl = (width, path) => `${settings.images}/w${width}${path}`;

/** The picture itself, sized for the screen by the browser; it loads when it comes near. */
export function posterImage(path, sizes) {
	const image = h('img', {
		src: imageUrl(342, path),
		srcset: WIDTHS.map((width) => `${imageUrl(width, path)} ${width}w`).join(', '),
		sizes,
		alt: '',
		loading: 'lazy',
		decoding: 'async',
		width: 2,
		height: 3,
		onload: () => image.classList.add('there'),
	});
	return image;
}

/** The path of a title's poster, as far as it is known. */
export const posterOf = (card) => card.poster ?? posters.get(keyOf(card))?.poster;

/** A colour of its own for every title, for as long as it has no picture. */
export const hueOf = (title) => [...title].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);

/**
 * A poster that opens the details, with the quick menu at its corner.
 *
 * @param {any} card
 * @param {{ sub?: string, caption?: boolean, extra?: any, sizes?: string, quick?: any, listed?: boolean, heading?: boolean }} options `sub` is a line below the title; `caption: false` leaves both away; `quick` a button of its own
 */
export function posterCard(card, { sub, caption = true, extra, sizes = '(min-width: 40rem) 9.5rem, 31vw', quick, listed, ...more } = {}) {
	const key = keyOf(card);
	const frame = h(
		'button',
		{ type: 'button', class: 'poster', 'aria-label': card.title, style: { '--hue': hueOf(card.title) }, onclick: () => openDetail(card) },
		h('span', { class: 'name', 'aria-hidden': 'true', dir: 'auto' }, card.title),
	);
	const path = posterOf(card);
	if (path) frame.append(posterImage(path, sizes));
	else if (card.poster === undefined && card.tmdb !== undefined && !posters.has(key)) wait(frame, key, sizes);
	const mark = markOf(card);
	const badges = [
		(listed || mark.listed) && badge('bookmark', 'onList'),
		mark.watched && card.type === 'movie' && badge('check', 'isWatched'),
	].filter(Boolean);
	if (badges.length > 0) frame.append(h('span', { class: 'badges' }, badges));
	return h(
		'article',
		{ class: 'card', 'data-key': key, ...more },
		frame,
		moreButton(card),
		quick,
		caption && h('h3', { dir: 'auto' }, posters.get(key)?.title || card.title),
		caption && h('p', { class: 'sub' }, sub ?? [say(card.type), card.year].filter(Boolean).join(' · ')),
		extra,
	);
}

const badge = (picture, words) => h('span', { class: 'badge', title: say(words) }, icon(picture, picture === 'bookmark'));

const moreButton = (card) =>
	h(
		'button',
		{
			type: 'button',
			class: 'more',
			'aria-haspopup': 'dialog',
			'aria-label': say('more', { title: card.title }),
			onclick: () => openMenu(card),
		},
		h('span', {}, icon('more')),
	);

/** Posters still to be asked for: by key, the frames that want them. */
const wanted = new Map();
const AT_ONCE = 5;
let asking = false;

const inSight = new IntersectionObserver(
	(changes) => {
		for (const { isIntersecting, target } of changes) {
			if (!isIntersecting) continue;
			inSight.unobserve(target);
			const { key, sizes } = /** @type {any} */ (target).waiting;
			wanted.set(key, [...(wanted.get(key) ?? []), [target, sizes]]);
		}
		void askForPosters();
	},
	{ threshold: 0.5 },
);

function wait(frame, key, sizes) {
	frame.waiting = { key, sizes };
	inSight.observe(frame);
}

/** A few at a time, in the order in which they came into sight. */
async function askForPosters() {
	if (asking) return;
	asking = true;
	while (wanted.size > 0) {
		// What was scrolled away before its turn came is not asked for.
		for (const [key, frames] of wanted) if (frames.every(([frame]) => !frame.isConnected)) wanted.delete(key);
		const keys = [...wanted.keys()].slice(0, AT_ONCE);
		if (keys.length === 0) break;
		const { data = {} } = await readView('posters', { of: keys.join(',') }).catch(() => /** @type {{ data?: any }} */ ({}));
		for (const key of keys) {
			const frames = wanted.get(key) ?? [];
			wanted.delete(key);
			if (data[key] === undefined) continue;
			posters.set(key, data[key]);
			for (const [frame, sizes] of frames) {
				if (data[key].poster && !frame.querySelector('img')) frame.append(posterImage(data[key].poster, sizes));
				const heading = frame.parentElement?.querySelector('h3');
				if (heading && data[key].title) heading.textContent = data[key].title;
			}
		}
	}
	asking = false;
}
