import { act } from './api.mjs';
import { keep, keyOf, known, marks, outdate, restore, snapshot } from './store.mjs';
import { toast } from './toast.mjs';
import { say } from './words.mjs';

let refresh = () => {};

/** Tells what draws the page again after something was changed. */
export const onChange = (listener) => (refresh = listener);

const named = ({ type, tmdb, trakt, title, year }) => ({ type, ...(tmdb === undefined ? { trakt } : { tmdb }), title, year });

/**
 * Does one thing: it shows at once, is then written, and goes back with a message when it is refused.
 *
 * @param change what of the known views becomes different
 */
async function perform(deed, { change = () => {}, said, undo, views }) {
	const before = snapshot();
	change();
	refresh();
	try {
		const event = await act(deed);
		outdate(...views);
		toast(said, { action: undo && { name: say('undo'), run: () => undo(event) } });
		refresh({ again: true });
		return event;
	} catch ({ problem, message }) {
		restore(before);
		refresh();
		const why =
			problem?.kind === 'offline' ? say('offlineTitle') : [problem?.message ?? message, problem?.description].filter(Boolean).join('. ');
		toast(say('failed', { message: why }), { bad: true });
		return undefined;
	}
}

const PERSONAL = ['mine', 'marks', 'schedule', 'detail'];

function changeMarks(change) {
	const now = structuredClone(marks());
	change(now);
	keep('marks', {}, now);
}

function changeMine(change) {
	const data = known('mine');
	if (data !== undefined) change(data);
}

const without = (list, key) => list.filter((card) => keyOf(card) !== key);

export async function setListed(card, listed) {
	const key = keyOf(card);
	const change = () => {
		changeMarks((now) => (now.watchlist = listed ? [...now.watchlist, key] : now.watchlist.filter((one) => one !== key)));
		changeMine((mine) => (mine.watchlist = listed ? [card, ...without(mine.watchlist, key)] : without(mine.watchlist, key)));
	};
	await perform(
		{ action: listed ? 'watchlist.added' : 'watchlist.removed', ...named(card) },
		{
			change,
			said: say(listed ? 'added' : 'removed'),
			undo: () => setListed(card, !listed),
			views: PERSONAL,
		},
	);
}

/** @param part `{ season, episode }` of a show, or `{ season }` with the numbers of its episodes */
export async function setWatched(card, part = {}) {
	const key = keyOf(card);
	const change = () => {
		if (card.type === 'movie') changeMarks((now) => now.watched.push(key));
		changeMarks((now) => (now.watchlist = now.watchlist.filter((one) => one !== key)));
		changeMine((mine) => {
			if (card.type === 'movie') mine.watchlist = without(mine.watchlist, key);
			else
				mine.upNext = mine.upNext.filter(
					(one) => keyOf(one) !== key || one.season !== part.season || (part.episode !== undefined && one.episode !== part.episode),
				);
		});
		const detail = known('detail', { title: key });
		if (detail === undefined) return;
		detail.plays += 1;
		if (part.season === undefined) return;
		const numbers = part.episode === undefined ? (part.episodes ?? []) : [part.episode];
		detail.watched[part.season] = [...new Set([...(detail.watched[part.season] ?? []), ...numbers])];
	};
	const where = { season: part.season, episode: part.episode };
	await perform(
		{ action: 'watched', ...named(card), ...where },
		{
			change,
			said: say('watched'),
			undo: ({ watchedAt }) =>
				perform(
					{ action: 'watched.undone', ...named(card), ...where, watchedAt },
					{
						said: say('undone'),
						views: PERSONAL,
						change: () => changeMarks((now) => (now.watched = now.watched.filter((one) => one !== key))),
					},
				),
			views: PERSONAL,
		},
	);
}

export async function setRating(card, rating) {
	const key = keyOf(card);
	const change = () => changeMarks((now) => (rating === undefined ? delete now.ratings[key] : (now.ratings[key] = rating)));
	await perform(
		{ action: rating === undefined ? 'rating.removed' : 'rated', ...named(card), rating },
		{
			change,
			said: rating === undefined ? say('unrated') : say('rated', { n: rating }),
			views: ['marks'],
		},
	);
}

export const sendToSync = async (card, part = {}) =>
	await perform({ action: 'sync.requested', ...named(card), season: part.season, episode: part.episode }, { said: say('sent'), views: [] });
