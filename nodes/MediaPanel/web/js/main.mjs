import { redrawAll, rereadAll } from './block.mjs';
import { untilTomorrow } from './days.mjs';
import { onChange } from './actions.mjs';
import { hideDetail, refreshDetail, showDetail } from './detail.mjs';
import { drawDiscover } from './discover.mjs';
import { h, icon } from './dom.mjs';
import { drawList } from './listPage.mjs';
import { drawMine } from './mine.mjs';
import { firstScreen } from './firstScreen.mjs';
import { begin, go, holdPlace, leaveView, onRoute, route } from './route.mjs';
import { drawSchedule, todayLine } from './schedule.mjs';
import { drawSetup } from './setup.mjs';
import { watchSession } from './signedOut.mjs';
import { look, outdate } from './store.mjs';
import { say, settings } from './words.mjs';

const TABS = {
	schedule: { picture: 'calendar', draw: drawSchedule },
	mine: { picture: 'person', draw: drawMine },
	discover: { picture: 'compass', draw: drawDiscover },
	setup: { picture: 'gear', draw: drawSetup },
};

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const title = h('h1');
const line = h('p');
const back = h('button', { type: 'button', class: 'round', onclick: () => history.back() }, icon('back'));
const view = h('main', { class: 'view', tabindex: -1 });
const tabs = h('nav', { class: 'tabs' });
app.append(h('header', { class: 'top' }, back, h('div', {}, line, title)), view, tabs);

/** The words of the frame, and which tab is open. */
function frame() {
	const { tab, list } = route();
	document.documentElement.lang = settings.language;
	title.textContent = say(/** @type {any} */ (list?.of ?? tab));
	line.textContent = list === undefined ? todayLine() : say(tab);
	back.hidden = list === undefined;
	back.setAttribute('aria-label', say('back'));
	tabs.setAttribute('aria-label', say('tabs'));
	const focused = /** @type {HTMLElement} */ (document.activeElement)?.dataset?.tab;
	tabs.replaceChildren(
		...Object.entries(TABS).map(([name, { picture }]) =>
			h(
				'button',
				{
					type: 'button',
					'data-tab': name,
					'aria-current': name === tab ? 'page' : undefined,
					onclick: () => go({ tab: /** @type {any} */ (name), list: undefined, card: undefined, week: 0 }),
				},
				icon(picture),
				say(/** @type {any} */ (name)),
			),
		),
	);
	if (focused) /** @type {HTMLElement | null} */ (tabs.querySelector(`[data-tab="${focused}"]`))?.focus({ preventScroll: true });
}

/** What the view shows; details over it do not make it another. @param {import('./route.mjs').Route} place */
const nameOf = ({ tab, list, week, of }) => JSON.stringify([tab, list, week ?? 0, of ?? 'mine']);

onRoute((now, before) => {
	if (settings.session === '') return;
	// What marks posters: the first screen shows none of it.
	if (now.tab !== 'schedule') void look('marks', {}, redrawAll).catch(() => {});
	const isSame = now !== before && nameOf(now) === nameOf(before) && (now.card !== before.card || before.card !== undefined);
	if (!isSame) {
		frame();
		draw();
		restoreScroll(now.y ?? 0);
	}
	if (now.card === undefined) hideDetail();
	else showDetail(now.card, () => history.back());
});

function draw() {
	const { tab, list } = route();
	leaveView();
	view.replaceChildren(...(list === undefined ? TABS[tab].draw() : drawList(list)));
}

const RESTORE_MS = 10_000;
const ACTS = ['pointerdown', 'wheel', 'keydown'];
let stopRestoring = () => {};

/**
 * What is read after the page was drawn makes it longer: the place is looked for until it is there, the reader acts, or
 * it has taken too long. Until then, where a page that is still short happens to stand is not where the reader was.
 */
function restoreScroll(y) {
	stopRestoring();
	scrollTo(0, y);
	if (Math.abs(scrollY - y) < 4) return;
	const growth = new ResizeObserver(() => {
		scrollTo(0, y);
		if (Math.abs(scrollY - y) < 4) stopRestoring();
	});
	const tooLong = setTimeout(() => stopRestoring(), RESTORE_MS);
	stopRestoring = () => {
		growth.disconnect();
		clearTimeout(tooLong);
		for (const act of ACTS) removeEventListener(act, stopRestoring);
		holdPlace(false);
		stopRestoring = () => {};
	};
	for (const act of ACTS) addEventListener(act, stopRestoring, { passive: true });
	holdPlace(true);
	growth.observe(document.body);
}

onChange(({ again }) => {
	redrawAll();
	refreshDetail(again);
	if (again) void rereadAll();
});

addEventListener('online', () => void rereadAll());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void rereadAll());
setTimeout(function midnight() {
	// The days of the week are others now; what airs in them has to be asked for.
	outdate('schedule');
	frame();
	if (route().tab === 'schedule' && route().list === undefined) draw();
	setTimeout(midnight, untilTomorrow(new Date()));
}, untilTomorrow(new Date()));

watchSession();
firstScreen(view);
begin(settings.place);
