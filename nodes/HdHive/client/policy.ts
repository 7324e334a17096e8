import type { ErrorText } from '../../shared/node/errors';
import { header, type HttpAnswer } from '../../shared/http/messages';
import type { ServicePolicy } from '../../shared/http/policy';
import { duration } from '../../shared/http/errorTexts';
import { readReset } from '../../shared/http/wait';
import { asText } from '../../shared/util/text';
import { ERROR_CODES, type Meaning } from './errorCodes';

export const DEFAULT_BASE_URL = 'https://hdhive.com';

export const OPEN = '/api/open';
export const SIGN_IN_PATH = '/api/public/openapi/oauth';
export const UNLOCK_PATH = `${OPEN}/resources/unlock`;

/** Largest `page_size` of lists (documentation, shares). */
export const PAGE_SIZE = 100;

/** Every client known holds back like this: unlocking has a risk control that grows stricter step by step. */
export const UNLOCKS_PER_MINUTE = 3;

/**
 * Within this time after a lost answer an unlock may still be carried out: the edge in front of HDHive
 * gives up on a request after 100 seconds.
 */
export const SETTLE_MS = 120_000;

/** HDHive publishes no numbers; unlocks alone are paced, in the lane that the other services use for writes. */
export function hdHivePolicy(unlocksPerMinute = UNLOCKS_PER_MINUTE): ServicePolicy {
	return {
		service: 'HDHive',
		timeoutMs: 30_000,
		concurrency: 4,
		pace: { write: { limit: Math.max(1, unlocksPerMinute), periodMs: 60_000 } },
		lane: (call) => (call.path === UNLOCK_PATH ? 'write' : 'read'),
		retry: {
			attempts: 4,
			baseDelayMs: 1_000,
			maxDelayMs: 15_000,
			maxRetryAfterMs: 120_000,
			statuses: [501, 502, 503, 504, 520, 521, 522, 523, 524],
			isTransient: (answer) => (answer.status >= 500 && isKnownRefusal(errorCode(answer)) ? false : undefined),
		},
		// The envelope is HDHive's own: a gateway that lost the answer sends none.
		surelyRefused: (answer) => errorCode(answer) !== '',
		headers: { Accept: 'application/json' },
		errorText: hdHiveErrorText,
		tooManyWords: tooManyText,
	};
}

interface Envelope {
	success?: unknown;
	code?: unknown;
	description?: unknown;
	limit_scope?: unknown;
	retry_after_seconds?: unknown;
	cloudflare_error?: unknown;
}

const envelope = (answer: HttpAnswer): Envelope => (typeof answer.body === 'object' && answer.body !== null ? answer.body : {});

/** HDHive's own code in an answer; '' for what something else answered in its place. */
export const errorCode = (answer: HttpAnswer): string => {
	const { success, code } = envelope(answer);
	return success === false || success === 'false' ? asText(code).trim() : '';
};

/** A refusal with a reason of its own, whatever the status that it came with; a plain 500 may hide anything. */
export const isKnownRefusal = (code: string): boolean => (ERROR_CODES[code]?.status ?? 500) < 500;

/**
 * Makes the status say what the body says: a `success: false` under HTTP 200 becomes a failure, and
 * `retry_after_seconds` a Retry-After. A daily quota concerns one function, so it must not pause the others.
 */
export function normalise(answer: HttpAnswer): HttpAnswer {
	const code = errorCode(answer);
	if (code === '' && ![false, 'false'].includes(envelope(answer).success as never)) return answer;
	const status = answer.status < 300 ? (ERROR_CODES[code]?.status ?? 400) : answer.status;
	const headers = { ...answer.headers };
	const seconds = Number(envelope(answer).retry_after_seconds);
	if (seconds > 0 && headers['retry-after'] === undefined) headers['retry-after'] = String(seconds);
	if (code === 'ENDPOINT_QUOTA_EXCEEDED') ofOneFunction(headers);
	return { ...answer, status, headers };
}

/** When the day's quota of one function begins anew, where nothing pauses for it. */
const QUOTA_RESET = 'x-watchflow-quota-reset';

function ofOneFunction(headers: Record<string, string>): void {
	if (headers['x-ratelimit-reset'] !== undefined) headers[QUOTA_RESET] = headers['x-ratelimit-reset'];
	delete headers['retry-after'];
	delete headers['x-ratelimit-reset'];
}

/** The sentences of HDHive's error codes; its own Chinese explanation is kept beside them. */
export function hdHiveErrorText(answer: HttpAnswer): (ErrorText & { code?: string }) | undefined {
	if (envelope(answer).cloudflare_error !== undefined) return EDGE;
	const code = errorCode(answer);
	if (code === '') return undefined;
	const meaning = ERROR_CODES[code] ?? ERROR_CODES[answer.status] ?? ERROR_CODES[answer.status >= 500 ? 500 : 400];
	return meaning === undefined ? undefined : { ...inBoth(meaning, answer), code };
}

function tooManyText(answer: HttpAnswer, retryAfterMs?: number): (ErrorText & { code?: string }) | undefined {
	const text = hdHiveErrorText(answer);
	if (text === undefined) return undefined;
	const seconds = Number(envelope(answer).retry_after_seconds);
	const quotaReset = readReset({ ...answer, headers: { 'x-ratelimit-reset': header(answer, QUOTA_RESET) ?? '' } }, Date.now());
	const waitMs = retryAfterMs ?? (seconds > 0 ? seconds * 1000 : quotaReset);
	const when = waitMs === undefined ? '' : `Run the workflow again in ${duration(waitMs)}. `;
	return { ...text, description: `${when}${text.description}` };
}

function inBoth(meaning: Meaning, answer: HttpAnswer): ErrorText {
	const chinese = readable(envelope(answer).description) || readable((answer.body as { message?: unknown }).message);
	const description = chinese === '' ? meaning.description : `${meaning.description} HDHive says: ${chinese}`;
	return { message: meaning.message, description };
}

/** One line of the service's own words, never long enough to hide anything in. */
const readable = (value: unknown): string => asText(value).replace(/\s+/g, ' ').trim().slice(0, 200);

const EDGE: ErrorText & { code: string } = {
	code: 'CLOUDFLARE',
	message: 'Cloudflare in front of HDHive stopped the request',
	description: 'Nothing is wrong with your sign-in. Wait a few minutes; if it stays, HDHive does not like the address your n8n runs on.',
};
