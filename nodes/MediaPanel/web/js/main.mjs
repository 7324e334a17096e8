import { flush } from './api.mjs';
import { onChange } from './deeds.mjs';
import { refreshDetail } from './detail.mjs';
import { drawDiscover } from './discover.mjs';
import { h, icon } from './dom.mjs';
import { openSheet } from './menu.mjs';
import { drawMine } from './mine.mjs';
import { drawSchedule, todayLine, untilTomorrow } from './schedule.mjs';
import { loading, problemState } from './states.mjs';
import { known, look, outdate } from './store.mjs';
import { toast } from './toast.mjs';
import { say } from './words.mjs';

const TABS = {
	schedule: { picture: 'calendar', draw: drawSchedule, shape: 'rows' },
	mine: { picture: 'person', draw: drawMine, shape: 'grid' },
	discover: { picture: 'compass', draw: drawDiscover, shape: 'grid' },
};

let tab = 'schedule';
const scrolled = {};

const title = h('h1');
const line = h('p');
const view = h('main', { class: 'view', tabindex: -1 });
const tabs = h(
	'nav',
	{ class: 'tabs', 'aria-label': say('tabs') },
	Object.entries(TABS).map(([name, { picture }]) =>
		h('button', { type: 'button', 'data-tab': name, onclick: () => show(name) }, icon(picture), say(name)),
	),
);

document
	.getElementById('app')
	.append(
		h(
			'header',
			{ class: 'top' },
			h('div', {}, line, title),
			h(
				'button',
				{ type: 'button', class: 'round', 'aria-label': say('reload'), 'aria-haspopup': 'dialog', onclick: openPanelMenu },
				icon('reload'),
			),
		),
		view,
		tabs,
	);

/** Shows a tab: what is known of it at once, then what is newer. */
function show(name) {
	scrolled[tab] = scrollY;
	tab = name;
	frame();
	draw();
	scrollTo(0, scrolled[name] ?? 0);
	void read();
}

function frame() {
	title.textContent = say(tab);
	line.textContent = todayLine();
	for (const button of tabs.children) {
		if (button.dataset.tab === tab) button.setAttribute('aria-current', 'page');
		else button.removeAttribute('aria-current');
	}
}

/** Draws what is known of the tab; focus stays with the title that had it. */
function draw() {
	const data = known(tab);
	const { draw: content, shape } = TABS[tab];
	const focused = document.activeElement?.closest?.('main.view [data-key]');
	const isMore = document.activeElement?.classList.contains('more');
	const shelves = [...view.querySelectorAll('.shelf')].map(({ scrollLeft }) => scrollLeft);
	view.replaceChildren(...(data === undefined ? [loading(shape)] : content(data, { show })));
	for (const [index, shelf] of [...view.querySelectorAll('.shelf')].entries()) shelf.scrollLeft = shelves[index] ?? 0;
	if (focused)
		view.querySelector(`[data-key="${CSS.escape(focused.dataset.key)}"] .${isMore ? 'more' : 'poster'}`)?.focus({ preventScroll: true });
}

async function read() {
	const name = tab;
	const drawn = known(name);
	try {
		await look(name, {}, (data) => {
			if (tab === name && data !== drawn) draw();
		});
	} catch ({ problem = { kind: 'upstream' } }) {
		if (tab !== name) return;
		if (problem.kind === 'offline' && known(name) !== undefined) toast(say('offlineNote'), { bad: true });
		else view.replaceChildren(problemState(problem, () => show(tab)));
	}
}

function openPanelMenu() {
	const item = (picture, name, run) =>
		h(
			'li',
			{},
			h(
				'button',
				{
					type: 'button',
					onclick: () => {
						sheet.close();
						void run();
					},
				},
				icon(picture),
				h('span', {}, name),
			),
		);
	const again = async () => {
		outdate(tab, 'marks');
		await read();
	};
	const empty = async () => {
		try {
			await flush();
			outdate('schedule', 'mine', 'discover', 'marks', 'detail', 'season', 'search');
			toast(say('flushed'));
		} catch ({ problem }) {
			toast(say('failed', { message: problem?.message || say('offlineTitle') }), { bad: true });
		}
		await read();
	};
	const sheet = openSheet(
		'sheet',
		say('reload'),
		h(
			'div',
			{},
			h('div', { class: 'grip' }),
			h(
				'ul',
				{ class: 'menu' },
				item('reload', say('reload'), again),
				item('trash', say('flush'), empty),
				item('close', say('close'), () => {}),
			),
		),
	);
}

onChange(({ again = false } = {}) => {
	draw();
	refreshDetail();
	if (again) void read();
});

addEventListener('online', () => void read());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void read());
setTimeout(function midnight() {
	frame();
	draw();
	setTimeout(midnight, untilTomorrow());
}, untilTomorrow());

show(tab);
