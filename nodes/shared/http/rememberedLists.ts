import { systemClock } from '../util/clock';
import { KeptAnswers } from './keptAnswers';
import type { HttpAnswer, HttpCall, Send } from './messages';

/** An answer that came with an ETag. */
interface Kept {
	etag: string;
	text: string;
	headers: Readonly<Record<string, string>>;
	/** When it came whole; milliseconds since 1970. */
	at: number;
}

/** A page that was wrong in spite of everything is not believed for longer. */
const BELIEVED_MS = 3_600_000;

/** The pages that this process remembers. 5,000 torrents are about two million characters. */
const pages = new KeptAnswers<Kept>({ entries: 300, characters: 8_000_000, largest: 4_000_000 });

/**
 * Asks for lists with the ETag of the page as it was (If-None-Match, RFC 9110 13.1.2): what has not changed is
 * answered 304 without a body, and the remembered page is given in its place. In memory only, and under the account
 * that got it.
 *
 * A wrong body under the right ETag would be given back for as long as nothing changes, and hide what has changed
 * before: only a page that is beyond doubt is kept.
 *
 * @param account names the account and the address
 * @param isWhole which answers are pages of a list with every row that they announce, each as it should be
 */
export function rememberingLists(send: Send, account: string, isWhole: (call: HttpCall, answer: HttpAnswer) => boolean): Send {
	return async (call) => {
		if (call.method !== 'GET') return await send(call);
		const key = JSON.stringify([account, call.url, Object.entries(call.query ?? {}).sort()]);
		const kept = believed(key);
		const reply = await send(kept === undefined ? call : { ...call, headers: { ...call.headers, 'If-None-Match': kept.etag } });
		if (reply.kind !== 'answer') return reply;
		if (kept !== undefined && reply.status === 304) return again(kept, reply);
		pages.put(key, reply.status === 200 && isWhole(call, reply) ? toKept(reply) : undefined);
		return reply;
	};
}

function believed(key: string): Kept | undefined {
	const kept = pages.get(key);
	return kept !== undefined && systemClock.now() - kept.at < BELIEVED_MS ? kept : undefined;
}

/** The headers of the 304 replace those that came with the page (RFC 9111 4.3.4). */
const again = (kept: Kept, { headers }: HttpAnswer): HttpAnswer => ({
	kind: 'answer',
	status: 200,
	headers: { ...kept.headers, ...headers },
	body: JSON.parse(kept.text) as unknown,
});

function toKept({ headers, body }: HttpAnswer): Kept | undefined {
	if (headers.etag === undefined || /\bno-store\b/i.test(headers['cache-control'] ?? '')) return undefined;
	return { etag: headers.etag, text: JSON.stringify(body), headers, at: systemClock.now() };
}

/** Rows that a page has when the announced count is right; NaN when it cannot be told. */
export function rowsAnnounced(count: string | undefined, page: unknown, limit: unknown): number {
	const size = Number(limit);
	return Math.min(size, Number(count ?? NaN) - (Number(page) - 1) * size);
}
