import { h, icon } from './dom.mjs';
import { problemOf } from './api.mjs';
import { listBlock, listParameters } from './mine.mjs';
import { posterCard } from './poster.mjs';
import { viewSignal } from './route.mjs';
import { loading, problemState, state } from './states.mjs';
import { known, look } from './store.mjs';
import { say } from './words.mjs';

const TYPING_MS = 350;

/** What is typed, kept while another view is looked at. */
let query = '';

/** What is looked for now; it ends with what is typed next. */
let typed = new AbortController();

/** Trending and popular titles; in their place what was found, as soon as something is typed. */
export function drawDiscover() {
	const lists = h(
		'div',
		{},
		['trending', 'movies', 'shows'].map((of) => listBlock(of, [['list', listParameters(of)]])),
	);
	const found = h('div', { hidden: true, 'aria-live': 'polite' });
	const field = h('input', {
		type: 'search',
		placeholder: say('search'),
		'aria-label': say('search'),
		enterkeyhint: 'search',
		autocomplete: 'off',
		maxlength: 100,
		dir: 'auto',
	});
	field.value = query;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	const seek = () => {
		query = field.value;
		const text = query.trim();
		lists.hidden = text !== '';
		found.hidden = text === '';
		typed.abort();
		typed = new AbortController();
		if (text !== '') void find(text, found, () => field.isConnected && field.value.trim() === text, typed.signal);
	};
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(seek, TYPING_MS);
	});
	viewSignal().addEventListener('abort', () => typed.abort());
	if (query !== '') setTimeout(seek);
	return [h('search', {}, h('div', { class: 'search' }, icon('search'), field)), found, lists];
}

/** @param {string} text @param {any} box @param {() => boolean} isCurrent @param {AbortSignal} signal */
async function find(text, box, isCurrent, signal) {
	const parameters = { query: text };
	const draw = () => {
		const results = known('search', parameters)?.results ?? [];
		if (!isCurrent()) return;
		box.replaceChildren(
			results.length === 0
				? state({ picture: 'search', title: say('noResults', parameters), text: say('noResultsText') })
				: h(
						'section',
						{ class: 'group' },
						h('h2', {}, say('results')),
						h(
							'div',
							{ class: 'grid' },
							results.map((card) => posterCard(card)),
						),
					),
		);
	};
	box.replaceChildren(loading('grid'));
	try {
		await look('search', parameters, draw, signal);
	} catch (error) {
		if (isCurrent() && !signal.aborted) box.replaceChildren(problemState(problemOf(error), () => find(text, box, isCurrent, signal)));
	}
}
