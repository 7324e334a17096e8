import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { systemClock } from '../../shared/util/clock';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import { TitleResolver } from '../../Trakt/client';
import { imagePath, objectsIn, part, tmdbCard, traktCard, type Card } from '../card';
import { orRefusal } from '../problem';
import type { View, ViewContext } from '../views';
import { castOf, providersOf, trailerOf, type About } from './about';
import { cardOfKey, titleKey } from './title';

/** After this Trakt is asked as well: a service that is down is tried again for ten seconds and more. */
const PATIENCE_MS = 2_000;

/** What one film or show is: TMDB tells, and Trakt where TMDB does not have it or cannot be reached; at most three requests. */
export const detail: View = {
	isPersonal: false,
	freshMs: (about) => ((about as About).missing === undefined ? 3_600_000 : 30_000),
	parameters: (query) => titleKey(query.title),
	async load(context, key): Promise<About> {
		const card = cardOfKey(key);
		if (card.tmdb === undefined) return await byTrakt(context, card);
		const told = orRefusal(byTmdb(context, card));
		// Nobody may be waiting for it any more when it fails.
		told.catch(() => undefined);
		const soon = await Promise.race([told, systemClock.sleep(PATIENCE_MS)]);
		if (soon !== undefined && !(soon instanceof ServiceError)) return soon;
		const instead = await orRefusal(byTrakt(context, card));
		const late = instead instanceof ServiceError ? await told : await Promise.race([told, Promise.resolve(undefined)]);
		if (late !== undefined && !(late instanceof ServiceError)) return late;
		if (instead instanceof ServiceError) throw late ?? instead;
		return { ...instead, missing: 'TMDB' };
	},
};

async function byTmdb(context: ViewContext, { type, tmdb = 0 }: Card): Promise<About> {
	const client = await context.upstream.tmdb();
	const where = type === 'movie' ? path`/3/movie/${tmdb}` : path`/3/tv/${tmdb}`;
	const credits = type === 'movie' ? 'credits' : 'aggregate_credits';
	const body = part(
		await client.get(where, {
			language: context.language,
			append_to_response: `watch/providers,videos,${credits}`,
			// Few trailers are there in every language.
			include_video_language: `${context.language.slice(0, 2)},en,null`,
		}),
	);
	const lacks = asText(body.overview) === '' && context.language !== context.fallback;
	const english = lacks ? await orRefusal(client.get(where, { language: context.fallback })) : {};
	const other = english instanceof ServiceError ? {} : part(english);
	return {
		card: tmdbCard(type, body),
		overview: asText(body.overview) || asText(other.overview),
		tagline: asText(body.tagline) || asText(other.tagline),
		backdrop: imagePath(body.backdrop_path),
		genres: objectsIn(body.genres).map(({ name }) => asText(name)),
		runtime: Number(body.runtime ?? (body.episode_run_time as number[] | undefined)?.[0] ?? 0) || undefined,
		status: asText(body.status),
		released: asText(body.release_date ?? body.first_air_date) || undefined,
		seasons: objectsIn(body.seasons).map(seasonOf),
		providers: providersOf(body, context.region),
		trailer: trailerOf(objectsIn(part(body.videos).results)),
		cast: castOf(objectsIn(part(body[credits]).cast)),
	};
}

const seasonOf = (season: IDataObject) => ({
	season: Number(season.season_number),
	title: asText(season.name),
	episodes: Number(season.episode_count ?? 0),
	year: Number(asText(season.air_date).slice(0, 4)) || undefined,
});

async function byTrakt({ upstream }: ViewContext, { type, trakt, tmdb }: Card): Promise<About> {
	const client = await upstream.trakt();
	const id = await new TitleResolver(client).pathId({ type, ids: { trakt, tmdb } });
	const body = part(await client.get(type === 'movie' ? path`/movies/${id}` : path`/shows/${id}`, { extended: 'full' }));
	return {
		card: { ...traktCard(type, body), poster: null },
		overview: asText(body.overview),
		tagline: asText(body.tagline),
		backdrop: null,
		genres: (Array.isArray(body.genres) ? body.genres : []).map(asText),
		runtime: Number(body.runtime ?? 0) || undefined,
		status: asText(body.status),
		released: asText(body.released ?? body.first_aired) || undefined,
		seasons: [],
		providers: { region: '', stream: [], rent: [], buy: [] },
		cast: [],
	};
}
