import { h, icon } from './dom.mjs';
import { posterCard } from './poster.mjs';
import { loading, problemState, state } from './states.mjs';
import { look } from './store.mjs';
import { say } from './words.mjs';

const TYPING_MS = 350;

/** What is typed, kept while another view is looked at. */
let query = '';

/** Trending and popular titles; in their place what was found, as soon as something is typed. */
export function drawDiscover(data) {
	const lists = h('div', {}, list('trending', data.trending), list('movies', data.movies), list('shows', data.shows));
	const found = h('div', { hidden: true, 'aria-live': 'polite' });
	const field = h('input', {
		type: 'search',
		placeholder: say('search'),
		'aria-label': say('search'),
		enterkeyhint: 'search',
		autocomplete: 'off',
		maxlength: 100,
	});
	field.value = query;
	let timer;
	const seek = () => {
		query = field.value;
		const text = query.trim();
		lists.hidden = text !== '';
		found.hidden = text === '';
		if (text !== '') void find(text, found, () => field.isConnected && field.value.trim() === text);
	};
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(seek, TYPING_MS);
	});
	if (query !== '') seek();
	return [h('search', {}, h('div', { class: 'search' }, icon('search'), field)), found, lists];
}

async function find(text, box, isCurrent) {
	box.replaceChildren(loading('grid'));
	try {
		await look('search', { query: text }, ({ results }) => {
			if (!isCurrent()) return;
			box.replaceChildren(
				results.length === 0
					? state({ picture: 'search', title: say('noResults', { query: text }), text: say('noResultsText') })
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
		});
	} catch ({ problem }) {
		if (isCurrent()) box.replaceChildren(problemState(problem ?? { kind: 'upstream' }, () => find(text, box, isCurrent)));
	}
}

const list = (name, cards) =>
	h(
		'section',
		{ class: 'group', 'aria-label': say(name) },
		h('h2', {}, say(name)),
		cards.length > 0
			? h(
					'div',
					{ class: 'shelf', tabindex: 0, role: 'group' },
					cards.map((card) => posterCard(card)),
				)
			: h('p', {}, say('emptyPart')),
	);
