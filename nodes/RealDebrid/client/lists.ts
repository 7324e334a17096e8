import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { header } from '../../shared/http/messages';
import { withUtc } from './dates';
import { PAGE_SIZE } from './policy';

/** Rows of an answer: 204, an empty body and `{}` all mean none (each was seen). */
export function rowsOf(body: unknown): IDataObject[] {
	return Array.isArray(body) ? (body as IDataObject[]) : [];
}

/** Keys to rows; PHP sends `[]` for a map without any. */
export function mapOf(body: unknown): Array<[string, IDataObject]> {
	if (body === null || typeof body !== 'object' || Array.isArray(body)) return [];
	return Object.entries(body as Record<string, IDataObject>);
}

/**
 * Reads /torrents or /downloads, newest first, with UTC dates added. Stops at an empty page, at the announced count
 * or at a page shorter than asked for, whichever comes first: the header alone cannot be trusted, and
 * page 1 may be longer than its limit. A row seen twice (the list moved meanwhile) counts once.
 *
 * @param most how many rows are wanted
 */
export async function readList(
	client: ServiceClient,
	path: '/torrents' | '/downloads',
	most = Infinity,
	query: Record<string, string> = {},
): Promise<IDataObject[]> {
	const limit = Math.min(most, PAGE_SIZE);
	const found = new Map<string, IDataObject>();
	for (let page = 1; found.size < most; page++) {
		const answer = await client.request({ method: 'GET', path, query: { ...query, page, limit } });
		const rows = rowsOf(answer.body);
		const before = found.size;
		for (const row of rows) found.set(asText(row.id), row);
		const announced = Number(header(answer, 'x-total-count') ?? NaN);
		if (rows.length < limit || found.size >= announced || found.size === before) break;
	}
	return [...found.values()].slice(0, most).map(withUtc);
}

/** Texts of an answer; anything else means none. */
export function textsOf(body: unknown): string[] {
	return Array.isArray(body) ? body.map(asText) : [];
}
