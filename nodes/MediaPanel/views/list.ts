import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { listCall } from '../../Tmdb/client';
import { keyOf, part, tmdbCard, traktCard, type Card } from '../card';
import { withKnownPosters } from '../posters';
import type { View, ViewContext } from '../views';
import { mixedCards } from './search';
import { tmdbPage, traktPage, type ListPage } from './paging';

/** Entries of one page at Trakt: few requests for a long list, little work for a phone. */
const TRAKT_LIMIT = 250;

/** How Trakt names an order, and which way round people want it. */
const SORTS = {
	added: 'added/desc',
	title: 'title/asc',
	year: 'released/desc',
	rating: 'percentage/desc',
	runtime: 'runtime/asc',
} as const;

/** How TMDB names it; it has no order by runtime. */
const DISCOVER_SORTS: Record<string, string> = {
	title: 'original_title.asc',
	year: 'primary_release_date.desc',
	rating: 'vote_average.desc',
};

type Sort = keyof typeof SORTS;
type Type = 'all' | 'movie' | 'show';

interface Asked {
	name: string;
	type: Type;
	sort: Sort;
	page: number;
}

interface Listed extends Card {
	/** When it came onto the list, or was watched. */
	at?: string;
	/** Minutes. */
	runtime?: number;
	/** Trakt's words for genres (`science-fiction`) or TMDB's numbers. */
	genres?: Array<string | number>;
	/** `YYYY-MM-DD` or a moment; absent when nobody has announced one. */
	released?: string;
	season?: number;
	episode?: number;
	episodeTitle?: string;
}

interface Cards {
	cards: Listed[];
	total: number;
	size: number;
}

const LISTS: Record<string, { isPersonal: boolean; read(context: ViewContext, asked: Asked): Promise<Cards> }> = {
	watchlist: { isPersonal: true, read: readWatchlist },
	history: { isPersonal: true, read: readHistory },
	favorites: { isPersonal: true, read: readFavorites },
	trending: { isPersonal: false, read: readTrending },
	movies: { isPersonal: false, read: async (context, asked) => await readPopular(context, asked, 'movie') },
	shows: { isPersonal: false, read: async (context, asked) => await readPopular(context, asked, 'show') },
};

/** One page of one list, with how long the whole list is: one request. */
export const list: View = {
	isPersonal: (parameters) => LISTS[parameters.split(' ')[0] ?? '']?.isPersonal ?? true,
	freshMs: 300_000,
	parameters(query) {
		const name = asText(query.of);
		const type = asText(query.type) || 'all';
		const sort = asText(query.sort) || 'added';
		const page = asText(query.page) || '1';
		if (!Object.hasOwn(LISTS, name)) throw new InputError('Of', 'is no list', `Give one of ${Object.keys(LISTS).join(', ')}.`);
		if (!['all', 'movie', 'show'].includes(type)) throw new InputError('Type', 'is unknown', 'Give all, movie or show.');
		if (!Object.hasOwn(SORTS, sort)) throw new InputError('Sort', 'is unknown', `Give one of ${Object.keys(SORTS).join(', ')}.`);
		if (!/^[1-9]\d{0,4}$/.test(page)) throw new InputError('Page', 'is not a page', 'Give a number from 1.');
		return [name, type, sort, page].join(' ');
	},
	async load(context, parameters) {
		const [name = '', type, sort, page] = parameters.split(' ');
		const asked = { name, type: type as Type, sort: sort as Sort, page: Number(page) };
		const { cards, total, size } = await (LISTS[name] as (typeof LISTS)[string]).read(context, asked);
		return { cards: withKnownPosters(context, unique(cards)), total, size };
	},
};

/** A show may be listed with its seasons, and rankings move while they are read. */
function unique(cards: Listed[]): Listed[] {
	const seen = new Set<string>();
	return cards.filter((card) => {
		const name = card.episode === undefined ? keyOf(card) : `${keyOf(card)} ${card.at}`;
		if (seen.has(name)) return false;
		seen.add(name);
		return true;
	});
}

const plural = (type: Type): string => (type === 'all' ? 'all' : `${type}s`);

async function readWatchlist({ upstream }: ViewContext, { type, sort, page }: Asked): Promise<Cards> {
	const path = `/sync/watchlist/${plural(type)}/${SORTS[sort]}`;
	const read = await traktPage(await upstream.trakt(), path, page, TRAKT_LIMIT, { extended: 'full' });
	return cardsOf(read, (entry) => listed(entry, entry.listed_at));
}

async function readHistory({ upstream }: ViewContext, { type, page }: Asked): Promise<Cards> {
	const path = type === 'all' ? '/users/me/history' : `/users/me/history/${plural(type)}`;
	const read = await traktPage(await upstream.trakt(), path, page, TRAKT_LIMIT, { extended: 'full' });
	return cardsOf(read, (entry) => {
		const card = listed(entry, entry.watched_at);
		const episode = part(entry.episode);
		if (card === undefined || episode.number === undefined) return card;
		return { ...card, season: Number(episode.season), episode: Number(episode.number), episodeTitle: asText(episode.title) };
	});
}

/** TMDB keeps films and shows apart; films come first. */
async function readFavorites({ upstream, language }: ViewContext, { type, page }: Asked): Promise<Cards> {
	if (type === 'all') throw new InputError('Type', 'is missing', 'TMDB keeps favorites by type: give movie or show.');
	const client = await upstream.tmdb();
	const call = await listCall(client, 'favorite', type === 'movie' ? 'movie' : 'tv', { language, sort: 'created_at.desc' });
	return cardsOf(await tmdbPage(client, call.path, page, call.query), (entry) => described(type, entry));
}

async function readTrending({ upstream, language }: ViewContext, { type, page }: Asked): Promise<Cards> {
	const kind = { all: 'all', movie: 'movie', show: 'tv' }[type];
	const read = await tmdbPage(await upstream.tmdb(), `/3/trending/${kind}/week`, page, { language });
	return {
		...read,
		cards: read.entries.flatMap((entry) => mixedCards([entry]).map((card) => described(card.type, entry))),
	};
}

async function readPopular({ upstream, language }: ViewContext, { sort, page }: Asked, type: 'movie' | 'show'): Promise<Cards> {
	const kind = type === 'movie' ? 'movie' : 'tv';
	const order = DISCOVER_SORTS[sort];
	const path = order === undefined ? `/3/${kind}/popular` : `/3/discover/${kind}`;
	const dated = type === 'movie' ? order : order?.replace('primary_release_date', 'first_air_date').replace('original_title', 'name');
	// A rating of a few votes says nothing.
	const query = { language, ...(order === undefined ? {} : { sort_by: dated, 'vote_count.gte': sort === 'rating' ? 200 : 20 }) };
	return cardsOf(await tmdbPage(await upstream.tmdb(), path, page, query), (entry) => described(type, entry));
}

function cardsOf({ entries, total, size }: ListPage, cardOf: (entry: IDataObject) => Listed | undefined): Cards {
	return { cards: entries.flatMap((entry) => cardOf(entry) ?? []), total, size };
}

/** Entries without a film or show, and without any number, exist at Trakt (trakt-api 783, 815); nothing can be done with them. */
function listed(entry: IDataObject, at: unknown): Listed | undefined {
	const type = entry.movie == null ? 'show' : 'movie';
	const title = part(entry[type]);
	const card = traktCard(type, title);
	if (card.tmdb === undefined && card.trakt === undefined) return undefined;
	return {
		...card,
		at: asText(at),
		runtime: Number(title.runtime ?? 0) || undefined,
		genres: Array.isArray(title.genres) ? title.genres.map(asText) : undefined,
		released: asText(title.released ?? title.first_aired) || undefined,
	};
}

const described = (type: 'movie' | 'show', entry: IDataObject): Listed => ({
	...tmdbCard(type, entry),
	genres: Array.isArray(entry.genre_ids) ? entry.genre_ids.map(Number) : undefined,
	released: asText(entry.release_date ?? entry.first_air_date) || undefined,
});
