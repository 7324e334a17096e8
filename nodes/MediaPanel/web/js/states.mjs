import { h, icon } from './dom.mjs';
import { say } from './words.mjs';

/** A whole-page message. */
export function state({ picture, title, text, steps = [], said, button }) {
	return h(
		'div',
		{ class: 'state' },
		h('div', { class: 'round' }, icon(picture)),
		h('h2', {}, title),
		text && h('p', {}, text),
		steps.length > 0 &&
			h(
				'ol',
				{},
				steps.map((step) => h('li', {}, step)),
			),
		said && h('p', { class: 'said' }, said),
		button && h('button', { type: 'button', class: 'button main', onclick: button.run }, button.name),
	);
}

/** What went wrong and what to do, in the language of the page; the service's own words below. */
export function problemState(problem, retry) {
	const { kind, message, description, service = 'Trakt' } = problem;
	const button = { name: say('retry'), run: retry };
	const said = [message, description].filter(Boolean).join('. ');
	switch (kind) {
		case 'config':
			return state({ picture: 'gear', title: say('configTitle'), text: say('configText'), steps: say('configSteps'), said, button });
		case 'auth':
			return state({
				picture: 'key',
				title: say('authTitle'),
				text: say('authText', { service }),
				steps: say('authSteps', { service }),
				said,
				button,
			});
		case 'key':
			return state({ picture: 'key', title: say('keyTitle'), text: say('keyText') });
		case 'limit':
			return state({ picture: 'clock', title: say('limitTitle'), text: say('limitText'), said, button });
		case 'offline':
			return state({ picture: 'offline', title: say('offlineTitle'), text: say('offlineText'), button });
		default:
			return state({ picture: 'info', title: say('otherTitle'), said, button });
	}
}

const ghosts = (count, make) => Array.from({ length: count }, make);

/** The outline of a view that is on its way. */
export function loading(shape) {
	const card = () => h('div', { class: 'card' }, h('div', { class: 'poster ghost' }), h('div', { class: 'ghost line' }));
	const row = () =>
		h(
			'div',
			{ class: 'row' },
			h('div', { class: 'card' }, h('div', { class: 'poster ghost' })),
			h('div', { class: 'about' }, h('div', { class: 'ghost line' }), h('div', { class: 'ghost line short' })),
		);
	return h(
		'section',
		{ class: 'group', 'aria-busy': 'true' },
		h('p', { class: 'visually-hidden', role: 'status' }, say('loading')),
		shape === 'rows' ? h('div', { class: 'rows' }, ghosts(4, row)) : h('div', { class: 'grid' }, ghosts(9, card)),
	);
}
