import { header } from '../../shared/http/messages';
import type { HttpCall } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { PAGE_SIZE } from './policy';

/**
 * Reads a list whose page headers say nothing: `/sync/progress/up_next` announces 1337 entries whatever it
 * holds (trakt-api 823). The first page that is not full is the last one.
 *
 * @param limit may be Infinity, for the whole list
 */
export async function readUncounted(
	client: ServiceClient,
	call: { path: string; query?: HttpCall['query'] },
	limit: number,
	entriesOf: (body: unknown) => unknown[],
): Promise<unknown[]> {
	const size = Math.min(limit, PAGE_SIZE);
	const all: unknown[] = [];
	for (let page = 1; all.length < limit; page++) {
		const answer = await client.request({ method: 'GET', path: call.path, query: { ...call.query, page, limit: size } });
		const entries = entriesOf(answer.body);
		all.push(...entries);
		// What was asked for may have been clamped to less.
		const applied = Number(header(answer, 'x-pagination-limit') ?? size);
		if (entries.length === 0 || entries.length < applied) break;
	}
	return all.slice(0, limit);
}
