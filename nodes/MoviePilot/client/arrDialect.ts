import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { hasMovie } from './apiDialect';
import { wholeList, wholeNumber, type Dialect, type Subscription, type Wanted } from './dialect';

interface RawMovie {
	id?: number | null;
	title?: string | null;
	tmdbId?: number | null;
}

interface RawSeries extends RawMovie {
	tvdbId?: number | null;
	seasons?: Array<{ seasonNumber?: number | null; monitored?: boolean | null }> | null;
}

/**
 * The Radarr- and Sonarr-compatible part of MoviePilot, `/api/v3`: all that a server before 2.9
 * opens to an API token without a login. It cannot tell which seasons are in the library.
 */
export class ArrDialect implements Dialect {
	readonly name = 'MoviePilot before 2.9, API token only';

	readonly takesSpecials = false;

	constructor(private readonly client: ServiceClient) {}

	async subscriptions(): Promise<Subscription[]> {
		const get = async (kind: string) =>
			wholeList(await this.client.request({ method: 'GET', path: path`/api/v3/${kind}` }), 'the subscriptions');
		const movies = (await get('movie')) as RawMovie[];
		const series = (await get('series')) as RawSeries[];
		return [...movies.map(movieSubscription), ...series.flatMap(seasonSubscriptions)];
	}

	async subscribe(wanted: Wanted): Promise<number | undefined> {
		const base = { title: wanted.title, year: String(wanted.year ?? ''), tmdbId: wanted.tmdb };
		const answer =
			wanted.season === undefined
				? await this.client.post('/api/v3/movie', base)
				: await this.client.post('/api/v3/series', {
						...base,
						seasons: [{ seasonNumber: wanted.season, monitored: true }],
					});
		return wholeNumber((answer as { id?: unknown } | null)?.id);
	}

	async unsubscribe({ id, kind }: Subscription): Promise<void> {
		await this.client.request({
			method: 'DELETE',
			path: path`/api/v3/${kind === 'movie' ? 'movie' : 'series'}/${id}`,
			retry: 'idempotent',
		});
	}

	async hasMovie(tmdb: number): Promise<boolean | undefined> {
		return await hasMovie(this.client, tmdb);
	}

	async seasonsThere(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async seasons(show: Wanted): Promise<number[]> {
		const term = show.tvdb === undefined ? show.title : `tvdb:${show.tvdb}`;
		const found = (await this.client.get('/api/v3/series/lookup', { term })) as RawSeries[] | null;
		const same = Array.isArray(found) ? found.find((series) => series?.tmdbId === show.tmdb || series?.tvdbId === show.tvdb) : undefined;
		const numbers = (same?.seasons ?? []).map((season) => wholeNumber(season.seasonNumber));
		return numbers.filter((number) => number !== undefined);
	}
}

function movieSubscription(movie: RawMovie): Subscription {
	return { id: movie.id ?? 0, kind: 'movie', tmdb: wholeNumber(movie.tmdbId), title: movie.title ?? '' };
}

function seasonSubscriptions(series: RawSeries): Subscription[] {
	return (series.seasons ?? [])
		.filter((season) => season.monitored !== false)
		.map((season) => ({
			id: series.id ?? 0,
			kind: 'show' as const,
			tmdb: wholeNumber(series.tmdbId),
			season: season.seasonNumber ?? undefined,
			title: series.title ?? '',
		}));
}
