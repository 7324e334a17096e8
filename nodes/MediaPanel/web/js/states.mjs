import { h, icon } from './dom.mjs';
import { say, sayEach } from './words.mjs';

/**
 * A message in place of something.
 *
 * @param {{ picture: string, title: string, text?: string, steps?: string[], said?: string, button?: { name: string, run: () => void }, small?: boolean }} what
 */
export function state({ picture, title, text, steps = [], said, button, small = false }) {
	return h(
		'div',
		{ class: small ? 'state small' : 'state' },
		h('div', { class: 'round' }, icon(picture)),
		h(small ? 'h3' : 'h2', { dir: 'auto' }, title),
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

/** Problems that concern all of a service. @type {Record<string, [string, any]>} */
const BRIEF = { config: ['gear', 'configTitle'], auth: ['key', 'authTitle'] };

/**
 * What went wrong and what to do, in the language of the page; the service's own words below.
 *
 * @param {import('./api.mjs').Problem} problem
 * @param {() => void} retry
 * @param {'whole' | 'small' | 'brief'} size `small` in place of one part of the page, `brief` where another part tells what to do
 */
export function problemState(problem, retry, size = 'whole') {
	const small = size !== 'whole';
	const { kind, message, description, service = 'Trakt' } = problem;
	const button = { name: say('retry'), run: retry };
	const said = [message, description].filter(Boolean).join('. ');
	if (size === 'brief' && BRIEF[kind] !== undefined) return state({ small, picture: BRIEF[kind][0], title: say(BRIEF[kind][1]) });
	switch (kind) {
		case 'config':
			return state({
				small,
				picture: 'gear',
				title: say('configTitle'),
				text: say('configText'),
				steps: sayEach('configSteps'),
				said,
				button,
			});
		case 'auth':
			return state({
				small,
				picture: 'key',
				title: say('authTitle'),
				text: say('authText', { service }),
				steps: sayEach('authSteps', { service }),
				said,
				button,
			});
		case 'key':
			return state({ small, picture: 'key', title: say('keyTitle'), text: say('keyText') });
		case 'limit':
			return state({ small, picture: 'clock', title: say('limitTitle'), text: say('limitText'), said, button });
		case 'offline':
			return state({ small, picture: 'offline', title: say('offlineTitle'), text: say('offlineText'), button });
		default:
			return state({ small, picture: 'info', title: say(small ? 'sectionFailed' : 'otherTitle'), said, button });
	}
}

const ghosts = (count, make) => Array.from({ length: count }, make);

/** The outline of what is on its way. @param {'rows' | 'grid' | 'shelf'} shape */
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
		'div',
		{ 'aria-busy': 'true' },
		h('p', { class: 'visually-hidden', role: 'status' }, say('loading')),
		shape === 'rows' ? h('div', { class: 'rows' }, ghosts(4, row)) : h('div', { class: shape }, ghosts(shape === 'shelf' ? 6 : 9, card)),
	);
}
