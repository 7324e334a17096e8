import type { IDataObject } from 'n8n-workflow';
import { path } from '../../shared/http/url';
import type { MediaIds } from '../../shared/media/identity';
import { idNumber } from '../../shared/media/titleValues';
import { asText } from '../../shared/util/text';
import type { TmdbClient } from './client';
import { mediaOf, type TmdbType } from './lists';
import type { Media } from '../../shared/media/identity';

/** The IDs of others that TMDB finds titles by, the surest first (reference "find-by-id"). */
const SOURCES = [
	['imdb', 'imdb_id'],
	['tvdb', 'tvdb_id'],
] as const;

const RESULTS: ReadonlyArray<[string, TmdbType]> = [
	['movie_results', 'movie'],
	['tv_results', 'tv'],
];

/**
 * The film or show with an IMDb or TVDB ID, in one request. TVDB numbers films and shows separately, so
 * one number may find two titles.
 *
 * @param type where it is known: TMDB's answer of another type is none
 * @returns every title that has the ID; empty when TMDB knows none
 * @throws ServiceError
 */
export async function findByExternalId(client: TmdbClient, ids: MediaIds, type?: TmdbType): Promise<Media[]> {
	const known = SOURCES.find(([name]) => ids[name] !== undefined);
	if (known === undefined) return [];
	const [name, source] = known;
	const answer = ((await client.get(path`/3/find/${ids[name] ?? ''}`, { external_source: source })) ?? {}) as Record<string, unknown>;
	return RESULTS.filter(([, kind]) => type === undefined || kind === type).flatMap(([field, kind]) =>
		entries(answer[field]).map((entry) => ({ ...mediaOf(entry, kind), ids: { ...ids, tmdb: Number(entry.id) } })),
	);
}

const entries = (value: unknown): Array<IDataObject & { id: number }> =>
	Array.isArray(value)
		? (value as IDataObject[]).filter((entry): entry is IDataObject & { id: number } => idNumber(asText(entry.id)) !== undefined)
		: [];
