import { problemOf } from './api.mjs';
import { isBusy, nameOf, setWatched } from './actions.mjs';
import { button, h, icon } from './dom.mjs';
import { tick } from './rows.mjs';
import { keyOf, known, look } from './store.mjs';
import { formatDay, say } from './words.mjs';

/** Seasons of a show: what TMDB lists and what Trakt knows, each season of either. */
export function seasonList(card, { seasons }, progress, sheet) {
	const all = new Map(seasons.map((season) => [season.season, season]));
	for (const [number, aired] of Object.entries(progress?.aired ?? {})) {
		const season = Number(number);
		if (!all.has(season)) all.set(season, { season, title: '', episodes: aired.length });
	}
	if (all.size === 0) return [];
	const sorted = [...all.values()].sort((a, b) => (a.season || Infinity) - (b.season || Infinity));
	return [
		h('h3', {}, say('seasons')),
		h(
			'div',
			{ class: 'seasons' },
			sorted.map((season) => seasonBox(card, season, progress, sheet)),
		),
	];
}

/** A name that somebody has given; TMDB's own `Season 2` stands where its language has none. */
const ownName = ({ title }) => (/^season \d+$/i.test(title) ? '' : title);

function seasonBox(card, season, progress, { unfolded, redraw, signal }) {
	const watched = progress?.watched[season.season] ?? [];
	const isOpen = unfolded.has(season.season);
	const name = season.season === 0 ? say('specials') : ownName(season) || say('season', { n: season.season });
	const fold = () => {
		if (!unfolded.delete(season.season)) unfolded.add(season.season);
		redraw();
		/** @type {HTMLElement | null} */ (document.querySelector(`[data-season="${season.season}"] > button`))?.focus({ preventScroll: true });
	};
	const count = Math.max(season.episodes, progress?.aired[season.season]?.length ?? 0);
	// Until Trakt has said how many are watched, nobody is told that it is none.
	const extent = progress === undefined ? say('episodes', { n: count }) : say('watchedOf', { a: watched.length, b: count });
	const box = h(
		'div',
		{ class: 'season', 'data-season': season.season },
		h(
			'button',
			{ type: 'button', 'aria-expanded': String(isOpen), onclick: fold },
			h('span', { dir: 'auto' }, name, h('small', {}, [season.year, extent].filter(Boolean).join(' · '))),
			icon('down'),
		),
	);
	if (isOpen) fillSeason(box, card, season.season, progress, signal);
	return box;
}

function fillSeason(box, card, season, progress, signal) {
	const parameters = { title: keyOf(card), season };
	const list = h('ul', { class: 'episodes' }, h('li', { 'aria-busy': 'true' }, say('loading')));
	box.append(list);
	const watched = progress?.watched[season] ?? [];
	const aired = progress?.aired[season] ?? [];
	const draw = (note = '') => {
		const named = known('season', parameters)?.episodes ?? [];
		const episodes = new Map(named.map((one) => [one.episode, one]));
		// A service may count an episode that the other does not send.
		for (const number of aired) if (!episodes.has(number)) episodes.set(number, { episode: number, title: '', airDate: '' });
		const left = aired.filter((number) => !watched.includes(number));
		const name = nameOf('watched', card, { season });
		box.querySelector('.whole')?.remove();
		if (left.length > 0)
			list.before(
				h(
					'div',
					{ class: 'whole' },
					button('check', say('markSeason'), () => setWatched(card, { season, episodes: left }), { disabled: isBusy(name) }),
				),
			);
		const rows = [...episodes.values()]
			.sort((a, b) => a.episode - b.episode)
			.map((one) => episodeRow(card, season, one, { watched, aired, known: progress?.known }));
		list.replaceChildren(...(note === '' ? [] : [h('li', { class: 'soft' }, note)]), ...rows);
	};
	look('season', parameters, () => draw(), signal).catch((error) => draw(problemOf(error).message || say('offlineTitle')));
}

function episodeRow(card, season, { episode, title, airDate }, { watched, aired, known: isKnown }) {
	const hasAired = isKnown ? aired.includes(episode) : airDate !== '' && new Date(airDate) <= new Date();
	return h(
		'li',
		{},
		h(
			'div',
			{ class: 'about' },
			h('b', { dir: 'auto' }, title === '' ? say('episode', { n: episode }) : `${episode}. ${title}`),
			airDate && h('small', {}, formatDay(airDate)),
		),
		hasAired && tick(card, { season, episode }, watched.includes(episode)),
	);
}
