import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { asText } from '../../shared/util/text';
import { header, type HttpAnswer, type HttpCall } from '../../shared/http/messages';
import { rowsAnnounced } from '../../shared/http/rememberedLists';
import { IncompleteReadError } from '../../shared/node/errors';
import { emptyAnswer } from './answers';
import { withUtc } from './dates';
import { PAGE_SIZE } from './policy';

/** Rows of an answer: 204, an empty body and `{}` all mean none (each was seen). */
function rowsOf(body: unknown): IDataObject[] {
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
	for (let round = 1; ; round++) {
		const { rows, announced, steady } = await readOnce(client, path, most, query);
		const isWhole = rows.length >= most || announced === undefined || (steady && rows.length >= announced);
		if (isWhole) return rows.slice(0, most).map(withUtc);
		if (round >= MOST_READS) throw new IncompleteReadError('Real-Debrid', path, rows.length, announced ?? 0);
	}
}

/** A list that was changed while it was read is read again. */
const MOST_READS = 3;

async function readOnce(client: ServiceClient, path: string, most: number, query: Record<string, string>) {
	const limit = Math.min(most, PAGE_SIZE);
	const found = new Map<string, IDataObject>();
	const counts = new Set<number | undefined>();
	for (let page = 1; found.size < most; page++) {
		const answer = await client.request({ method: 'GET', path, query: { ...query, page, limit } });
		const count = header(answer, 'x-total-count');
		const announced = count === undefined || !/^\d+$/.test(count) ? undefined : Number(count);
		const rows = pageOf(answer, announced, page, path);
		counts.add(announced);
		const before = found.size;
		for (const row of rows) found.set(asText(row.id), row);
		if (rows.length < limit || found.size >= (announced ?? Infinity) || found.size === before) break;
	}
	return { rows: [...found.values()], announced: [...counts].pop(), steady: counts.size <= 1 };
}

const hasId = (row: unknown): boolean => typeof row === 'object' && asText((row as IDataObject | null)?.id) !== '';

/** An empty list is 204, or says a count of 0; any other 200 without rows says nothing about the account. */
function pageOf({ status, body }: HttpAnswer, announced: number | undefined, page: number, path: string): IDataObject[] {
	const rows = rowsOf(body);
	const isEmpty =
		rows.length === 0 && ((page > 1 && Array.isArray(body ?? [])) || announced === 0 || (announced === undefined && status === 204));
	if (isEmpty || (rows.length > 0 && rows.every(hasId))) return rows;
	throw emptyAnswer(path === '/downloads' ? 'the downloads' : 'the torrents');
}

/** Every answer has an ETag (API document); these are the lists worth remembering. */
export function isWholeList({ path, query = {} }: HttpCall, { headers, body }: HttpAnswer): boolean {
	if (path !== '/torrents' && path !== '/downloads') return false;
	const rows = rowsOf(body);
	const texts = path === '/torrents' ? ['id', 'filename', 'hash', 'status'] : ['id', 'filename', 'download'];
	const isRow = (row: IDataObject | null) => texts.every((name) => typeof row?.[name] === 'string');
	return rows.length > 0 && rows.length === rowsAnnounced(headers['x-total-count'], query.page, query.limit) && rows.every(isRow);
}
