import { isRefusing, problemOf } from './api.mjs';
import { onChange } from './actions.mjs';
import { button, h, icon } from './dom.mjs';
import { ghostCard, virtualGrid } from './grid.mjs';
import { ListSource } from './listSource.mjs';
import { nextCard, playCard } from './mine.mjs';
import { posterCard } from './poster.mjs';
import { change, route, viewSignal } from './route.mjs';
import { loading, problemState, state } from './states.mjs';
import { StreamFinder } from './streams.mjs';
import { formatNumber, regionName, say, term, watchRegion } from './words.mjs';

/** The orders of each list; a list that has only one gives no choice. */
const SORTS = {
	watchlist: ['added', 'title', 'year', 'rating', 'runtime'],
	movies: ['added', 'title', 'year', 'rating'],
	shows: ['added', 'title', 'year', 'rating'],
};
const SORT_WORDS = { added: 'sortAdded', title: 'sortTitle', year: 'sortYear', rating: 'sortRating', runtime: 'sortRuntime' };
const TYPED = ['watchlist', 'favorites', 'history', 'trending'];
/** Lists of one's own can be searched: they have an end. */
const SEARCHED = ['watchlist', 'favorites', 'history', 'upNext'];
/** Lists that can be filtered by whether a title is out, and whether it streams. */
const PLANNED = ['watchlist', 'favorites'];
const TYPING_MS = 250;

const cardOf = {
	upNext: nextCard,
	history: playCard,
	watchlist: (card) => posterCard(card, { listed: true }),
};

/** A whole list with its order and filters. @param {{ of: string, type: string, sort: string }} list */
export function drawList({ of, type, sort }) {
	const filter = { text: '', genre: '', released: '', streaming: '' };
	const region = regionName(watchRegion());
	let found;
	let endInSight = true;
	const message = h('div', {});
	const status = h('p', { class: 'soft counts', role: 'status' });
	const source = new ListSource(of, type, sort, () => update());
	const finder = new StreamFinder(source, {
		cards: () => fitting(),
		isWanted: () => filter.streaming !== '' && endInSight && grid.box.isConnected,
		changed: () => update(),
		ended: () => tell(),
	});
	const grid = virtualGrid({
		label: say(/** @type {any} */ (of)),
		length: () => (found ?? source).length,
		range(from, to) {
			endInSight = to >= (found ?? source).length;
			if (filter.streaming !== '') void finder.look();
			return found === undefined ? source.range(from, to) : found.slice(from, to);
		},
		make: (card) => (card === undefined ? ghostCard() : (cardOf[of] ?? posterCard)(card)),
	});
	const genres = h('select', { 'aria-label': say('genre'), onchange: () => set({ genre: genres.value }) });
	const streaming = choice(
		'streaming',
		[
			['', `${say('streaming')}: ${say('all')}`],
			['here', say('streamsHere', { region })],
		],
		'',
		(to) => set({ streaming: to }),
	);
	const further = button('search', say('lookFurther'), () => (finder.lookFurther(), tell()));
	const ofStreams = h('div', { class: 'further', hidden: true }, further, h('p', { class: 'fine' }, say('justWatch')));
	/** Whether something is looked for that the entries of the list tell themselves. */
	const isFiltered = () => filter.text !== '' || filter.genre !== '' || filter.released !== '';
	const fitting = () => source.all().filter((card) => fits(card, filter));

	function update() {
		found = undefined;
		if (isFiltered() || filter.streaming !== '') found = fitting().filter((card) => filter.streaming === '' || finder.knows(card) === true);
		fillGenres(genres, source.all(), filter.genre);
		tell();
		grid.draw();
	}

	/** What the list has, or why not. */
	function tell() {
		const { total, read } = source;
		const isWhole = read >= source.length;
		const isReading = isFiltered() && !isWhole;
		const isOn = filter.streaming !== '';
		const all = isFiltered() || (isOn && isWhole) ? fitting().length : Math.max(total, read);
		const seen = isOn ? finder.lookedAt(fitting()) : all;
		const said = [
			found === undefined ? say('titles', { n: formatNumber(all) }) : say('matching', { n: formatNumber(found.length) }),
			isOn && say('lookedAt', { n: formatNumber(seen), all: formatNumber(all) }),
			isReading && say('readOf', { n: formatNumber(read), all: formatNumber(total) }),
		];
		// While it is found out the same is said all the time: a screen reader reads it out once.
		const text = finder.isLooking ? say('findingStreams', { region }) : said.filter(Boolean).join(' · ');
		if (status.textContent !== text) status.textContent = text;
		tellOfStreams(isOn, seen < all);
		if (finder.problem !== undefined && isOn)
			message.replaceChildren(problemState(problemOf(finder.problem), () => (finder.lookFurther(), tell()), 'small'));
		else if (source.problem !== undefined)
			message.replaceChildren(problemState(problemOf(source.problem), () => void source.begin(), 'small'));
		else if (read === 0 && source.length > 0) message.replaceChildren(loading('grid'));
		else if ((found ?? source).length === 0 && !isReading && seen >= all && read + total > 0)
			message.replaceChildren(h('p', { class: 'soft' }, say('noMatch')));
		else if (total === 0 && read === 0 && source.started)
			message.replaceChildren(state({ small: true, picture: 'bookmark', title: say('emptyPart') }));
		else message.replaceChildren();
	}

	/** The choice is there where TMDB can be asked; the way on, while there is something to look at. @param {boolean} isOn @param {boolean} isMore */
	function tellOfStreams(isOn, isMore) {
		streaming.hidden = !isOn && (isRefusing('TMDB') || !source.all().some(({ tmdb }) => tmdb !== undefined));
		ofStreams.hidden = !isOn;
		if (further === document.activeElement && !isMore) streaming.focus();
		further.hidden = !isMore;
	}

	function set(to) {
		Object.assign(filter, to);
		endInSight = true;
		if (filter.streaming !== '') finder.lookFurther();
		update();
		// Only what is looked for in all of it has to be read as a whole.
		if (isFiltered()) void source.readAll(() => isFiltered() && grid.box.isConnected);
	}

	const off = onChange(({ again }) => {
		if (!grid.box.isConnected) return void off();
		if (again) void source.begin();
		update();
		grid.redraw();
	});
	document.addEventListener('refusal', tell, { signal: viewSignal() });
	message.replaceChildren(loading('grid'));
	void source.begin().then(() => {
		source.started = true;
		update();
	});
	return [
		h(
			'div',
			{ class: 'tools' },
			SEARCHED.includes(of) && searchField((text) => set({ text: text.trim().toLowerCase() })),
			h(
				'div',
				{ class: 'choices' },
				TYPED.includes(of) &&
					choice(
						'filterType',
						[
							['all', say('all')],
							['movie', say('onlyMovies')],
							['show', say('onlyShows')],
						],
						type,
						(to) => change({ list: { ...list(), type: to }, y: 0 }),
					),
				SORTS[of] &&
					choice(
						'sort',
						SORTS[of].map((one) => [one, say(of !== 'watchlist' && one === 'added' ? 'sortPopular' : SORT_WORDS[one])]),
						sort,
						(to) => change({ list: { ...list(), sort: to }, y: 0 }),
					),
				SEARCHED.includes(of) && of !== 'upNext' && genres,
				PLANNED.includes(of) &&
					choice(
						'released',
						[
							['', `${say('released')}: ${say('all')}`],
							['out', say('isOut')],
							['toCome', say('isToCome')],
						],
						'',
						(released) => set({ released }),
					),
				PLANNED.includes(of) && streaming,
			),
			status,
		),
		h(
			'section',
			{ class: 'group', 'data-part': of },
			h('h2', { class: 'visually-hidden' }, say(/** @type {any} */ (of))),
			message,
			grid.box,
			ofStreams,
		),
	];
}

const list = () => route().list ?? { of: 'watchlist', type: 'all', sort: 'added' };

function searchField(changed) {
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	const field = h('input', {
		type: 'search',
		placeholder: say('within'),
		'aria-label': say('within'),
		autocomplete: 'off',
		maxlength: 100,
		dir: 'auto',
	});
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(() => changed(field.value), TYPING_MS);
	});
	return h('search', {}, h('div', { class: 'search' }, icon('search'), field));
}

function choice(name, options, chosen, changed) {
	const field = h('select', { 'aria-label': say(name), onchange: () => changed(field.value) });
	field.append(...options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
	return field;
}

function fillGenres(field, cards, chosen) {
	const names = new Map(cards.flatMap((card) => (card.genres ?? []).map((genre) => [String(genre), term(genre)])));
	if (field.options.length === names.size + 1) return;
	const sorted = [...names].sort((a, b) => a[1].localeCompare(b[1]));
	field.replaceChildren(
		h('option', { value: '' }, `${say('genre')}: ${say('all')}`),
		...sorted.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
	);
}

function fits(card, { text, genre, released }) {
	if (text !== '' && !card.title.toLowerCase().includes(text)) return false;
	if (genre !== '' && !(card.genres ?? []).some((one) => String(one) === genre)) return false;
	if (released === '') return true;
	const isOut = card.released !== undefined && Date.parse(card.released) <= Date.now();
	return isOut === (released === 'out');
}
