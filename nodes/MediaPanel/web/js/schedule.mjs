import { h, icon } from './dom.mjs';
import { posterCard } from './poster.mjs';
import { state } from './states.mjs';
import { codeOf, formatDate, say } from './words.mjs';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const dayOf = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Seven days from today on, by the clock of this browser, with the episodes of each. */
function week(entries) {
	const today = dayOf(new Date());
	return Array.from({ length: 7 }, (_, index) => {
		const date = new Date(today);
		date.setDate(date.getDate() + index);
		return { date, index, entries: entries.filter(({ airsAt }) => dayOf(new Date(airsAt)) === dayOf(date)) };
	});
}

/** What airs, today first. */
export function drawSchedule({ entries }, { show }) {
	const days = week(entries);
	if (days.every((day) => day.entries.length === 0)) {
		const button = { name: say('goDiscover'), run: () => show('discover') };
		return [state({ picture: 'calendar', title: say('emptySchedule'), text: say('emptyScheduleText'), button })];
	}
	return [strip(days), ...days.filter((day) => day.entries.length > 0).map(dayGroup)];
}

const idOf = ({ index }) => `day-${index}`;

function strip(days) {
	const to = (day) => () => document.getElementById(idOf(day))?.scrollIntoView({ behavior: 'smooth', block: 'start' });
	return h(
		'nav',
		{ class: 'strip', 'aria-label': say('schedule') },
		days.map((day) =>
			h(
				'button',
				{ type: 'button', class: day.index === 0 ? 'today' : '', disabled: day.entries.length === 0, onclick: to(day) },
				h('span', {}, formatDate(day.date, { weekday: 'short' })),
				h('b', {}, formatDate(day.date, { day: 'numeric' }).replace(/\D/g, '')),
				h('span', { class: 'visually-hidden' }, countOf(day)),
				h('i', { class: day.entries.length > 0 ? '' : 'none' }),
			),
		),
	);
}

const dayName = ({ index, date }) => (index < 2 ? say(index === 0 ? 'today' : 'tomorrow') : formatDate(date, { weekday: 'long' }));

const countOf = ({ entries }) => (entries.length === 1 ? say('oneEpisode') : say('episodes', { n: entries.length }));

const dayGroup = (day) =>
	h(
		'section',
		{ class: 'group', id: idOf(day) },
		h(
			'h2',
			{},
			dayName(day),
			h('small', {}, [day.index > 0 && formatDate(day.date, { month: 'short', day: 'numeric' }), countOf(day)].filter(Boolean).join(' · ')),
		),
		h('div', { class: 'rows' }, day.entries.map(row)),
	);

function row(entry) {
	const at = new Date(entry.airsAt);
	const isOn = at <= new Date() && Date.now() - at.getTime() < HOUR_MS;
	return h(
		'div',
		{ class: 'row' },
		posterCard(entry, { caption: false, sizes: '5.5rem' }),
		h(
			'div',
			{ class: 'about' },
			h('h3', {}, entry.title),
			h('p', { class: 'code' }, [codeOf(entry), entry.episodeTitle].filter(Boolean).join(' · ')),
			h('p', {}, entry.network),
			h(
				'span',
				{ class: 'when' },
				icon('clock'),
				formatDate(at, { timeStyle: 'short' }),
				isOn && h('span', { class: 'tag now' }, say('now')),
				entry.premiere && h('span', { class: 'tag' }, say('premiere')),
			),
		),
	);
}

/** The line above the title. */
export const todayLine = () => formatDate(new Date(), { weekday: 'long', month: 'long', day: 'numeric' });

/** A new day begins: the page is drawn again. */
export const untilTomorrow = () => dayOf(new Date()) + DAY_MS + HOUR_MS / 60 - Date.now();
