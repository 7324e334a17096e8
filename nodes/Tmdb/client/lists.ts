import type { IDataObject } from 'n8n-workflow';
import type { KnownList, NewestRead } from '../../shared/http/newest';
import { IncompleteReadError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import type { Media } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import type { TmdbClient } from './client';
import { readWhole } from './paging';

/** The two lists that every TMDB account has. */
export type TmdbList = 'favorite' | 'watchlist';
export type TmdbType = 'movie' | 'tv';

/** A title as TMDB lists it: films have `title` and `release_date`, shows `name` and `first_air_date`. */
export interface TmdbEntry extends IDataObject {
	id: number;
}

/** The v3 number of the account, as text. @throws ServiceError that says how to add a session */
export const accountId = async (client: TmdbClient): Promise<string> => await client.accountId();

/**
 * Everything on the account's favorites or watchlist of one type, the oldest first unless `newestFirst` (what is added
 * while the pages are read then comes last). The number of entries is checked against `total_results`; `short` when
 * TMDB counts more than it sends.
 *
 * @param known with `newestFirst`, what was there before: only what is new is read, where nothing has left the list
 * @throws IncompleteReadError, ServiceError
 */
export async function readTmdbWhole(
	client: TmdbClient,
	which: TmdbList,
	type: TmdbType,
	{ language, newestFirst = false, known }: { language?: string; newestFirst?: boolean; known?: KnownList<TmdbEntry> } = {},
): Promise<NewestRead<TmdbEntry>> {
	const sort = newestFirst ? 'created_at.desc' : 'created_at.asc';
	const read = await readWhole(client, await listCall(client, which, type, { language, sort }), known);
	return read as NewestRead<TmdbEntry>;
}

/** Its entries, for those who use it only whole. @throws IncompleteReadError when TMDB counts more than it sends */
export async function readTmdbList(client: TmdbClient, which: TmdbList, type: TmdbType, language?: string): Promise<TmdbEntry[]> {
	const { items, short } = await readTmdbWhole(client, which, type, { language });
	if (short === undefined) return items;
	const what = `the ${which === 'favorite' ? 'favorites' : 'watchlist'}`;
	throw new IncompleteReadError('TMDB', what, short.received, short.announced);
}

/** Where a list is read, for Return All and Limit alike. */
export async function listCall(
	client: TmdbClient,
	which: TmdbList,
	type: TmdbType,
	{ language, sort = 'created_at.asc' }: { language?: string; sort?: string } = {},
) {
	return {
		path: `${path`/3/account/${await accountId(client)}/${which}`}/${type === 'movie' ? 'movies' : 'tv'}`,
		query: { sort_by: sort, language },
		what: `the ${which === 'favorite' ? 'favorites' : 'watchlist'}`,
	};
}

/**
 * Puts a title on the account's favorites or watchlist, or takes it off. Saying the same twice changes
 * nothing, so a lost answer is simply repeated. v4 has no such writes (reference v4 "account-*" is read only).
 *
 * @param id TMDB number of the film or show
 * @throws ServiceError
 */
export async function setTmdbList(client: TmdbClient, which: TmdbList, type: TmdbType, id: number, on: boolean): Promise<void> {
	await client.request({
		method: 'POST',
		path: path`/3/account/${await accountId(client)}/${which}`,
		body: { media_type: type, media_id: id, [which]: on },
		retry: 'idempotent',
	});
}

/** A listed title as every service in this package describes it. */
export function mediaOf(entry: IDataObject, type: TmdbType): Media {
	const year = Number(asText(entry.release_date ?? entry.first_air_date).slice(0, 4));
	return {
		type: type === 'movie' ? 'movie' : 'show',
		title: asText(entry.title) || asText(entry.name) || asText(entry.original_title) || asText(entry.original_name),
		...(year > 0 ? { year } : {}),
		ids: { tmdb: Number(entry.id) },
	};
}
