import { block } from './block.mjs';
import { dayKey, dayOfEntry, plusDays, weekOf } from './days.mjs';
import { h, icon } from './dom.mjs';
import { nextCard } from './mine.mjs';
import { change, go, route } from './route.mjs';
import { row } from './rows.mjs';
import { state } from './states.mjs';
import { keyOf } from './store.mjs';
import { formatDate, say } from './words.mjs';

/** Rows of several episodes that are unfolded: `day title`. */
const unfolded = new Set();

/** What airs and comes out, seven days from today or another week, of mine or everybody's. */
export function drawSchedule() {
	const { week = 0, of = 'mine' } = route();
	const parameters = week === 0 && of === 'mine' ? {} : { week, of };
	const days = block({
		name: 'schedule',
		reads: [['schedule', parameters]],
		shape: 'rows',
		draw: ([{ entries }]) => ({ content: content(entries, week, of) }),
	});
	const catchUp = block({
		name: 'catchUp',
		title: say('catchUp'),
		reads: [['upNext', {}]],
		draw([{ cards }]) {
			const behind = cards.filter((card) => card.aired > card.completed);
			const content = h(
				'div',
				{ class: 'shelf', tabindex: 0, role: 'group', 'aria-label': say('catchUp') },
				behind.slice(0, 30).map(nextCard),
			);
			return behind.length === 0 ? undefined : { count: behind.length, content };
		},
	});
	return [switches(week, of), days, week === 0 && of === 'mine' && catchUp].filter(Boolean);
}

function switches(week, of) {
	const whose = (value, name) =>
		h('button', { type: 'button', 'aria-pressed': String(of === value), onclick: () => change({ of: value, y: 0 }) }, say(name));
	const step = (picture, name, to) =>
		h('button', { type: 'button', class: 'round', 'aria-label': say(name), onclick: () => go({ week: to }) }, icon(picture));
	return h(
		'div',
		{ class: 'switches' },
		h('div', { class: 'segments', role: 'group', 'aria-label': say('whose') }, whose('mine', 'onlyMine'), whose('all', 'everybody')),
		h(
			'div',
			{ class: 'steps' },
			week !== 0 && h('button', { type: 'button', class: 'link', onclick: () => go({ week: 0 }) }, say('thisWeek')),
			step('left', 'previousWeek', week - 1),
			step('right', 'nextWeek', week + 1),
		),
	);
}

function content(entries, week, of) {
	const today = new Date();
	const days = weekOf(today, week).map((date) => ({
		date,
		key: dayKey(date),
		rows: fold(entries.filter(({ airsAt }) => dayOfEntry(airsAt) === dayKey(date))),
	}));
	const filled = days.filter(({ rows }) => rows.length > 0);
	if (filled.length === 0) {
		const button =
			of === 'mine'
				? { name: say('everybody'), run: () => change({ of: 'all' }) }
				: { name: say('goDiscover'), run: () => go({ tab: 'discover' }) };
		return [strip(days), state({ picture: 'calendar', title: say('emptySchedule'), text: say('emptyScheduleText'), button })];
	}
	return [strip(days), filled.map(dayGroup)];
}

/** Episodes of one show on one day stand in one row. */
function fold(entries) {
	const rows = new Map();
	for (const entry of entries) {
		const name = entry.episode === undefined ? `${keyOf(entry)} ${entry.release}` : keyOf(entry);
		rows.set(name, [...(rows.get(name) ?? []), entry]);
	}
	return [...rows.values()];
}

const idOf = ({ key }) => `day-${key}`;

function strip(days) {
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const to = (day) => () => document.getElementById(idOf(day))?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
	const today = dayKey(new Date());
	return h(
		'nav',
		{ class: 'strip', 'aria-label': say('schedule') },
		days.map((day) =>
			h(
				'button',
				{ type: 'button', class: day.key === today ? 'today' : '', disabled: day.rows.length === 0, onclick: to(day) },
				h('span', {}, formatDate(day.date, { weekday: 'short' })),
				h('b', {}, String(day.date.getDate())),
				h('span', { class: 'visually-hidden' }, countOf(day)),
				h('i', { class: day.rows.length > 0 ? '' : 'none' }),
			),
		),
	);
}

function dayName({ key, date }) {
	if (key === dayKey(new Date())) return say('today');
	return key === dayKey(plusDays(new Date(), 1)) ? say('tomorrow') : formatDate(date, { weekday: 'long' });
}

const countOf = ({ rows }) => {
	const count = rows.reduce((sum, entries) => sum + entries.filter(({ episode }) => episode !== undefined).length, 0);
	return count === 0 ? '' : count === 1 ? say('oneEpisode') : say('episodes', { n: count });
};

function dayGroup(day) {
	const rows = h('div', { class: 'rows' });
	const draw = () =>
		rows.replaceChildren(
			...day.rows.map((entries) => {
				const name = `${day.key} ${keyOf(entries[0])}`;
				const toggle = () => {
					if (!unfolded.delete(name)) unfolded.add(name);
					draw();
					rows.querySelector(`[data-key="${CSS.escape(keyOf(entries[0]))}"] .link`)?.focus();
				};
				return row(entries, unfolded.has(name), toggle);
			}),
		);
	draw();
	const date = dayName(day) === formatDate(day.date, { weekday: 'long' }) && formatDate(day.date, { month: 'short', day: 'numeric' });
	return h(
		'div',
		{ class: 'day', id: idOf(day), 'data-day': day.key },
		h('h2', {}, dayName(day), h('small', {}, [date, countOf(day)].filter(Boolean).join(' · '))),
		rows,
	);
}

/** The line above the title. */
export const todayLine = () => formatDate(new Date(), { weekday: 'long', month: 'long', day: 'numeric' });
