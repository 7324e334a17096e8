import fc from 'fast-check';
import { retryVerdict } from '../../nodes/shared/http/retry';
import { readWait } from '../../nodes/shared/http/wait';
import type { HttpAnswer, HttpCall } from '../../nodes/shared/http/messages';
import { replyFromError } from '../../nodes/shared/http/n8nSend';
import { serviceError } from '../../nodes/shared/http/errorTexts';
import { page } from '../../nodes/shared/auth/webAnswer';
import { consumeState, issueState, UsedStates } from '../../nodes/shared/auth/oauthState';
import { hdHivePolicy } from '../../nodes/HdHive/client/policy';
import { moviePilotPolicy } from '../../nodes/MoviePilot/client/policy';
import { realDebridPolicy } from '../../nodes/RealDebrid/client/policy';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import { check, hostileText, hostileValue } from './hostile';

const POLICIES = [traktPolicy, moviePilotPolicy, realDebridPolicy, hdHivePolicy()];

const NAMES = [
	'retry-after',
	'location',
	'content-type',
	'x-account-limit',
	'x-pagination-item-count',
	'x-ratelimit-reset',
	'x-endpoint-remaining',
	'x-ratelimit',
	'server',
];
const headers = fc.dictionary(fc.constantFrom(...NAMES), hostileText, { maxKeys: 4, noNullPrototype: true });
const answer: fc.Arbitrary<HttpAnswer> = fc.record({
	kind: fc.constant('answer' as const),
	status: fc.integer({ min: 300, max: 599 }),
	headers,
	body: hostileValue,
});
const call: fc.Arbitrary<HttpCall> = fc.record({
	method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
	path: fc.constantFrom('/sync/history', '/scrobble/stop', '/checkin', '/torrents/addMagnet', '/api/open/resources/unlock'),
});

describe('A Retry-After', () => {
	it('is a wait of at most a month, or none', () => {
		check(
			[
				fc.oneof(
					hostileText,
					fc.integer().map(String),
					fc.date().map((date) => date.toString()),
				),
			],
			(text) => {
				const wait = readWait({ kind: 'answer', status: 429, headers: { 'retry-after': text }, body: undefined }, Date.now());
				if (wait !== undefined) expect(wait >= 0 && wait <= 31 * 86_400_000).toBe(true);
			},
		);
	});

	it('is obeyed to the millisecond, or the request is not sent again', () => {
		check([answer, fc.constantFrom(...POLICIES), fc.integer({ min: 1, max: 6 }), fc.boolean()], (reply, policy, attempt, repeatable) => {
			const verdict = retryVerdict({ reply, attempt, repeatable, never: false, rules: policy.retry, now: 0, random: 0.5 });
			if (!verdict.again) return;
			expect(attempt).toBeLessThan(policy.retry.attempts);
			expect(verdict.waitMs).toBe(readWait(reply, 0) ?? verdict.waitMs);
			expect(verdict.waitMs).toBeLessThanOrEqual(Math.max(policy.retry.maxRetryAfterMs, policy.retry.maxDelayMs));
			// What may have been carried out is not sent again, a 429 alone is certainly not carried out.
			if (!repeatable) expect(reply.status).toBe(429);
		});
	});
});

describe('The words for a failed answer', () => {
	it('name what happened and what to do, whatever the service sends, and never hold its page', () => {
		check([fc.constantFrom(...POLICIES), call, answer], (policy, sent, reply) => {
			const error = serviceError(policy, sent, { ...reply, body: `<html>${String(reply.status)} secret-${'x'.repeat(20)}</html>` });
			// What a service itself calls another address is shown.
			fc.pre(!/undefined|NaN/.test(reply.headers.location ?? ''));
			expect(error.message.length).toBeGreaterThan(10);
			expect(error.description.length).toBeGreaterThan(10);
			expect(`${error.message} ${error.description}`).not.toMatch(/<html|secret-|undefined|NaN|\[object/);
		});
	});

	it('can be made from any body', () => {
		check([fc.constantFrom(...POLICIES), call, answer], (policy, sent, reply) => {
			const error = serviceError(policy, sent, reply);
			expect([typeof error.message, typeof error.description]).toEqual(['string', 'string']);
			policy.pauseUntil?.(reply, Date.now());
			expect(error.status).toBe(reply.status);
		});
	});
});

it('Anything that n8n throws becomes a reply', () => {
	const thrown = fc.record(
		{
			message: hostileValue,
			code: hostileValue,
			body: hostileValue,
			cause: hostileValue,
			response: fc.record({ status: hostileValue, data: hostileValue }),
			name: hostileText,
		},
		{ requiredKeys: [] },
	);
	check([fc.oneof(thrown, hostileValue)], (error) => {
		expect(['answer', 'noAnswer', 'signedOut', 'signInFailed']).toContain(replyFromError({ method: 'GET', path: '/' }, error).kind);
	});
});

describe('A page of ours', () => {
	it('shows any text as text', () => {
		check([hostileText, hostileText, hostileText], (title, paragraph, fact) => {
			const { body } = page(200, { tone: 'good', title, paragraphs: [paragraph], facts: [[fact, fact]] });
			const inside = body.replace(/<style[\s\S]*?<\/style>/, '');
			const tags = inside.match(/<[^>]*>/g) ?? [];
			for (const tag of tags) expect(tag).toMatch(/^<\/?(!DOCTYPE|html|head|meta|title|body|main|h1|p|dl|dt|dd)\b/);
		});
	});
});

describe('A sign-in state', () => {
	it('that was not issued here is never good', () => {
		const used = new UsedStates();
		const binding = { secret: 'server secret', redirectUri: 'https://n8n.example/webhook/callback', now: 1_000 };
		const issued = issueState(binding);
		check([hostileText, fc.constantFrom(issued.state, ''), hostileText], (text, real, cookie) => {
			const forged = real === '' ? text : `${real.slice(0, -text.length - 1)}${text}`;
			if (forged === issued.state && cookie === issued.cookie) return;
			expect(consumeState(binding, forged, cookie, used)).not.toBe('good');
		});
	});
});
