import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { readTmdbList } from '../../Tmdb/client';
import { keyOf, listOf, part, tmdbCard, traktCard, type Card } from '../card';
import { withKnownPosters } from '../posters';
import { isForPerson, orRefusal } from '../problem';
import type { View, ViewContext } from '../views';

const UP_NEXT = 30;
const HISTORY = 30;
const WATCHLIST = 250;

/** Continue watching, the last plays, the watchlist, and the favorites at TMDB: six requests. */
export const mine: View = {
	isPersonal: true,
	freshMs: 120_000,
	async load(context) {
		const [upNext, history, watchlist, favorites] = await Promise.all([
			readUpNext(context),
			readHistory(context),
			readWatchlist(context),
			readFavorites(context),
		]);
		const known = new Map(favorites.cards.map((card) => [keyOf(card), card.poster]));
		const pictured = <T extends Card>(cards: T[]) =>
			withKnownPosters(context, cards).map((card) => (card.poster === undefined ? { ...card, poster: known.get(keyOf(card)) } : card));
		return { upNext: pictured(upNext), history: pictured(history), watchlist: pictured(watchlist), favorites };
	},
};

async function readUpNext({ upstream }: ViewContext) {
	const client = await upstream.trakt();
	const entries = listOf(await client.get('/sync/progress/up_next', { page: 1, limit: UP_NEXT }));
	return entries.flatMap((entry) => {
		const progress = part(entry.progress);
		const next = part(progress.next_episode);
		if (next.number === undefined) return [];
		return [
			{
				...traktCard('show', entry.show),
				season: Number(next.season),
				episode: Number(next.number),
				episodeTitle: asText(next.title),
				aired: Number(progress.aired ?? 0),
				completed: Number(progress.completed ?? 0),
			},
		];
	});
}

async function readHistory({ upstream }: ViewContext) {
	const client = await upstream.trakt();
	const plays = listOf(await client.get('/users/me/history', { page: 1, limit: HISTORY }));
	return plays.map((play) => ({ ...cardOf(play), ...episodeOf(play), watchedAt: asText(play.watched_at) }));
}

async function readWatchlist({ upstream }: ViewContext) {
	const client = await upstream.trakt();
	const entries = listOf(await client.get('/sync/watchlist/all/added/desc', { page: 1, limit: WATCHLIST }));
	const unique = new Map<string, Card & { listedAt: string }>();
	for (const entry of entries) {
		const card = cardOf(entry);
		if (!unique.has(keyOf(card))) unique.set(keyOf(card), { ...card, listedAt: asText(entry.listed_at) });
	}
	return [...unique.values()].sort((a, b) => b.listedAt.localeCompare(a.listedAt));
}

/** A TMDB that is down takes only its own part of the page with it; a refused token is told. */
async function readFavorites(context: ViewContext): Promise<{ cards: Card[]; missing: boolean; message?: string }> {
	const cards = await orRefusal(favoriteCards(context));
	if (!(cards instanceof ServiceError)) return { cards, missing: false };
	if (isForPerson(cards)) throw cards;
	return { cards: [], missing: true, message: `${cards.message}. ${cards.description}` };
}

async function favoriteCards({ upstream, language }: ViewContext): Promise<Card[]> {
	const client = await upstream.tmdb();
	const [movies, shows] = await Promise.all([
		readTmdbList(client, 'favorite', 'movie', language),
		readTmdbList(client, 'favorite', 'tv', language),
	]);
	return [...movies.map((one) => tmdbCard('movie', one)), ...shows.map((one) => tmdbCard('show', one))];
}

function cardOf(entry: IDataObject): Card {
	return entry.movie === undefined || entry.movie === null ? traktCard('show', entry.show) : traktCard('movie', entry.movie);
}

function episodeOf(entry: IDataObject) {
	const episode = part(entry.episode);
	if (episode.number === undefined) return {};
	return { season: Number(episode.season), episode: Number(episode.number), episodeTitle: asText(episode.title) };
}
