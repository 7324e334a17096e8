import { ServiceError } from '../../shared/node/errors';
import { header, type HttpAnswer, type HttpCall } from '../../shared/http/messages';
import { readNewestFirst, type KnownList, type NewestRead } from '../../shared/http/newest';
import { rowsAnnounced } from '../../shared/http/rememberedLists';
import { mapLimited, type Page, type ReadAll } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { PAGE_SIZE, PAGES_AT_ONCE } from './policy';
import { isObject } from '../../shared/util/isObject';

interface TraktRead<T> extends NewestRead<T> {
	/** Trakt's own time when the read began, in milliseconds since 1970; absent when it did not say. */
	startedAt?: number;
}

/**
 * Reads a paginated list of Trakt's to its proven end, in the fewest requests. Some of Trakt's counts are wrong
 * for good (hidden and dead entries are counted; trakt-api 142, 783, 896): such a list comes back `short`.
 *
 * @param what names the list in an error: "the watchlist"
 * @param key identifies an entry
 * @param known of a list in the order `added/desc`: only what is not known is read, where nothing has left it
 * @throws IncompleteReadError when the list keeps changing
 * @throws ServiceError when something else than a list comes: it must not pass for an empty one
 */
export async function readTraktPages<T>(
	client: ServiceClient,
	call: { path: string; query?: HttpCall['query']; what: string; key: (item: T) => string; known?: KnownList<T> },
): Promise<TraktRead<T>> {
	let startedAt: number | undefined;
	const asked: ReadAll<T> = {
		service: client.policy.service,
		what: call.what,
		key: (item) => identityOf(call.key(item)),
		concurrency: PAGES_AT_ONCE,
		async fetchPage(page) {
			const query = { ...call.query, page, limit: PAGE_SIZE };
			const answer = await client.request({ method: 'GET', path: call.path, query });
			if (!Array.isArray(answer.body)) throw notAList(client.policy.service, call.what);
			if (page === 1) startedAt = serverTime(answer);
			return toPage<T>(answer);
		},
	};
	return { ...(await readNewestFirst(asked, call.known)), startedAt };
}

/** An entry without any number is its own key: two dead ones are alike and are two all the same (trakt-api 783). */
const identityOf = (key: string): string | undefined => (key.startsWith('{') ? undefined : key);

const notAList = (service: string, what: string) =>
	new ServiceError({
		service,
		message: `${service} sent something else than ${what}`,
		description: 'Something between n8n and the service may have answered in its place. Check the API URL in the credential and run again.',
	});

function toPage<T>(answer: HttpAnswer): Page<T> {
	return {
		items: Array.isArray(answer.body) ? (answer.body as T[]) : [],
		// Missing headers mean an endpoint without pages (Trakt guide "Pagination").
		pageCount: count(answer, 'x-pagination-page-count') ?? 1,
		itemCount: count(answer, 'x-pagination-item-count'),
		// A Trakt developer: counts are not mended where the answer carries this (trakt-api 823).
		countIsDoubtful: header(answer, 'x-trakt-server') === 'rails',
	};
}

function count(answer: HttpAnswer, name: string): number | undefined {
	const text = header(answer, name);
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function serverTime(answer: HttpAnswer): number | undefined {
	const time = Date.parse(header(answer, 'date') ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/**
 * Reads the first `limit` entries of a list, in the fewest requests. Nothing is proved about its
 * length: for lists that change by the minute (trending) or where the rest is not wanted.
 *
 * @param limit may be Infinity, for the whole list
 */
export async function readTraktUpTo<T>(
	client: ServiceClient,
	call: { path: string; query?: HttpCall['query']; key: (item: T) => string },
	limit: number,
): Promise<T[]> {
	const size = Math.min(limit, PAGE_SIZE);
	const fetchPage = async (page: number) =>
		await client.request({ method: 'GET', path: call.path, query: { ...call.query, page, limit: size } });
	const first = await fetchPage(1);
	const pages = [toPage<T>(first)];
	// The page size that was really applied decides how many pages the limit needs.
	const applied = count(first, 'x-pagination-limit') ?? size;
	const wanted = Math.min(pages[0]?.pageCount ?? 1, Math.ceil(limit / Math.max(1, applied)));
	const numbers = Array.from({ length: Math.max(0, wanted - 1) }, (_, index) => index + 2);
	pages.push(...(await mapLimited(numbers, PAGES_AT_ONCE, async (page) => toPage<T>(await fetchPage(page)))));
	const unique = new Map<string, T>();
	for (const page of pages) for (const item of page.items) if (!unique.has(call.key(item))) unique.set(call.key(item), item);
	return [...unique.values()].slice(0, limit);
}

/** Trakt sends an ETag with some lists and none with others; the pages worth remembering. */
export function isWholePage({ query = {} }: HttpCall, { headers, body }: HttpAnswer): boolean {
	if (!Array.isArray(body) || body.length === 0) return false;
	return body.length === rowsAnnounced(headers['x-pagination-item-count'], query.page, query.limit) && body.every(isEntry);
}

/** A title, list or person with its numbers, or an entry that holds one. */
const isEntry = (row: unknown): boolean => isObject(row) && [row, ...Object.values(row)].some(hasNumbers);

const hasNumbers = (value: unknown): boolean => isObject(value) && isObject(value.ids) && typeof value.ids.trakt === 'number';
