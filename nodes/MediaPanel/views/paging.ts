import type { IDataObject } from 'n8n-workflow';
import { header } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { objectsIn } from '../card';
import { PanelError, problem } from '../problem';

/** One page of a list. */
export interface ListPage {
	entries: IDataObject[];
	/** Entries that the service announces in all; it may count some that it never sends. */
	total: number;
	/** Entries of a full page. */
	size: number;
}

/**
 * Reads one page of a list at Trakt.
 *
 * @throws PanelError for an answer that is no list; ServiceError
 */
export async function traktPage(
	client: ServiceClient,
	path: string,
	page: number,
	limit: number,
	query: Record<string, string> = {},
): Promise<ListPage> {
	const answer = await client.request({ method: 'GET', path, query: { ...query, page, limit } });
	if (!Array.isArray(answer.body)) throw noList('Trakt');
	const entries = objectsIn(answer.body);
	const announced = Number(header(answer, 'x-pagination-item-count'));
	// Trakt clamps the limit and says so.
	const size = Number(header(answer, 'x-pagination-limit')) || limit;
	return { entries, total: Number.isNaN(announced) ? (page - 1) * size + entries.length : announced, size };
}

/** Pages of TMDB hold twenty. */
const TMDB_PAGE = 20;
/** TMDB gives no page behind this one. */
const TMDB_LAST = 500;

/** Reads one page of a list at TMDB. @throws PanelError for an answer that is no list; ServiceError */
export async function tmdbPage(
	client: ServiceClient,
	path: string,
	page: number,
	query: Record<string, string | number | boolean | undefined> = {},
): Promise<ListPage> {
	const body = (await client.get(path, { ...query, page })) as { results?: unknown; total_results?: unknown } | null;
	if (!Array.isArray(body?.results)) throw noList('TMDB');
	const entries = objectsIn(body.results);
	const total = Number(body.total_results ?? (page - 1) * TMDB_PAGE + entries.length);
	return { entries, total: Math.min(total, TMDB_LAST * TMDB_PAGE), size: TMDB_PAGE };
}

const noList = (service: string) =>
	new PanelError(
		problem(
			'upstream',
			`${service} sent something else than a list`,
			'Something between n8n and the service may have answered in its place. Try again.',
			service,
		),
	);
