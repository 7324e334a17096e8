import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { HttpCall } from '../../shared/http/messages';
import { readNewestFirst, type KnownList, type NewestRead } from '../../shared/http/newest';
import { mapLimited, type Page, type ReadAll } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { LAST_PAGE, PAGE_SIZE, PAGES_AT_ONCE } from './policy';

export interface PagedCall {
	path: string;
	query?: HttpCall['query'];
	/** Names the list in an error: "the watchlist". */
	what: string;
}

/** A film and a show may have the same number, so the type belongs to the key. */
const keyOf = (entry: IDataObject): string => `${asText(entry.media_type)}:${asText(entry.id)}`;

/**
 * Reads a list to its proven end: as many different entries as TMDB announces in `total_results`. Where TMDB
 * counts an entry that it never sends, the list comes back `short`.
 *
 * @param known of a list that comes newest first: only what is not known is read, where nothing has left it
 * @throws IncompleteReadError when the list keeps changing
 * @throws ServiceError when it has more than the 500 pages that TMDB gives, or is no list at all
 */
export async function readWhole(client: ServiceClient, call: PagedCall, known?: KnownList<IDataObject>): Promise<NewestRead<IDataObject>> {
	const read: ReadAll<IDataObject> = {
		service: client.policy.service,
		what: call.what,
		key: keyOf,
		concurrency: PAGES_AT_ONCE,
		async fetchPage(page) {
			const one = await fetchPage(client, call, page);
			if (one.pageCount > LAST_PAGE) throw tooLong(call.what, one.itemCount ?? 0);
			return one;
		},
	};
	return await readNewestFirst(read, known);
}

/**
 * Reads the first `limit` entries in the fewest pages, at most the 10,000 that TMDB gives. Nothing is
 * proved about the length: for lists that change by the minute, or where the rest is not wanted.
 *
 * @param limit may be Infinity
 */
export async function readUpTo(client: ServiceClient, call: PagedCall, limit: number): Promise<IDataObject[]> {
	const first = await fetchPage(client, call, 1);
	const size = Math.max(first.items.length, PAGE_SIZE);
	const last = Math.min(first.pageCount, LAST_PAGE, Math.ceil(limit / size));
	const numbers = Array.from({ length: Math.max(0, last - 1) }, (_, index) => index + 2);
	const rest = await mapLimited(numbers, PAGES_AT_ONCE, async (page) => await fetchPage(client, call, page));
	const unique = new Map<string, IDataObject>();
	for (const page of [first, ...rest]) for (const entry of page.items) if (!unique.has(keyOf(entry))) unique.set(keyOf(entry), entry);
	return [...unique.values()].slice(0, limit);
}

async function fetchPage(client: ServiceClient, { path, query, what }: PagedCall, page: number): Promise<Page<IDataObject>> {
	const body = (await client.get(path, { ...query, page })) as Partial<Record<string, unknown>> | null | undefined;
	if (!Array.isArray(body?.results)) throw notAList(what);
	return {
		items: body.results as IDataObject[],
		// An empty list has zero pages.
		pageCount: Math.max(1, Number(body.total_pages ?? 1)),
		itemCount: body.total_results === undefined ? undefined : Number(body.total_results),
	};
}

const notAList = (what: string) =>
	new ServiceError({
		service: 'TMDB',
		message: `TMDB sent something else than ${what}`,
		description: 'Something between n8n and TMDB may have answered in its place. Check the API URL in the credential and run again.',
	});

const tooLong = (what: string, announced: number) =>
	new ServiceError({
		service: 'TMDB',
		message: `TMDB has ${announced} entries in ${what} and gives only ${LAST_PAGE * PAGE_SIZE} of them`,
		description: 'The rest cannot be read, so the list is not used at all. Shorten it at themoviedb.org.',
	});
