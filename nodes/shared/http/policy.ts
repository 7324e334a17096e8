import type { ErrorText } from '../node/errors';
import type { HttpAnswer, HttpCall } from './messages';

/** At most `limit` requests in any `periodMs`. */
export interface RateWindow {
	limit: number;
	periodMs: number;
}

export interface RetryRules {
	/** How often one request is sent at most, the first time included. */
	attempts: number;
	/** First wait after a failure without Retry-After, in milliseconds; it doubles with each attempt. */
	baseDelayMs: number;
	/** Longest wait between two attempts when the service names none. */
	maxDelayMs: number;
	/** A Retry-After above this is not waited for: the node fails and says how long. */
	maxRetryAfterMs: number;
	/** Statuses that a later attempt may get past. 429 always is one. */
	statuses: readonly number[];
	/** Overrules `statuses` for an answer whose body says more than its status; `undefined` leaves it to them. */
	isTransient?(answer: HttpAnswer): boolean | undefined;
}

/** Everything about a service that may change one day, in one place per service. */
export interface ServicePolicy {
	/** The service's name as a person knows it. */
	service: string;
	/** How long one request may take, in milliseconds. */
	timeoutMs: number;
	/** Requests in flight at once. */
	concurrency: number;
	/** Limits on requests that read and on those that write; a service without limits leaves them out. */
	pace: { read?: RateWindow; write?: RateWindow; /** Both together, where the service counts them as one. */ total?: RateWindow };
	/** Which pace a call falls under; by default GET reads and everything else writes. */
	lane?(call: HttpCall): 'read' | 'write';
	retry: RetryRules;
	/** Headers that every request carries besides User-Agent. */
	headers?: Readonly<Record<string, string>>;
	/** Is a failure of 500 or above the service's own refusal, so that a write was certainly not carried out? */
	surelyRefused?(answer: HttpAnswer): boolean;
	/** When the service's headers say that nothing is left: until when (milliseconds since 1970) to pause. */
	pauseUntil?(answer: HttpAnswer, now: number): number | undefined;
	/** The service's own words for a failed answer, with its own error code if it has one; `undefined` leaves it to the common ones. */
	errorText?(answer: HttpAnswer, call: HttpCall): (ErrorText & { code?: string }) | undefined;
	/** The same for a 429. `retryAfterMs` is the wait that the service asked for, when it was too long to wait. */
	tooManyWords?(answer: HttpAnswer, retryAfterMs?: number): (ErrorText & { code?: string }) | undefined;
}

export const USER_AGENT = 'n8n-nodes-watchflow/0.1.0';
