import { header, type HttpAnswer } from './messages';

/** Nobody asks to wait for longer; a larger number is a mistake, such as a moment in place of a duration. */
const LONGEST_BELIEVABLE_MS = 31 * 24 * 3600 * 1000;

/** Where services write when their limit begins anew: the usual header, and the names of the IETF's draft. */
const RESETS = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset'];

/** From this number on a reset is a moment since 1970, in seconds or milliseconds; below it is a duration in seconds. */
const FIRST_MOMENT = 1_000_000_000;
const FIRST_MOMENT_MS = 1_000_000_000_000;

/**
 * How long the service asks to wait, in milliseconds from `now`: its Retry-After, and in a 429 without one
 * what the headers of the limit itself say. An unreadable or unbelievable time counts as absent.
 */
export function readWait(answer: HttpAnswer, now: number): number | undefined {
	return readRetryAfter(answer, now) ?? (answer.status === 429 ? readReset(answer, now) : undefined);
}

/** Reads Retry-After: seconds, or an HTTP date (RFC 9110 10.2.3). */
export function readRetryAfter(answer: HttpAnswer, now: number): number | undefined {
	const text = header(answer, 'retry-after')?.trim() ?? '';
	return believable(isNumber(text) ? Math.ceil(Number(text) * 1000) : untilDate(text, now));
}

/** Reads when a limit begins anew. Trakt tells it as `until` in the JSON of X-Ratelimit (guide "Rate limiting", 2026-10-07). */
export function readReset(answer: HttpAnswer, now: number): number | undefined {
	const texts = [until(header(answer, 'x-ratelimit')), ...RESETS.map((name) => header(answer, name))];
	const waits = texts.map((text) => believable(untilReset(text?.trim() ?? '', now)));
	return waits.find((wait) => wait !== undefined);
}

function until(json: string | undefined): string | undefined {
	try {
		const { until: moment } = (JSON.parse(json ?? '') ?? {}) as { until?: unknown };
		return typeof moment === 'string' ? moment : undefined;
	} catch {
		return undefined;
	}
}

function untilReset(text: string, now: number): number {
	if (!isNumber(text)) return untilDate(text, now);
	const value = Number(text);
	if (value < FIRST_MOMENT) return Math.ceil(value * 1000);
	return Math.max(0, Math.ceil(value < FIRST_MOMENT_MS ? value * 1000 : value) - now);
}

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** NaN for what is no date: without a time of day `Date.parse` would take "-5" for one. */
const untilDate = (text: string, now: number): number => (/\d\d:\d\d/.test(text) ? Math.max(0, Date.parse(text) - now) : Number.NaN);

const believable = (wait: number): number | undefined => (wait <= LONGEST_BELIEVABLE_MS ? wait : undefined);
