import { isBusy, nameOf, setWatched } from './actions.mjs';
import { h, icon } from './dom.mjs';
import { hasHour } from './days.mjs';
import { posterCard } from './poster.mjs';
import { keyOf, known } from './store.mjs';
import { codeOf, formatDate, say } from './words.mjs';

const HOUR_MS = 3_600_000;

/** A check that marks an episode, waits for its answer, and shows what is watched. */
export function tick(card, { season, episode }, isWatched = false) {
	const name = nameOf('watched', card, { season, episode });
	return h(
		'button',
		{
			type: 'button',
			class: 'tick',
			'aria-pressed': String(isWatched),
			'aria-busy': isBusy(name) ? 'true' : undefined,
			'aria-label': say('markNext', { code: codeOf({ season, episode }), title: card.title }),
			disabled: isWatched || isBusy(name),
			onclick: () => setWatched(card, { season, episode }),
		},
		h('span', {}, icon('check')),
	);
}

/** Whether this page knows that an episode is watched. @param {any} entry */
const isWatched = ({ season, episode, ...card }) => {
	const progress = known('progress', { title: keyOf(card) });
	if (progress !== undefined) return (progress.watched[season] ?? []).includes(episode);
	const next = known('upNext')?.cards.find((one) => keyOf(one) === keyOf(card));
	return next !== undefined && (season < next.season || (season === next.season && episode < next.episode)) && season > 0;
};

/** One row of the schedule: a film, an episode, or all episodes of a show on one day. */
export function row(entries, isOpen, toggle) {
	const [first] = entries;
	const isPast = new Date(first.airsAt) <= new Date();
	const isEpisode = first.episode !== undefined;
	return h(
		'div',
		{ class: 'row', 'data-key': keyOf(first) },
		posterCard(first, { caption: false, sizes: '5.5rem' }),
		h(
			'div',
			{ class: 'about' },
			h('h3', { dir: 'auto' }, first.title),
			h('p', { class: 'code', dir: 'auto' }, entries.length > 1 ? several(entries) : one(first)),
			first.network && h('p', { dir: 'auto' }, first.network),
			when(first),
			entries.length > 1 &&
				h(
					'button',
					{ type: 'button', class: 'link', 'aria-expanded': String(isOpen), onclick: toggle },
					say(isOpen ? 'hideEpisodes' : 'showEpisodes', { n: entries.length }),
				),
		),
		isEpisode && isPast && entries.length === 1 && tick(first, first, isWatched(first)),
		entries.length > 1 && isOpen && h('ul', { class: 'episodes' }, entries.map(episodeLine)),
	);
}

const one = (entry) =>
	entry.episode === undefined
		? say(entry.release ?? 'film')
		: [entry.season === 0 ? `${say('special')} ${entry.episode}` : codeOf(entry), entry.episodeTitle].filter(Boolean).join(' · ');

const several = (entries) => {
	const last = entries.at(-1);
	return say('severalEpisodes', {
		n: entries.length,
		codes: `${codeOf(entries[0])}–${entries[0].season === last.season ? `E${last.episode}` : codeOf(last)}`,
	});
};

const episodeLine = (entry) =>
	h(
		'li',
		{},
		h(
			'div',
			{ class: 'about' },
			h('b', { dir: 'auto' }, one(entry)),
			h('small', {}, formatDate(new Date(entry.airsAt), { timeStyle: 'short' })),
		),
		new Date(entry.airsAt) <= new Date() && tick(entry, entry, isWatched(entry)),
	);

function when(entry) {
	const at = new Date(entry.airsAt);
	const isOn = hasHour(entry.airsAt) && at <= new Date() && Date.now() - at.getTime() < HOUR_MS;
	const there = hasHour(entry.airsAt) && localHour(entry);
	return h(
		'span',
		{ class: 'when' },
		hasHour(entry.airsAt) && [icon('clock'), h('time', { datetime: entry.airsAt }, formatDate(at, { timeStyle: 'short' }))],
		isOn && h('span', { class: 'tag now' }, say('now')),
		entry.premiere && h('span', { class: 'tag' }, say('premiere')),
		entry.season === 0 && h('span', { class: 'tag' }, say('special')),
		there && h('small', {}, there),
	);
}

/** The hour where the show is from, when it is another one than here. */
function localHour({ airsAt, local }) {
	if (local === undefined) return '';
	try {
		const options = /** @type {const} */ ({ timeStyle: 'short' });
		const there = formatDate(new Date(airsAt), { ...options, timeZone: local.zone });
		if (there === formatDate(new Date(airsAt), options)) return '';
		return say('thereTime', { time: there, place: local.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? local.zone });
	} catch {
		return '';
	}
}
