import { flush, problemOf, tell } from './api.mjs';
import { block } from './block.mjs';
import { button, h } from './dom.mjs';
import { change } from './route.mjs';
import { openSheet } from './sheet.mjs';
import { showSignedOut } from './signedOut.mjs';
import { forget, outdate, streams } from './store.mjs';
import { toast } from './toast.mjs';
import { browserRegion, formatAge, regionName, say, settings } from './words.mjs';

const REGIONS =
	'AR AT AU BE BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KR MX MY NL NO NZ PE PH PL PT RO SE SG TH TR TW UA US VN ZA'.split(
		' ',
	);

/** What is connected and when it was last read, in which language and for which country, and the way out. */
export function drawSetup() {
	return [
		block({
			name: 'setup',
			title: say('connections'),
			reads: [['setup', {}]],
			shape: 'rows',
			draw: ([{ services }]) => ({ content: h('ul', { class: 'services' }, services.map(service)) }),
		}),
		h(
			'section',
			{ class: 'group' },
			h('h2', {}, say('language')),
			h(
				'div',
				{ class: 'fields' },
				field(
					say('language'),
					[
						['en', 'English'],
						['zh', '中文'],
					],
					settings.language,
					(language) => void choose({ language }),
				),
				field(
					say('region'),
					[['', say('regionAuto', { region: regionName(browserRegion()) })], ...REGIONS.map((code) => [code, regionName(code)])],
					settings.region,
					(region) => void choose({ region }),
				),
				h('p', { class: 'soft' }, say('zoneNote', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })),
			),
		),
		h(
			'section',
			{ class: 'group' },
			h('h2', {}, say('version')),
			h(
				'div',
				{ class: 'fields' },
				button('reload', say('reload'), reload),
				button('trash', say('flush'), () => void empty()),
			),
		),
		h(
			'section',
			{ class: 'group' },
			h('h2', {}, say('account')),
			h(
				'div',
				{ class: 'fields' },
				button('out', say('signOut'), () => void signOut('here')),
				button('out', say('signOutAll'), sure),
			),
		),
	];
}

const service = ({ name, state: how, readAt, message }) =>
	h(
		'li',
		{ class: how },
		h('b', {}, name),
		h('span', {}, say(/** @type {any} */ (how))),
		h(
			'small',
			{ dir: 'auto' },
			message || (readAt > 0 ? say('readAt', { time: formatAge(readAt) }) : how === 'connected' ? say('neverRead') : ''),
		),
	);

function field(label, options, chosen, changed) {
	const select = h('select', { onchange: () => changed(select.value) });
	select.append(...options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
	return h('label', { class: 'field' }, h('span', {}, label), select);
}

async function choose(to) {
	try {
		await tell({ language: settings.language, region: settings.region, ...to });
		Object.assign(settings, to);
		forget();
		change({});
		toast(say('saved'));
	} catch (error) {
		toast(say('failed', { message: problemOf(error).message || say('offlineTitle') }), { bad: true });
	}
}

const ALL = ['schedule', 'upNext', 'list', 'marks', 'mark', 'detail', 'progress', 'season', 'search', 'setup', 'where'];

function reload() {
	outdate(...ALL);
	streams.clear();
	change({});
}

async function empty() {
	try {
		await flush();
		toast(say('flushed'));
	} catch (error) {
		toast(say('failed', { message: problemOf(error).message || say('offlineTitle') }), { bad: true });
	}
	reload();
}

function sure() {
	const sheet = openSheet(
		'sheet',
		say('signOutAll'),
		h(
			'div',
			{},
			h('div', { class: 'grip' }),
			h('p', {}, say('signOutAllSure')),
			h(
				'div',
				{ class: 'fields' },
				button('out', say('yes'), () => (sheet.close(), void signOut('everywhere')), { main: true }),
				button('close', say('close'), () => sheet.close()),
			),
		),
	);
}

async function signOut(where) {
	try {
		await tell({ signOut: where });
		showSignedOut();
	} catch (error) {
		toast(say('failed', { message: problemOf(error).message || say('offlineTitle') }), { bad: true });
	}
}
