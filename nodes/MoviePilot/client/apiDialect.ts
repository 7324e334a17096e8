import type { HttpAnswer, HttpCall } from '../../shared/http/messages';
import { ServiceError } from '../../shared/node/errors';
import { attempt } from '../../shared/util/attempt';
import { asText } from '../../shared/util/text';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { content, KIND, wholeList, wholeNumber, type Dialect, type Subscription, type Wanted } from './dialect';

/** What differs between versions 2 and 3 of the same API: how a title is named. */
export interface Naming {
	name: string;
	inSubscription(tmdb: number): object;
	inMediaInfo(tmdb: number): object;
	/** As the last segment of a path. */
	inPath(tmdb: number): string;
	/** In the query next to that path. */
	besidePath: Query;
	/** In the query of a route without a title in its path. */
	inQuery(tmdb: number): Query;
	/** The verb that starts jobs: search, refresh, check, reset. */
	triggerMethod: 'GET' | 'POST';
	/** Season 0 is subscribed as season 0. */
	takesSpecials: boolean;
	/** A PUT with some of the fields sets the others back to their defaults. */
	updateResetsTheRest: boolean;
}

type Query = NonNullable<HttpCall['query']>;

export const VERSION_2: Naming = {
	name: 'MoviePilot v2',
	inSubscription: (tmdb) => ({ tmdbid: tmdb }),
	inMediaInfo: (tmdb) => ({ tmdb_id: tmdb }),
	inPath: (tmdb) => `tmdb:${tmdb}`,
	besidePath: {},
	inQuery: (tmdb) => ({ mediaid: `tmdb:${tmdb}` }),
	triggerMethod: 'GET',
	takesSpecials: false,
	updateResetsTheRest: true,
};

export const VERSION_3: Naming = {
	name: 'MoviePilot v3',
	inSubscription: (tmdb) => ({ media_source: 'themoviedb', media_id: String(tmdb) }),
	inMediaInfo: (tmdb) => ({ media_source: 'themoviedb', media_id: String(tmdb) }),
	inPath: String,
	besidePath: { media_source: 'themoviedb' },
	inQuery: (tmdb) => ({ media_source: 'themoviedb', media_id: String(tmdb) }),
	triggerMethod: 'POST',
	takesSpecials: true,
	updateResetsTheRest: false,
};

/** A title as `/subscribe/` lists it, in either version. */
interface RawSubscription {
	id?: number | null;
	name?: string | null;
	type?: string | null;
	tmdbid?: number | null;
	media_source?: string | null;
	media_id?: string | null;
	season?: number | null;
}

/** MoviePilot's own API, `/api/v1`. Needs a login before 2.9, any credential since. */
export class ApiDialect implements Dialect {
	readonly name: string;

	constructor(
		private readonly client: ServiceClient,
		private readonly naming: Naming,
	) {
		this.name = naming.name;
	}

	async subscriptions(): Promise<Subscription[]> {
		return readSubscriptions(await requestSubscriptions(this.client));
	}

	/** `name` is needed by 2.5.6 although the TMDB number says all; without `season` only season 1 is taken. */
	async subscribe(wanted: Wanted, more: object = {}): Promise<number | undefined> {
		const answer = await this.client.request({
			method: 'POST',
			path: '/api/v1/subscribe/',
			body: {
				name: wanted.title,
				type: wanted.season === undefined ? KIND.movie : KIND.show,
				...(wanted.year === undefined ? {} : { year: String(wanted.year) }),
				...(wanted.season === undefined ? {} : { season: wanted.season }),
				...this.naming.inSubscription(wanted.tmdb),
				...more,
			},
		});
		return wholeNumber((content(answer) as { id?: unknown } | null)?.id);
	}

	async unsubscribe({ id }: Subscription): Promise<void> {
		const call = { method: 'DELETE', path: path`/api/v1/subscribe/${id}`, retry: 'idempotent' } as const;
		content(await this.client.request(call));
	}

	get takesSpecials(): boolean {
		return this.naming.takesSpecials;
	}

	async hasMovie(tmdb: number): Promise<boolean | undefined> {
		return await hasMovie(this.client, tmdb);
	}

	/**
	 * The media servers are searched by the localised title, which the details tell. Builds of version 2 whose models are pydantic 2
	 * break off with status 500 where they have nothing of the show.
	 */
	async seasonsThere(show: Wanted): Promise<number[] | undefined> {
		const query = { type_name: KIND.show, ...this.naming.besidePath };
		const details = content(
			await this.client.request({ method: 'GET', path: path`/api/v1/media/${this.naming.inPath(show.tmdb)}`, query }),
		) as { title?: unknown } | null;
		const title = asText(details?.title);
		if (title === '') return undefined;
		const body = this.mediaInfo({ ...show, title });
		const call = { method: 'POST', path: '/api/v1/mediaserver/exists_remote', body, retry: 'idempotent' } as const;
		const answer = await attempt(this.client.request(call));
		if (answer instanceof ServiceError) {
			if (answer.status === 500) return [];
			throw answer;
		}
		const there = Object.entries((content(answer) ?? {}) as Record<string, unknown>);
		return there.filter(([, episodes]) => Array.isArray(episodes) && episodes.length > 0).map(([season]) => Number(season));
	}

	private mediaInfo(show: Wanted): object {
		const year = show.year === undefined ? {} : { year: String(show.year) };
		return { title: show.title, type: KIND.show, ...year, ...this.naming.inMediaInfo(show.tmdb) };
	}

	async seasons(show: Wanted, missingOnly: boolean): Promise<number[]> {
		const answer = missingOnly
			? await this.client.request({
					method: 'POST',
					path: '/api/v1/mediaserver/notexists',
					body: this.mediaInfo(show),
					// Only asks the media servers; the verb is theirs.
					retry: 'idempotent',
				})
			: await this.client.request({ method: 'GET', path: path`/api/v1/tmdb/seasons/${show.tmdb}` });
		return seasonNumbers(content(answer), missingOnly ? 'season' : 'season_number');
	}
}

/** The one request whose answer tells the generation: bare list, wrapped list, or refused. */
export async function requestSubscriptions(client: ServiceClient): Promise<HttpAnswer> {
	return await client.request({ method: 'GET', path: '/api/v1/subscribe/' });
}

export function readSubscriptions(answer: HttpAnswer): Subscription[] {
	return wholeList(answer, 'the subscriptions').map((raw) => toSubscription(raw as RawSubscription));
}

function toSubscription(raw: RawSubscription): Subscription {
	const isTmdb = raw.media_source == null || /^(the)?moviedb$|^tmdb$/i.test(raw.media_source);
	return {
		id: raw.id ?? 0,
		kind: raw.type === KIND.movie ? 'movie' : 'show',
		tmdb: wholeNumber(raw.tmdbid) ?? (isTmdb ? wholeNumber(raw.media_id) : undefined),
		season: raw.type === KIND.movie ? undefined : (raw.season ?? undefined),
		title: raw.name ?? '',
	};
}

/** Specials (season 0) are left out: nobody waits for them, and they never end. */
function seasonNumbers(list: unknown, field: 'season' | 'season_number'): number[] {
	if (!Array.isArray(list)) return [];
	const numbers = list.map((entry) => wholeNumber((entry as Record<string, unknown>)[field]));
	return [...new Set(numbers.filter((number) => number !== undefined))].sort((a, b) => a - b);
}

/**
 * The Radarr-compatible look-up recognises the title and asks the media server in one call, raw in
 * every generation; an unknown title is one object of nulls.
 *
 * @returns undefined when the number is not recognised
 */
export async function hasMovie(client: ServiceClient, tmdb: number): Promise<boolean | undefined> {
	const found = (await client.get('/api/v3/movie/lookup', { term: `tmdb:${tmdb}` })) as Array<RawLookUp | null> | null;
	const known = (Array.isArray(found) ? found : []).filter((movie) => movie?.title != null || movie?.hasFile === true);
	return known.length === 0 ? undefined : known.some((movie) => movie?.hasFile === true);
}

interface RawLookUp {
	title?: unknown;
	hasFile?: unknown;
}
