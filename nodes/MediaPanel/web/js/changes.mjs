import { keyOf } from './store.mjs';

/**
 * What an action makes of the views that are known: each gets the name of a view, its parameters and a copy of its data,
 * and changes that.
 */

const isOf = (key) => (card) => keyOf(card) === key;

function takeOff(data, key) {
	const left = data.cards.filter((card) => keyOf(card) !== key);
	data.total -= data.cards.length - left.length;
	data.cards = left;
}

/** @param {boolean} listed */
export const changeListed = (card, listed) => (view, parameters, data) => {
	const key = keyOf(card);
	if (view === 'mark' && parameters.title === key) data.listed = listed;
	if (view === 'marks') {
		data.watchlist = data.watchlist.filter((one) => one !== key);
		if (listed) data.watchlist.unshift(key);
	}
	if (view !== 'list' || parameters.of !== 'watchlist' || !['all', card.type].includes(parameters.type)) return;
	takeOff(data, key);
	if (!listed || parameters.page !== 1 || parameters.sort !== 'added') return;
	data.cards.unshift({ ...card, at: new Date().toISOString() });
	data.total += 1;
};

/** @param {number | undefined} rating */
export const changeRating = (card, rating) => (view, parameters, data) => {
	const key = keyOf(card);
	if (view === 'mark' && parameters.title === key) data.rating = rating;
	if (view !== 'marks') return;
	if (rating === undefined) delete data.ratings[key];
	else data.ratings[key] = rating;
};

/**
 * @param {{ season?: number, episode?: number, episodes?: number[] }} part
 * @param {boolean} watched false when it is taken back
 */
export const changeWatched = (card, part, watched) => (view, parameters, data) => {
	const key = keyOf(card);
	if (view === 'progress' && parameters.title === key) changeProgress(data, card, part, watched);
	if (view === 'marks' && card.type === 'movie') {
		data.watched = data.watched.filter((one) => one !== key);
		if (watched) data.watched.push(key);
	}
	if (!watched) return;
	if (view === 'marks') data.watchlist = data.watchlist.filter((one) => one !== key || card.type === 'show');
	if (view === 'list' && parameters.of === 'watchlist' && card.type === 'movie') takeOff(data, key);
	if (view === 'upNext') data.cards = data.cards.filter((one) => !isOf(key)(one) || !isPart(one, part));
};

/** @param {any} one @param {{ season?: number, episode?: number }} part */
const isPart = (one, { season, episode }) => one.season === season && (episode === undefined || one.episode === episode);

/** @param {any} data @param {any} card @param {{ season?: number, episode?: number, episodes?: number[] }} part @param {boolean} watched */
function changeProgress(data, card, { season, episode, episodes = [] }, watched) {
	if (card.type === 'movie') {
		data.plays = Math.max(0, data.plays + (watched ? 1 : -1));
		return;
	}
	if (season === undefined) return;
	const numbers = episode === undefined ? episodes : [episode];
	const before = new Set(data.watched[season] ?? []);
	for (const number of numbers) {
		if (watched) before.add(number);
		else before.delete(number);
	}
	data.watched[season] = [...before];
	if (data.next === undefined || !watched || data.next.season !== season || !numbers.includes(data.next.episode)) return;
	const next = (data.aired[season] ?? []).find((number) => number > data.next.episode && !before.has(number));
	data.next = next === undefined ? undefined : { season, episode: next, title: '' };
}
