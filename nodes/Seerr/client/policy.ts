import type { ErrorText } from '../../shared/node/errors';
import type { HttpAnswer } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';
import { asText } from '../../shared/util/text';
import { CSRF_REFUSAL, CSRF_WORDS } from './csrf';

export const SEERR_API = '/api/v1';

/** Entries per page of the bulk reads. No form of Seerr limits it, but each page of requests asks every Radarr and Sonarr once. */
export const PAGE_SIZE = 500;

/** A small server at home; it looks up every title at TMDB, whose limit its own cache keeps. */
export const seerrPolicy: ServicePolicy = {
	service: 'Seerr',
	timeoutMs: 60_000,
	concurrency: 4,
	pace: {},
	retry: {
		attempts: 4,
		baseDelayMs: 500,
		maxDelayMs: 10_000,
		maxRetryAfterMs: 120_000,
		statuses: [501, 502, 503, 504],
	},
	headers: { Accept: 'application/json' },
	errorText: seerrErrorText,
};

/** What the key check answers with 403 (`isAuthenticated`, server/middleware/auth.ts). */
export const NOT_SIGNED_IN = 'You do not have permission to access this endpoint';

/** Seerr's own sentence: `message` in most answers, `error` in those of its key check. */
function sentence(answer: HttpAnswer): string {
	const { message, error } = (answer.body ?? {}) as { message?: unknown; error?: unknown };
	return (asText(message) || asText(error)).slice(0, 300);
}

function seerrErrorText(answer: HttpAnswer): (ErrorText & { code?: string }) | undefined {
	const text = sentence(answer);
	if ((answer.status === 401 && text === '') || (answer.status === 403 && text === NOT_SIGNED_IN)) {
		return {
			code: NOT_SIGNED_IN,
			message: 'Seerr does not accept the API key of this credential',
			description: 'Copy it again from Seerr: Settings → General → API Key.',
		};
	}
	if (text === '') return undefined;
	if (answer.status === 403 && text.includes(CSRF_REFUSAL)) return { code: CSRF_REFUSAL, ...CSRF_WORDS };
	return { code: text, message: `Seerr refused: ${text.replace(/\.$/, '')}`, description: remedy(answer.status, text) };
}

function remedy(status: number, text: string): string {
	if (/quota/i.test(text)) return 'It is tried again in the next run. Raise the limit of the user in Seerr: Users → Edit → Request Limits.';
	if (/block?listed|blacklisted/i.test(text)) return 'Take it off the blocklist in Seerr first, or exclude it here.';
	if (/permission/i.test(text)) return 'Give the user this permission in Seerr (Users → Edit → Permissions), or choose another user.';
	if (status >= 500) return 'Open the title in Seerr to see more; Seerr may not have reached TMDB. It is tried again in the next run.';
	return 'Check the values in the node, or make the request in Seerr by hand to see more.';
}
