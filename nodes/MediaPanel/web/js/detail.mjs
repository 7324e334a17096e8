import { sendToSync, setListed, setWatched } from './deeds.mjs';
import { h, icon } from './dom.mjs';
import { openMenu, openSheet } from './menu.mjs';
import { hueOf, imageUrl, posterImage } from './poster.mjs';
import { loading, problemState } from './states.mjs';
import { keyOf, look, marks, posters } from './store.mjs';
import { rescueToasts } from './toast.mjs';
import { formatDate, say } from './words.mjs';

/** The details that are open, to be drawn again after a change. */
let open;

/** Opens the details of a title over the page; the browser's back closes them. */
export function openDetail(card) {
	const title = keyOf(card);
	const box = h('div');
	const sheet = openSheet('detail', card.title, box);
	const unfolded = new Set();
	const draw = (data) =>
		sheet.isConnected && box.replaceChildren(...content(card, data, { unfolded, close: () => sheet.close(), redraw: () => draw(data) }));
	const read = async () => {
		try {
			await Promise.all([look('detail', { title }, draw), look('marks', {}, () => {})]);
		} catch ({ problem }) {
			if (!box.querySelector('.lead .chips'))
				box.replaceChildren(
					closeButton(() => sheet.close()),
					problemState(problem ?? { kind: 'upstream' }, read),
				);
		}
	};
	box.replaceChildren(
		closeButton(() => sheet.close()),
		hero(card),
		loading('grid'),
	);
	open = { read };
	history.pushState({ detail: title }, '');
	const back = () => sheet.close();
	addEventListener('popstate', back, { once: true });
	sheet.addEventListener(
		'close',
		() => {
			rescueToasts();
			open = undefined;
			removeEventListener('popstate', back);
			if (history.state?.detail === title) history.back();
		},
		{ once: true },
	);
	void read();
}

/** Draws open details again, after something was done. */
export const refreshDetail = () => void open?.read();

const closeButton = (close) =>
	h('button', { type: 'button', class: 'round close', 'aria-label': say('close'), onclick: close }, icon('back'));

const hero = ({ title }, backdrop) =>
	h(
		'div',
		{ class: 'hero', style: { '--hue': hueOf(title) } },
		backdrop && h('img', { src: imageUrl(780, backdrop), alt: '', decoding: 'async' }),
	);

function content(card, data, ways) {
	const whole = { ...card, ...data.card, trakt: card.trakt ?? data.card.trakt };
	const key = keyOf(card);
	const path = whole.poster ?? posters.get(key)?.poster;
	const line = [say(whole.type), whole.year, data.runtime && say('minutes', { n: data.runtime }), data.status].filter(Boolean).join(' · ');
	return [
		closeButton(ways.close),
		hero(whole, data.backdrop),
		h(
			'div',
			{ class: 'body' },
			h(
				'div',
				{ class: 'lead' },
				h('div', { class: 'poster', style: { '--hue': hueOf(whole.title) } }, path && posterImage(path, '7.25rem')),
				h('div', {}, h('h2', {}, whole.title), h('p', {}, line)),
			),
			h(
				'div',
				{ class: 'chips' },
				whole.rating &&
					h('span', { class: 'chip star', title: say('ofTen', { n: whole.rating.toFixed(1) }) }, `★ ${whole.rating.toFixed(1)}`),
				data.genres.slice(0, 4).map((genre) => h('span', { class: 'chip' }, genre)),
			),
			deeds(whole, data),
			h('h3', {}, say('overview')),
			data.tagline && h('p', { class: 'tagline' }, data.tagline),
			h('p', { class: 'text' }, data.overview || say('noOverview')),
			where(data.providers),
			data.seasons.length > 0 && h('h3', {}, say('seasons')),
			h(
				'div',
				{ class: 'seasons' },
				data.seasons.map((season) => seasonBox(whole, data, season, ways)),
			),
			whole.tmdb !== undefined &&
				h(
					'p',
					{ class: 'fine' },
					h(
						'a',
						{
							class: 'button',
							href: `https://www.themoviedb.org/${whole.type === 'movie' ? 'movie' : 'tv'}/${whole.tmdb}`,
							target: '_blank',
							rel: 'noopener noreferrer',
						},
						say('onTmdb'),
					),
				),
		),
	];
}

function deeds(card, data) {
	const listed = marks().watchlist.includes(keyOf(card));
	return h(
		'div',
		{ class: 'deeds' },
		h(
			'button',
			{ type: 'button', class: listed ? 'button' : 'button main', 'aria-pressed': String(listed), onclick: () => setListed(card, !listed) },
			icon('bookmark', listed),
			say('watchlist'),
		),
		card.type === 'movie' &&
			h(
				'button',
				{ type: 'button', class: 'button', onclick: () => setWatched(card) },
				icon('check'),
				say(data.plays > 0 ? 'watchedAgain' : 'markWatched'),
			),
		h('button', { type: 'button', class: 'button', onclick: () => sendToSync(card) }, icon('send'), say('send')),
		h('button', { type: 'button', class: 'button', onclick: () => openMenu(card) }, icon('star'), say('rating')),
	);
}

function where({ region, stream, rent, buy }) {
	if (region === '') return [];
	const group = (name, offers) =>
		offers.length > 0 &&
		h(
			'p',
			{},
			h('span', { class: 'visually-hidden' }, `${name}: `),
			h(
				'span',
				{ class: 'chips' },
				h('b', { class: 'chip' }, name),
				offers.slice(0, 8).map((offer) => h('span', { class: 'chip' }, offer)),
			),
		);
	const groups = [group(say('stream'), stream), group(say('rent'), rent), group(say('buy'), buy)].filter(Boolean);
	return [
		h('h3', {}, say('where')),
		groups.length > 0 ? [...groups, h('p', { class: 'fine' }, say('justWatch'))] : h('p', { class: 'fine' }, say('nowhere', { region })),
	];
}

function seasonBox(card, data, season, ways) {
	const { unfolded, redraw } = ways;
	const watched = data.watched[season.season] ?? [];
	const isOpen = unfolded.has(season.season);
	const name = season.season === 0 ? say('specials') : season.title || say('season', { n: season.season });
	const fold = () => {
		if (isOpen) unfolded.delete(season.season);
		else unfolded.add(season.season);
		redraw();
		document.querySelector(`[data-season="${season.season}"] > button`)?.focus({ preventScroll: true });
	};
	const box = h(
		'div',
		{ class: 'season', 'data-season': season.season },
		h(
			'button',
			{ type: 'button', 'aria-expanded': String(isOpen), onclick: fold },
			h(
				'span',
				{},
				name,
				h('small', {}, [season.year, say('watchedOf', { a: watched.length, b: season.episodes })].filter(Boolean).join(' · ')),
			),
			icon('down'),
		),
	);
	if (isOpen) void fillSeason(box, card, season, watched);
	return box;
}

async function fillSeason(box, card, season, watched) {
	const list = h('ul', { class: 'episodes' }, h('li', { 'aria-busy': 'true' }, say('loading')));
	const isPast = (airDate) => airDate !== '' && new Date(airDate) <= new Date();
	box.append(list);
	const draw = ({ episodes }) => {
		const aired = episodes.filter(({ airDate }) => isPast(airDate)).map(({ episode }) => episode);
		const whole =
			aired.some((episode) => !watched.includes(episode)) &&
			h(
				'div',
				{ class: 'whole' },
				h(
					'button',
					{ type: 'button', class: 'button', onclick: () => setWatched(card, { season: season.season, episodes: aired }) },
					icon('check'),
					say('markSeason'),
				),
			);
		box.querySelector('.whole')?.remove();
		if (whole) list.before(whole);
		list.replaceChildren(...episodes.map((one) => episodeRow(card, season.season, one, watched.includes(one.episode))));
	};
	try {
		await look('season', { title: keyOf(card), season: season.season }, draw);
	} catch ({ problem }) {
		list.replaceChildren(h('li', {}, problem?.message || say('offlineTitle')));
	}
}

function episodeRow(card, season, { episode, title, airDate }, isWatched) {
	const label = `${say('markEpisode', { code: `S${season} E${episode}` })}: ${title}`;
	return h(
		'li',
		{},
		h(
			'div',
			{ class: 'about' },
			h('b', {}, `${episode}. ${title}`),
			airDate && h('small', {}, formatDate(new Date(airDate), { dateStyle: 'medium', timeZone: 'UTC' })),
		),
		h(
			'button',
			{
				type: 'button',
				class: 'tick',
				'aria-pressed': String(isWatched),
				'aria-label': label,
				disabled: isWatched,
				onclick: () => setWatched(card, { season, episode }),
			},
			h('span', {}, icon('check')),
		),
	);
}
