import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import { mapLimited } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { titleItem } from '../../shared/media/titleItem';
import { attempt } from '../../shared/util/attempt';
import { asText } from '../../shared/util/text';
import { getJson } from './csrf';
import type { MediaRequest } from './state';

interface Named {
	title?: unknown;
	name?: unknown;
	releaseDate?: unknown;
	firstAirDate?: unknown;
}

/** Titles that are looked up at once. */
const AT_ONCE = 4;

/**
 * Requests as items that tell of their titles. Seerr lists them by TMDB number alone; the names are asked for title by
 * title, each once. A title that TMDB no longer has stays without one.
 */
export async function withTitles(client: ServiceClient, requests: MediaRequest[], lookUp: boolean): Promise<IDataObject[]> {
	const addresses = [...new Set(requests.map(addressOf).filter((one) => one !== undefined))];
	const answers = lookUp ? await mapLimited(addresses, AT_ONCE, async (one) => await nameAt(client, one)) : [];
	const names = new Map(addresses.map((address, index) => [address, answers[index]]));
	return requests.map((request) => titled(request, names.get(addressOf(request) ?? '')));
}

function addressOf({ type, media }: MediaRequest): string | undefined {
	if (media?.tmdbId === undefined) return undefined;
	return (media.mediaType ?? type) === 'tv' ? path`/api/v1/tv/${media.tmdbId}` : path`/api/v1/movie/${media.tmdbId}`;
}

/** Seerr answers 404, or 500 "Unable to retrieve movie.", for what TMDB has no more (routes/movie.ts, run on 3.1.0). */
async function nameAt(client: ServiceClient, address: string): Promise<Named | undefined> {
	const answer = await attempt(getJson(client, address));
	if (!(answer instanceof ServiceError)) return answer as Named;
	if (answer.status === 404 || (answer.status === 500 && /Unable to retrieve/.test(answer.code ?? ''))) return undefined;
	throw answer;
}

function titled(request: MediaRequest, named: Named = {}): IDataObject {
	const { type, media = {} } = request as MediaRequest & { media?: { tvdbId?: number | null; imdbId?: string | null } };
	const [only, ...others] = request.seasons ?? [];
	// Every title field reads a request of one season as that season.
	const season = others.length === 0 ? only?.seasonNumber : undefined;
	const ofShow = season === undefined ? 'show' : 'season';
	const kind = (media.mediaType ?? type) === 'tv' ? ofShow : 'movie';
	const year = Number((asText(named.releaseDate) || asText(named.firstAirDate)).slice(0, 4));
	const ids = { tmdb: media.tmdbId, imdb: media.imdbId, tvdb: media.tvdbId };
	return titleItem({ title: named.title ?? named.name, year, type: kind, ids, season }, request as unknown as IDataObject);
}
