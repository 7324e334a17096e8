import type { IDataObject } from 'n8n-workflow';
import { IncompleteReadError } from '../../shared/node/errors';
import { header } from '../../shared/http/messages';
import type { HttpCall } from '../../shared/http/messages';
import { asList, asObject, type MoviePilotApi } from './api';
import { content } from './dialect';

/** Entries per request. */
const SIZE = 100;

/**
 * Reads a list that MoviePilot pages, until `limit` entries are there or a page is empty: only some
 * lists say how many there are, in a header (version 3) or next to the list (transfer history).
 *
 * @throws IncompleteReadError when fewer came than the list's own total
 */
export async function readPages(
	api: MoviePilotApi,
	call: Pick<HttpCall, 'path' | 'query'>,
	what: string,
	limit: number,
): Promise<IDataObject[]> {
	const count = Math.min(SIZE, limit);
	const items: IDataObject[] = [];
	let total: number | undefined;
	for (let page = 1; items.length < Math.min(limit, total ?? limit); page++) {
		const answer = await api.client.request({ method: 'GET', path: call.path, query: { ...call.query, page, count } });
		const data = content(answer);
		const found = Array.isArray(data) ? asList(data) : asList(asObject(data).list);
		const announced = Number(header(answer, 'x-total-count') ?? asObject(data).total ?? Number.NaN);
		if (Number.isFinite(announced)) total = announced;
		if (found.length === 0) break;
		items.push(...found);
	}
	if (total !== undefined && items.length < Math.min(limit, total)) throw new IncompleteReadError('MoviePilot', what, items.length, total);
	return items.slice(0, limit);
}
