import { ServiceError } from '../shared/node/errors';
import { path } from '../shared/http/url';
import { systemClock } from '../shared/util/clock';
import { keyOf, tmdbCard, part, type Card } from './card';
import { isForPerson, orRefusal } from './problem';
import type { ViewContext } from './views';

interface Poster {
	title: string;
	poster: string | null;
}

const DAY_MS = 86_400_000;

/** Titles hardly ever change their poster. */
const POSTER_FRESH_MS = 7 * DAY_MS;

/** The view of one service waits no longer for pictures of the other; the page asks for them again by themselves. */
const PATIENCE_MS = 1_000;

/** Posters looked up for one answer: with the view's own requests they stay within six. */
export const POSTERS_AT_ONCE = 5;

/**
 * The poster and translated title of one film or show: Trakt names neither, and TMDB has no request for
 * many titles at once.
 */
export async function posterOf(context: ViewContext, card: Card): Promise<Poster> {
	const { tmdb, type } = card;
	if (tmdb === undefined) return { title: card.title, poster: null };
	const entry = await context.cache.read(context.key('poster', keyOf(card)), {
		freshMs: POSTER_FRESH_MS,
		after: context.changeTimes.flush ?? 0,
		load: async () => {
			const client = await context.upstream.tmdb();
			const where = type === 'movie' ? path`/3/movie/${tmdb}` : path`/3/tv/${tmdb}`;
			const answer = await orRefusal(client.get(where, { language: context.language }));
			if (!(answer instanceof ServiceError)) {
				const { title, poster } = tmdbCard(type, part(answer));
				return { title, poster };
			}
			if (answer.status !== 404) throw answer;
			return { title: card.title, poster: null };
		},
	});
	return JSON.parse(entry.text) as Poster;
}

/** Gives the cards their posters: the remembered ones at once, and the first few others from TMDB. */
export async function withPosters<T extends Card>(context: ViewContext, cards: T[], most: number): Promise<T[]> {
	const missing = new Set<string>();
	for (const card of cards) {
		if (remembered(context, card) === undefined && card.tmdb !== undefined && missing.size < most) missing.add(keyOf(card));
	}
	return await Promise.all(
		cards.map(async (card) => {
			const known = missing.has(keyOf(card)) ? await quietly(context, card) : remembered(context, card);
			return pictured(card, known);
		}),
	);
}

/** Gives the cards those posters that are remembered, without asking TMDB. */
export function withKnownPosters<T extends Card>(context: ViewContext, cards: T[]): T[] {
	return cards.map((card) => pictured(card, remembered(context, card)));
}

const pictured = <T extends Card>(card: T, known: Poster | undefined): T =>
	known === undefined ? card : { ...card, poster: known.poster, title: known.title || card.title };

function remembered(context: ViewContext, card: Card): Poster | undefined {
	const entry = context.cache.peek(context.key('poster', keyOf(card)), context.changeTimes.flush ?? 0);
	return entry === undefined ? undefined : (JSON.parse(entry.text) as Poster);
}

/** A poster that cannot be had for now must not keep the view away; a wrong token has to be told. */
async function quietly(context: ViewContext, card: Card): Promise<Poster | undefined> {
	const asked = orRefusal(posterOf(context, card));
	// Nobody may be waiting for it any more when it fails.
	asked.catch(() => undefined);
	const poster = await Promise.race([asked, systemClock.sleep(PATIENCE_MS).then(() => undefined)]);
	if (!(poster instanceof ServiceError)) return poster;
	if (isForPerson(poster)) throw poster;
	return undefined;
}
