import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { TitleResolver } from '../../Trakt/client';
import { imagePath, listOf, part, tmdbCard, traktCard, type Card } from '../card';
import { orRefusal } from '../problem';
import type { View, ViewContext } from '../views';
import { cardOfKey, titleKey } from './title';

/** Everything about one film or show: at most four requests. */
export const detail: View = {
	isPersonal: true,
	freshMs: 600_000,
	parameters: (query) => titleKey(query.title),
	async load(context, key) {
		const card = cardOfKey(key);
		const [about, watched] = await Promise.all([describe(context, card), watchedOf(context, card)]);
		return { ...about, ...watched };
	},
};

async function describe(context: ViewContext, card: Card) {
	if (card.tmdb === undefined) return await describedByTrakt(context, card);
	const client = await context.upstream.tmdb();
	const where = card.type === 'movie' ? path`/3/movie/${card.tmdb}` : path`/3/tv/${card.tmdb}`;
	const body = part(await client.get(where, { language: context.language, append_to_response: 'watch/providers' }));
	return {
		card: tmdbCard(card.type, body),
		overview: asText(body.overview),
		tagline: asText(body.tagline),
		backdrop: imagePath(body.backdrop_path),
		genres: listOf(body.genres).map(({ name }) => asText(name)),
		runtime: Number(body.runtime ?? (body.episode_run_time as number[] | undefined)?.[0] ?? 0) || undefined,
		status: asText(body.status),
		seasons: listOf(body.seasons).map(seasonOf),
		providers: providersOf(body, context.region),
	};
}

const seasonOf = (season: IDataObject) => ({
	season: Number(season.season_number),
	title: asText(season.name),
	episodes: Number(season.episode_count ?? 0),
	year: Number(asText(season.air_date).slice(0, 4)) || undefined,
});

/** Where to watch, by TMDB's own list for the country (data of JustWatch). */
function providersOf(body: IDataObject, region: string) {
	const country = part(part(part(body['watch/providers']).results)[region]);
	const names = (kind: string) => listOf(country[kind]).map((one) => asText(one.provider_name));
	return {
		region,
		stream: [...new Set([...names('flatrate'), ...names('free'), ...names('ads')])],
		rent: names('rent'),
		buy: names('buy'),
	};
}

async function describedByTrakt({ upstream }: ViewContext, { type, trakt }: Card) {
	const client = await upstream.trakt();
	const where = type === 'movie' ? path`/movies/${trakt ?? ''}` : path`/shows/${trakt ?? ''}`;
	const body = part(await client.get(where, { extended: 'full' }));
	return {
		card: { ...traktCard(type, body), poster: null },
		overview: asText(body.overview),
		tagline: asText(body.tagline),
		backdrop: null,
		genres: (Array.isArray(body.genres) ? body.genres : []).map(asText),
		runtime: Number(body.runtime ?? 0) || undefined,
		status: asText(body.status),
		seasons: [],
		providers: { region: '', stream: [], rent: [], buy: [] },
	};
}

/** A title that Trakt does not know was not watched there. */
async function watchedOf({ upstream }: ViewContext, card: Card) {
	const watched = await orRefusal(readWatched(await upstream.trakt(), card));
	if (!(watched instanceof ServiceError)) return watched;
	if (watched.status !== 404) throw watched;
	return { known: false, plays: 0, watched: {} };
}

async function readWatched(client: ServiceClient, { type, tmdb, trakt }: Card) {
	const id = await new TitleResolver(client).pathId({ type, ids: { tmdb, trakt } });
	if (type === 'movie') {
		const plays = listOf(await client.get(path`/users/me/history/movies/${id}`, { page: 1, limit: 1 }));
		return { known: true, plays: plays.length, watched: {} };
	}
	const progress = part(await client.get(path`/shows/${id}/progress/watched`));
	const watched = listOf(progress.seasons).map((season) => [
		asText(season.number),
		listOf(season.episodes)
			.filter(({ completed }) => completed === true)
			.map(({ number }) => Number(number)),
	]);
	return { known: true, plays: Number(progress.completed ?? 0), watched: Object.fromEntries(watched) as Record<string, number[]> };
}
