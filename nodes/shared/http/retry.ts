import type { HttpAnswer, Reply } from './messages';
import type { RetryRules } from './policy';
import { readWait } from './wait';

export interface RetryQuestion {
	reply: Reply;
	/** How often the request has been sent so far, from 1. */
	attempt: number;
	/** May the request be sent again although it may already have been carried out? */
	repeatable: boolean;
	/** `never` in the call: not even after a refusal. */
	never: boolean;
	rules: RetryRules;
	/** Milliseconds since 1970, to read a Retry-After date. */
	now: number;
	/** 0 ≤ random < 1, for jitter. */
	random: number;
}

type RetryVerdict = { again: true; waitMs: number; everyone: boolean } | { again: false; retryAfterMs?: number };

/**
 * Decides whether a failed request is sent again, and when. Pure.
 *
 * A 429 or a time to wait concerns the whole credential (`everyone`); a time the service gave is
 * obeyed to the millisecond, one that we choose is jittered so that callers do not come back together.
 */
export function retryVerdict(question: RetryQuestion): RetryVerdict {
	const { reply, attempt, rules } = question;
	if (reply.kind !== 'answer' && reply.kind !== 'noAnswer') return { again: false };
	const retryAfterMs = reply.kind === 'answer' ? readWait(reply, question.now) : undefined;
	const stop: RetryVerdict = { again: false, retryAfterMs };
	if (question.never || !isTransient(reply, rules)) return stop;
	if (!wasRefused(reply) && !question.repeatable) return stop;
	if (attempt >= rules.attempts) return stop;
	if (retryAfterMs !== undefined) {
		return retryAfterMs > rules.maxRetryAfterMs ? stop : { again: true, waitMs: retryAfterMs, everyone: true };
	}
	const everyone = reply.kind === 'answer' && reply.status === 429;
	return { again: true, waitMs: backoff(attempt, rules, question.random), everyone };
}

/** Did the service certainly not carry the request out? */
function wasRefused(reply: Reply): boolean {
	if (reply.kind === 'noAnswer') return !reply.maybeSent;
	return reply.kind === 'answer' && reply.status === 429;
}

/** Causes that stay until somebody changes a setting. */
const FINAL = ['ENOTFOUND', 'CERT', 'PROXY_SIGN_IN', 'PROXY_REFUSED'];

function isTransient(reply: Reply, rules: RetryRules): boolean {
	if (reply.kind === 'noAnswer') return !FINAL.includes(reply.code);
	const verdict = reply.kind === 'answer' && reply.status >= 400 && reply.status !== 429 ? rules.isTransient?.(reply) : undefined;
	if (verdict !== undefined) return verdict;
	return reply.kind === 'answer' && (reply.status === 429 || rules.statuses.includes(reply.status) || isUnreadable(reply));
}

/** A 2xx whose body could not be read as what was expected: marked by the sender. */
export function isUnreadable(answer: HttpAnswer): boolean {
	return answer.status >= 200 && answer.status < 300 && answer.headers['x-watchflow-unreadable'] !== undefined;
}

/** Half of the exponential delay is fixed, half is random. */
function backoff(attempt: number, rules: RetryRules, random: number): number {
	const full = Math.min(rules.baseDelayMs * 2 ** (attempt - 1), rules.maxDelayMs);
	return Math.round(full / 2 + (full / 2) * random);
}
