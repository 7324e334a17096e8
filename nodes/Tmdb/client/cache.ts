import { KeptAnswers } from '../../shared/http/keptAnswers';
import { header, type HttpAnswer, type HttpCall } from '../../shared/http/messages';

/** An answer that was kept, ready to be shown again or asked about by its ETag. */
interface Kept {
	text: string;
	headers: Readonly<Record<string, string>>;
	etag?: string;
	/** Until then (milliseconds since 1970) TMDB is not asked at all. */
	freshUntil: number;
}

/** Longest time that an answer is shown without asking TMDB, whatever its Cache-Control says. */
const LONGEST_FRESH_MS = 3_600_000;

/** The same where TMDB says nothing about the time. */
const DEFAULT_FRESH_MS = 300_000;

/**
 * The answers of TMDB that this process remembers, the longest unused one dropped first. Only what is
 * the same for everybody is kept, and even that under the account that asked.
 *
 * In memory and not in the workflow's static data on purpose: n8n writes static data to its database
 * with every run, keeps it per workflow and not at all in manual runs, and answers would lie there
 * readable. What is lost with the process costs one request to read again.
 */
export class AnswerCache {
	private readonly entries = new KeptAnswers<Kept>({ entries: 500, characters: 8_000_000, largest: 1_000_000 });

	get(account: string, call: HttpCall): Kept | undefined {
		return this.entries.get(keyOf(account, call));
	}

	/** Keeps an answer under the account that got it; one that must not or cannot be kept is forgotten. */
	put(account: string, call: HttpCall, answer: Pick<HttpAnswer, 'headers' | 'body'>, now: number): void {
		this.entries.put(keyOf(account, call), toKept(call, answer, now));
	}

	/** Forgets everything of one account. @returns how many answers that were */
	flush(account: string): number {
		return this.entries.forget(`${account} `);
	}
}

function keyOf(account: string, { path, query = {} }: HttpCall): string {
	const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
	return `${account} ${path}?${JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function toKept(call: HttpCall, { headers, body }: Pick<HttpAnswer, 'headers' | 'body'>, now: number): Kept | undefined {
	const rules = (headers['cache-control'] ?? '').toLowerCase();
	if (typeof body !== 'object' || body === null || isPersonal(call) || /\bno-store\b/.test(rules)) return undefined;
	const etag = headers.etag;
	const freshUntil = /\bno-cache\b/.test(rules) ? now : now + freshFor(headers, rules);
	if (etag === undefined && freshUntil <= now) return undefined;
	return { text: JSON.stringify(body), headers, etag, freshUntil };
}

/** A shared cache in front of TMDB may have held the answer for a while already: `Age` (RFC 9111). */
function freshFor(headers: Readonly<Record<string, string>>, rules: string): number {
	const maxAge = /\bmax-age=(\d+)/.exec(rules)?.[1];
	if (maxAge === undefined) return DEFAULT_FRESH_MS;
	const age = Number(header({ kind: 'answer', status: 200, headers, body: undefined }, 'age') ?? 0) || 0;
	return Math.min(LONGEST_FRESH_MS, Math.max(0, Number(maxAge) - age) * 1_000);
}

/** What belongs to an account is never kept: it changes by the person's hand, and TMDB is asked each time. */
export function isPersonal({ path, query }: HttpCall): boolean {
	const appended = query?.append_to_response;
	return /^\/[34]\/(account|list|auth)/.test(path) || /account_states/.test(`${path} ${String(appended ?? '')}`);
}
