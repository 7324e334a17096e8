import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { n8nSend } from '../http/n8nSend';
import type { ServicePolicy } from '../http/policy';
import { ServiceClient } from '../http/request';
import { baseUrl, path } from '../http/url';
import { InputError } from '../node/errors';
import { asText } from '../util/text';
import type { FoundTitle } from './titleLocator';

/** The credential of TMDB, which nodes of services without a search of their own may have beside their own. */
export const TMDB_CREDENTIAL = 'watchFlowTmdbApi';

type SearchedType = 'movie' | 'tv';

/** One search as somebody types: short, and not repeated for long. */
const POLICY: ServicePolicy = {
	service: 'TMDB',
	timeoutMs: 15_000,
	concurrency: 4,
	pace: {},
	retry: { attempts: 2, baseDelayMs: 500, maxDelayMs: 2_000, maxRetryAfterMs: 5_000, statuses: [500, 501, 502, 503, 504] },
	headers: { Accept: 'application/json' },
};

/** The path of TMDB's search for titles of one type, or of both. */
export const searchPath = (type?: SearchedType): string => `/3/search/${type ?? 'multi'}`;

/** The films and shows in an answer of TMDB's search; `type` where the search was for one type. */
export function foundIn(answer: unknown, type?: SearchedType): FoundTitle[] {
	const { results } = (answer ?? {}) as { results?: IDataObject[] };
	return (Array.isArray(results) ? results : []).flatMap((entry) => {
		const kind = type ?? entry.media_type;
		if (kind !== 'movie' && kind !== 'tv') return [];
		const year = asText(entry.release_date) || asText(entry.first_air_date);
		return [{ type: kind === 'tv' ? 'show' : 'movie', title: entry.title ?? entry.name, year, tmdb: entry.id } as const];
	});
}

/**
 * Searches at TMDB for a node of a service that cannot search by title.
 *
 * @param service "HDHive"
 * @throws InputError while the node has no TMDB credential; ServiceError
 */
export async function searchAtTmdb(
	context: ILoadOptionsFunctions,
	service: string,
	query: string,
	type?: SearchedType,
): Promise<FoundTitle[]> {
	const client = await tmdbOf(context);
	if (client === undefined) throw noCredential(service);
	return foundIn(await client.get(searchPath(type), { query }), type);
}

/** The title that has this IMDb ID at TMDB. */
export type ImdbFinder = (imdb: string) => Promise<FoundTitle | undefined>;

/** @returns a look-up that throws InputError while the node has no TMDB credential */
export function imdbFinder(context: IExecuteFunctions, service: string): ImdbFinder {
	return async (imdb) => {
		const client = await tmdbOf(context);
		if (client === undefined) throw noCredentialFor(imdb, service);
		const answer = (await client.get(path`/3/find/${imdb}`, { external_source: 'imdb_id' })) as Record<string, unknown> | undefined;
		return [...foundIn({ results: answer?.movie_results }, 'movie'), ...foundIn({ results: answer?.tv_results }, 'tv')][0];
	};
}

async function tmdbOf(context: ILoadOptionsFunctions | IExecuteFunctions): Promise<ServiceClient | undefined> {
	const chosen = context.getNode().credentials?.[TMDB_CREDENTIAL];
	if (chosen === undefined) return undefined;
	const url = baseUrl(asText((await context.getCredentials(TMDB_CREDENTIAL)).apiUrl), 'API URL');
	return new ServiceClient({
		policy: POLICY,
		baseUrl: url,
		accountKey: `search|${chosen.id ?? url}`,
		send: n8nSend(context, TMDB_CREDENTIAL, { renewOn: [] }),
	});
}

const noCredentialFor = (imdb: string, service: string): InputError =>
	new InputError(
		'TMDB ID',
		`is an IMDb ID (${imdb}), and ${service} knows titles by their TMDB number alone`,
		'Choose a TMDB credential above, which looks the number up, or give the TMDB number.',
	);

const noCredential = (service: string): InputError =>
	new InputError(
		'Credential for TMDB API',
		'is not chosen',
		`${service} cannot search by title, so From List asks TMDB: choose a TMDB credential above, or give the title By URL or By ID.`,
	);
