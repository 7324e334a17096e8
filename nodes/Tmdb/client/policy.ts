import type { ErrorText } from '../../shared/node/errors';
import type { HttpAnswer } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';
import { asText } from '../../shared/util/text';

/** Entries on one page; TMDB lets nobody choose (reference "search-movie": `page` is the only paging field). */
export const PAGE_SIZE = 20;

/** Pages after this one are refused with code 22 (TMDB docs "Errors"), so 10,000 entries are the most. */
export const LAST_PAGE = 500;

/** Pages read at once. */
export const PAGES_AT_ONCE = 8;

/** Most sub-requests in one `append_to_response` (TMDB docs "Append To Response"). */
export const MOST_APPENDED = 20;

/** TMDB's rules: docs "Rate Limiting" (somewhere around 40 requests a second) and "Errors". */
export const tmdbPolicy: ServicePolicy = {
	service: 'TMDB',
	timeoutMs: 30_000,
	concurrency: 10,
	pace: { total: { limit: 40, periodMs: 1_000 } },
	retry: {
		attempts: 5,
		baseDelayMs: 1_000,
		maxDelayMs: 20_000,
		maxRetryAfterMs: 300_000,
		statuses: [500, 501, 502, 503, 504, 520, 521, 522, 523, 524],
	},
	headers: { Accept: 'application/json' },
	errorText: tmdbErrorText,
};

function tmdbErrorText(answer: HttpAnswer): (ErrorText & { code: string }) | undefined {
	const code = statusCode(answer);
	if (code === undefined) return undefined;
	const text = WORDS[code] ?? (answer.status < 500 ? ownText(answer) : undefined);
	return text === undefined ? undefined : { ...text, code: String(code) };
}

/** TMDB's own sentence, for codes that need no other remedy. */
function ownText({ body }: HttpAnswer): ErrorText {
	const sentence = asText((body as { status_message?: unknown }).status_message).slice(0, 200);
	return { message: `TMDB refused the request: ${sentence}`, description: 'Check the values in the node.' };
}

/** TMDB's own `status_code`, which says more than the HTTP status; undefined in answers of anybody else. */
export function statusCode({ body }: HttpAnswer): number | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const code = Number(asText((body as { status_code?: unknown }).status_code) || Number.NaN);
	return Number.isInteger(code) ? code : undefined;
}

const NEEDS_SESSION: ErrorText = {
	message: 'TMDB wants a session of the account for this',
	description:
		'Open the TMDB credential, set Account Access to "Approve in the Browser" and press Save. If it has a session already, the session was ended or belongs to another API app: approve again.',
};

const NOT_FOUND: ErrorText = {
	message: 'TMDB does not know this',
	description: 'The ID is mistyped, belongs to the other type (movie or TV), or the entry was deleted or is private.',
};

/** By TMDB's status codes (docs "Errors"). Those that mean "no session" are 3, 14, 17 and 36. */
const WORDS: Record<number, ErrorText> = {
	3: NEEDS_SESSION,
	5: { message: 'TMDB cannot use one of the values', description: 'Check the values in the node, dates, codes and IDs first.' },
	6: NOT_FOUND,
	7: {
		message: 'TMDB does not accept the API Read Access Token of this credential',
		description: 'Copy it again from themoviedb.org/settings/api: it is the long one, not the API Key.',
	},
	8: { message: 'TMDB says this was already done', description: 'Nothing needs to be done; go on.' },
	14: NEEDS_SESSION,
	17: NEEDS_SESSION,
	22: {
		message: `TMDB gives the first ${LAST_PAGE} pages only`,
		description: `Ask for less: narrow the search with filters such as a year, or set a Limit of at most ${LAST_PAGE * PAGE_SIZE}.`,
	},
	33: {
		message: 'TMDB no longer knows this approval',
		description: 'Open the TMDB credential and approve again: a link works for 15 minutes and once.',
	},
	34: NOT_FOUND,
	36: NEEDS_SESSION,
	39: {
		message: 'This list is private',
		description: 'Only its owner can read it. Ask for a public one, or use a credential of its owner.',
	},
};
