import { problemOf } from './api.mjs';
import { isBusy, nameOf, nextOf, setListed, setWatched } from './actions.mjs';
import { button, h, icon } from './dom.mjs';
import { openMenu } from './menu.mjs';
import { hueOf, imageUrl, posterImage, posterOf } from './poster.mjs';
import { seasonList } from './seasons.mjs';
import { openSheet } from './sheet.mjs';
import { loading, problemState } from './states.mjs';
import { keyOf, known, look, lookAtMark, markOf } from './store.mjs';
import { sendToSync, whereItIs } from './targets.mjs';
import { codeOf, formatDay, regionName, say, term } from './words.mjs';

/** The details that are open. @type {{ key: string, close: () => void, draw: () => void, read: () => void } | undefined} */
let open;

/** Opens the details of a title over the page. @param {any} card @param {() => void} closed called when the reader closes them */
export function showDetail(card, closed) {
	const key = keyOf(card);
	if (open?.key === key) return;
	hideDetail();
	const left = new AbortController();
	const about = h('div', { class: 'about-it' });
	const bar = h(
		'div',
		{ class: 'bar' },
		h('button', { type: 'button', class: 'round', 'aria-label': say('back'), onclick: () => sheet.close() }, icon('back')),
		h('h2', { dir: 'auto' }, card.title),
	);
	const sheet = openSheet('detail', card.title, h('div', {}, bar, about), () => {
		left.abort();
		const wasOpen = open?.key === key;
		if (wasOpen) open = undefined;
		if (wasOpen) closed();
	});
	const unfolded = new Set();
	/** @type {import('./api.mjs').Problem | undefined} */
	let problem;
	const draw = () => {
		if (!sheet.isConnected) return;
		const data = known('detail', { title: key });
		if (data !== undefined) about.replaceChildren(...content(card, data, { unfolded, redraw: draw, signal }).flat(3).filter(Boolean));
		else if (problem !== undefined) about.replaceChildren(hero(card), h('div', { class: 'body' }, problemState(problem, read)));
	};
	const { signal } = left;
	const read = () => {
		problem = undefined;
		look('detail', { title: key }, draw, signal).catch((error) => {
			problem = problemOf(error);
			draw();
		});
		look('progress', { title: key }, draw, signal).catch(draw);
		lookAtMark(card, draw, signal).catch(() => {});
	};
	about.replaceChildren(hero(card), h('div', { class: 'body' }, loading('grid')));
	open = { key, close: () => sheet.close(), draw, read };
	read();
}

/** Closes the details without a step in the browser's history. */
export function hideDetail() {
	const was = open;
	open = undefined;
	was?.close();
}

/** Draws open details again; reads them again, too, when something newer is there. @param {boolean} again */
export const refreshDetail = (again) => (again ? open?.read() : open?.draw());

const hero = ({ title }, backdrop) =>
	h(
		'div',
		{ class: 'hero', style: { '--hue': hueOf(title) } },
		backdrop && h('img', { src: imageUrl(780, backdrop), alt: '', decoding: 'async' }),
	);

/** @param {any} card @param {any} data @param {{ unfolded: Set<number>, redraw: () => void, signal: AbortSignal }} sheet */
function content(card, data, sheet) {
	const whole = { ...card, ...data.card, title: data.card.title || card.title, trakt: card.trakt ?? data.card.trakt };
	const progress = known('progress', { title: keyOf(card) });
	const path = data.card.poster ?? posterOf(card);
	const line = [say(whole.type), whole.year, data.runtime && say('minutes', { n: data.runtime }), data.status && term(data.status)];
	return [
		hero(whole, data.backdrop),
		h(
			'div',
			{ class: 'body' },
			h(
				'div',
				{ class: 'lead' },
				h('div', { class: 'poster', style: { '--hue': hueOf(whole.title) } }, path && posterImage(path, '7.25rem')),
				h('div', {}, h('h3', { class: 'title', dir: 'auto' }, whole.title), h('p', {}, line.filter(Boolean).join(' · '))),
			),
			actions(whole, progress),
			h(
				'div',
				{ class: 'chips' },
				whole.rating &&
					h('span', { class: 'chip star', title: say('ofTen', { n: whole.rating.toFixed(1) }) }, `★ ${whole.rating.toFixed(1)}`),
				data.genres.slice(0, 4).map((genre) => h('span', { class: 'chip' }, term(genre))),
				whole.type === 'movie' && data.released && h('span', { class: 'chip' }, formatDay(data.released)),
			),
			data.missing && h('p', { class: 'stale' }, icon('info'), h('span', {}, say('partMissing', { service: data.missing }))),
			whereItIs(whole, sheet.signal),
			h('h3', {}, say('overview')),
			data.tagline && h('p', { class: 'tagline', dir: 'auto' }, data.tagline),
			h('p', { class: 'text', dir: 'auto' }, data.overview || say('noOverview')),
			data.trailer && outside('play', say('trailer'), `https://www.youtube.com/watch?v=${data.trailer}`),
			providers(data.providers),
			whole.type === 'show' && seasonList(whole, data, progress, sheet),
			castList(data.cast ?? []),
			whole.tmdb !== undefined &&
				outside('right', say('onTmdb'), `https://www.themoviedb.org/${whole.type === 'movie' ? 'movie' : 'tv'}/${whole.tmdb}`),
		),
	];
}

const outside = (picture, text, href) =>
	h(
		'p',
		{ class: 'outside' },
		h('a', { class: 'button', href, target: '_blank', rel: 'noopener noreferrer' }, icon(picture), h('span', {}, text)),
	);

function actions(card, progress) {
	const { listed, watched, rating } = markOf(card);
	const next = card.type === 'show' ? nextOf(card) : undefined;
	const part = next && { season: next.season, episode: next.episode };
	const waits = (name) => ({ disabled: isBusy(name), 'aria-busy': isBusy(name) ? 'true' : undefined });
	return h(
		'div',
		{ class: 'actions' },
		card.type === 'movie' &&
			button('check', say(watched ? 'watchedAgain' : 'markWatched'), () => setWatched(card), {
				main: !watched,
				...waits(nameOf('watched', card)),
			}),
		part &&
			button('check', say('markEpisode', { code: codeOf(part) }), () => setWatched(card, part), {
				main: true,
				...waits(nameOf('watched', card, part)),
			}),
		card.type === 'show' && progress?.known && !part && progress.plays > 0 && h('p', { class: 'soft' }, say('nothingNext')),
		button('bookmark', say(listed ? 'onList' : 'addToList'), () => setListed(card, !listed), {
			solid: listed === true,
			'aria-pressed': String(listed === true),
			...(listed === undefined ? { disabled: true, 'aria-busy': 'true' } : waits(nameOf('watchlist', card))),
		}),
		button('send', say('send'), () => void sendToSync(card), waits(nameOf('sync', card))),
		button('star', rating === undefined ? say('rating') : `${say('rating')}: ${rating}`, () => openMenu(card), {
			solid: rating !== undefined,
		}),
	);
}

function providers({ region, stream, rent, buy }) {
	if (region === '') return [];
	const group = (name, offers) =>
		offers.length > 0 && [
			h('h4', {}, name),
			h(
				'ul',
				{ class: 'providers' },
				offers
					.slice(0, 8)
					.map((offer) =>
						h(
							'li',
							{},
							offer.logo && h('img', { src: imageUrl(92, offer.logo), alt: '', loading: 'lazy', width: 40, height: 40 }),
							h('span', {}, offer.name),
						),
					),
			),
		];
	const groups = [group(say('stream'), stream), group(say('rent'), rent), group(say('buy'), buy)].filter(Boolean);
	return [
		h('h3', {}, say('where'), ' ', h('small', {}, regionName(region))),
		groups.length > 0
			? [...groups, h('p', { class: 'fine' }, say('justWatch'))]
			: h('p', { class: 'fine' }, say('nowhere', { region: regionName(region) })),
	];
}

function castList(cast) {
	if (cast.length === 0) return [];
	const person = ({ name, role, picture }) =>
		h(
			'li',
			{},
			h(
				'div',
				{ class: 'face', style: { '--hue': hueOf(name) } },
				picture && h('img', { src: imageUrl(185, picture), alt: '', loading: 'lazy' }),
			),
			h('b', { dir: 'auto' }, name),
			role && h('small', { dir: 'auto' }, say('as', { role })),
		);
	return [h('h3', {}, say('cast')), h('ul', { class: 'cast', tabindex: 0, 'aria-label': say('cast') }, cast.map(person))];
}
