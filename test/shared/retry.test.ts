import fc from 'fast-check';
import { hdHivePolicy } from '../../nodes/HdHive/client/policy';
import { moviePilotPolicy } from '../../nodes/MoviePilot/client/policy';
import { realDebridPolicy } from '../../nodes/RealDebrid/client/policy';
import { seerrPolicy } from '../../nodes/Seerr/client/policy';
import { arrPolicy } from '../../nodes/shared/arr/policy';
import { tmdbPolicy } from '../../nodes/Tmdb/client/policy';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import type { HttpAnswer, NoAnswer, Reply } from '../../nodes/shared/http/messages';
import type { RetryRules } from '../../nodes/shared/http/policy';
import { retryVerdict, type RetryQuestion } from '../../nodes/shared/http/retry';
import { readRetryAfter } from '../../nodes/shared/http/wait';

const NOW = Date.parse('2026-11-20T12:00:00Z');

const RULES: RetryRules = { attempts: 4, baseDelayMs: 1_000, maxDelayMs: 10_000, maxRetryAfterMs: 60_000, statuses: [502, 503] };

const status = (code: number, headers: Record<string, string> = {}): HttpAnswer => ({ kind: 'answer', status: code, headers, body: '' });
const tooMany = (retryAfter?: string) => status(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
const unreadable = status(200, { 'x-watchflow-unreadable': 'true' });
const refusedConnection: NoAnswer = { kind: 'noAnswer', code: 'ECONNREFUSED', maybeSent: false };
const reset: NoAnswer = { kind: 'noAnswer', code: 'ECONNRESET', maybeSent: true };

const READ = { repeatable: true, never: false };
const WRITE = { repeatable: false, never: false };
const IDEMPOTENT_WRITE = { repeatable: true, never: false };
const NEVER = { repeatable: false, never: true };

const verdict = (reply: Reply, more: Partial<RetryQuestion> = {}) =>
	retryVerdict({ reply, attempt: 1, ...READ, rules: RULES, now: NOW, random: 0.5, ...more });

const again = (reply: Reply, more: Partial<RetryQuestion>) => verdict(reply, more).again;

describe('which failures are sent again', () => {
	const cases: Array<[string, Reply, { read: boolean; write: boolean; idempotent: boolean; never: boolean }]> = [
		['a gateway error', status(502), { read: true, write: false, idempotent: true, never: false }],
		['a 429', tooMany('1'), { read: true, write: true, idempotent: true, never: false }],
		['a refused connection', refusedConnection, { read: true, write: true, idempotent: true, never: false }],
		['a reset connection', reset, { read: true, write: false, idempotent: true, never: false }],
		['an unreadable success', unreadable, { read: true, write: false, idempotent: true, never: false }],
		['a 500 that the policy does not list', status(500), { read: false, write: false, idempotent: false, never: false }],
		['a 404', status(404), { read: false, write: false, idempotent: false, never: false }],
		['a 401', status(401), { read: false, write: false, idempotent: false, never: false }],
		[
			'a name that does not exist',
			{ kind: 'noAnswer', code: 'ENOTFOUND', maybeSent: false },
			{ read: false, write: false, idempotent: false, never: false },
		],
		[
			'a bad certificate',
			{ kind: 'noAnswer', code: 'CERT', maybeSent: false },
			{ read: false, write: false, idempotent: false, never: false },
		],
		['a dead sign-in', { kind: 'signedOut', code: 'invalid_grant' }, { read: false, write: false, idempotent: false, never: false }],
		[
			'a failed sign-in step',
			{ kind: 'signInFailed', errorText: { message: 'm', description: 'd' } },
			{ read: false, write: false, idempotent: false, never: false },
		],
	];
	it.each(cases)('%s', (_name, reply, expected) => {
		expect({
			read: again(reply, READ),
			write: again(reply, WRITE),
			idempotent: again(reply, IDEMPOTENT_WRITE),
			never: again(reply, NEVER),
		}).toEqual(expected);
	});

	it('ends after the last attempt that the policy allows', () => {
		expect([1, 2, 3, 4, 5].map((attempt) => again(status(503), { attempt }))).toEqual([true, true, true, false, false]);
	});
});

it.each([traktPolicy, tmdbPolicy, moviePilotPolicy, realDebridPolicy, hdHivePolicy(), seerrPolicy, arrPolicy('Radarr')])(
	'a 501 of $service is read again like a 502, and written again as little',
	({ retry: rules }) => {
		for (const how of [READ, WRITE, NEVER]) expect(again(status(501), { ...how, rules })).toBe(again(status(502), { ...how, rules }));
	},
);

describe('how long it waits', () => {
	it.each([
		['0', 0],
		['1', 1_000],
		['60', 60_000],
		['1.5', 1_500],
		['0.0001', 1],
		['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
		['Friday, 20-Nov-26 12:00:30 GMT', 30_000],
		['2026-11-20T12:00:30Z', 30_000],
		['Fri, 20 Nov 2026 11:00:00 GMT', 0],
	])('obeys Retry-After "%s" to the millisecond, whatever the dice say', (text, waitMs) => {
		for (const random of [0, 0.3, 0.999]) {
			expect(verdict(tooMany(text), { random })).toEqual({ again: true, waitMs, everyone: true });
		}
	});

	it.each(['', ' ', 'soon', '-5', '+5', 'soon 1', '1,5', '120s', 'NaN', '9'.repeat(30), '1790000000'])(
		'takes the unreadable or absurd Retry-After "%s" for none at all and backs off instead',
		(text) => {
			expect(readRetryAfter(tooMany(text), NOW)).toBeUndefined();
			expect(verdict(tooMany(text), { random: 0 })).toEqual({ again: true, waitMs: 500, everyone: true });
		},
	);

	const inSeconds = (seconds: number) => String(NOW / 1_000 + seconds);
	const until = (moment: unknown) => JSON.stringify({ name: 'AUTHED_API_GET_LIMIT', period: 300, limit: 500, remaining: 0, until: moment });

	it.each([
		['x-ratelimit-reset', inSeconds(30), 30_000],
		['x-ratelimit-reset', `${NOW + 30_000}`, 30_000],
		['x-ratelimit-reset', inSeconds(-5), 0],
		['x-ratelimit-reset', '30', 30_000],
		['x-ratelimit-reset', 'Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
		['x-rate-limit-reset', inSeconds(7), 7_000],
		['ratelimit-reset', '7', 7_000],
		['x-ratelimit', until('2026-11-20T12:00:10Z'), 10_000],
	])('obeys %s: %s of a 429 without Retry-After', (name, text, waitMs) => {
		for (const random of [0, 0.999]) {
			expect(verdict(status(429, { [name]: text }), { random })).toEqual({ again: true, waitMs, everyone: true });
		}
	});

	it('believes Retry-After before the limit’s own headers, and those in a 429 only', () => {
		const both = { 'retry-after': '3', 'x-ratelimit-reset': inSeconds(30), 'x-ratelimit': until('2026-11-20T12:00:10Z') };
		expect(verdict(status(429, both))).toMatchObject({ waitMs: 3_000 });
		expect(verdict(status(503, { 'x-ratelimit-reset': inSeconds(30) }), { random: 0 })).toMatchObject({ waitMs: 500, everyone: false });
	});

	it.each([
		['x-ratelimit-reset', 'soon'],
		['x-ratelimit-reset', '-5'],
		['x-ratelimit-reset', inSeconds(40 * 86_400)],
		['x-ratelimit', '{"until":'],
		['x-ratelimit', until(5)],
		['x-ratelimit', 'null'],
		['x-ratelimit', '500'],
	])('takes an unreadable %s: %s for none', (name, text) => {
		expect(verdict(status(429, { [name]: text }), { random: 0 })).toEqual({ again: true, waitMs: 500, everyone: true });
	});

	it('says when a limit begins anew that is too far away to wait for', () => {
		expect(verdict(status(429, { 'x-ratelimit-reset': inSeconds(3_600) }))).toEqual({ again: false, retryAfterMs: 3_600_000 });
	});

	it('does not wait longer than the policy allows, and tells the time', () => {
		expect(verdict(tooMany('61'))).toEqual({ again: false, retryAfterMs: 61_000 });
		expect(verdict(tooMany('Fri, 20 Nov 2026 13:00:00 GMT'))).toEqual({ again: false, retryAfterMs: 3_600_000 });
	});

	it('lets a 429 without a time hold up everyone, a gateway error only its own caller', () => {
		expect(verdict(tooMany())).toMatchObject({ again: true, everyone: true });
		expect(verdict(status(503))).toMatchObject({ again: true, everyone: false });
		expect(verdict(status(503, { 'retry-after': '7' }))).toEqual({ again: true, waitMs: 7_000, everyone: true });
	});

	it('doubles the wait, half of it by chance, and never exceeds the maximum', () => {
		const attempt = fc.integer({ min: 1, max: 60 });
		const random = fc.double({ min: 0, max: 0.999_999, noNaN: true });
		fc.assert(
			fc.property(attempt, random, (n, dice) => {
				const rules = { ...RULES, attempts: 100 };
				const result = verdict(status(503), { attempt: n, random: dice, rules }) as { waitMs: number };
				const full = Math.min(rules.baseDelayMs * 2 ** (n - 1), rules.maxDelayMs);
				expect(result.waitMs).toBeGreaterThanOrEqual(Math.floor(full / 2));
				expect(result.waitMs).toBeLessThanOrEqual(full);
			}),
		);
	});
});
