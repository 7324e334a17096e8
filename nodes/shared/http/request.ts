import { systemClock, type Clock } from '../util/clock';
import { isRead, type HttpAnswer, type HttpCall, type Reply, type Send } from './messages';
import { USER_AGENT, type ServicePolicy } from './policy';
import { isUnreadable, retryVerdict } from './retry';
import { urlWithin } from './url';
import { throttleFor, type Throttle } from './throttle';
import { mayHaveHappened, serviceError } from './errorTexts';

export interface ClientOptions {
	policy: ServicePolicy;
	/** Already checked by `baseUrl`. */
	baseUrl: string;
	/** Names the account: requests with the same key share their limits. */
	accountKey: string;
	send: Send;
	headers?: Record<string, string>;
	clock?: Clock;
	random?: () => number;
	/** True once the execution was cancelled. */
	cancelled?: () => boolean;
}

type Query = HttpCall['query'];

/**
 * One service, one account. Each request goes: throttle → send (with the credential's sign-in) →
 * retry → words. What comes out is a 2xx answer or a ServiceError, nothing else.
 */
export class ServiceClient {
	/** Requests sent so far, repetitions included. */
	requests = 0;

	private readonly clock: Clock;

	private readonly throttle: Throttle;

	constructor(private readonly options: ClientOptions) {
		this.clock = options.clock ?? systemClock;
		this.throttle = throttleFor(`${options.policy.service}|${options.accountKey}`, options.policy, this.clock);
	}

	get policy(): ServicePolicy {
		return this.options.policy;
	}

	/** Milliseconds since 1970, by the clock that everything here waits by. */
	now(): number {
		return this.clock.now();
	}

	/** For what a service does in the background. @throws Error when the execution was cancelled meanwhile */
	async sleep(ms: number): Promise<void> {
		await this.clock.sleep(ms);
		if (this.options.cancelled?.() === true) throw new Error('The execution was cancelled');
	}

	/** Names the account: clients with the same one share their limits. */
	get accountKey(): string {
		return this.options.accountKey;
	}

	async get(path: string, query?: Query): Promise<unknown> {
		return (await this.request({ method: 'GET', path, query })).body;
	}

	async post(path: string, body?: object, query?: Query): Promise<unknown> {
		return (await this.request({ method: 'POST', path, body, query })).body;
	}

	async put(path: string, body?: object, query?: Query): Promise<unknown> {
		return (await this.request({ method: 'PUT', path, body, query })).body;
	}

	async delete(path: string, query?: Query): Promise<unknown> {
		return (await this.request({ method: 'DELETE', path, query })).body;
	}

	/** @throws ServiceError when no 2xx answer could be had */
	async request(call: HttpCall): Promise<HttpAnswer> {
		const outgoing = this.complete(call);
		let outcomeUnknown = false;
		for (let attempt = 1; ; attempt++) {
			const reply = await this.throttle.run(
				this.policy.lane?.(call) ?? (isRead(call) ? 'read' : 'write'),
				async () => await this.options.send(outgoing),
				() => this.checkWaiting(call, outcomeUnknown),
			);
			this.requests++;
			this.heed(reply);
			if (isSuccess(reply)) return reply;
			// A refused repetition does not undo what the attempt before it may have done.
			outcomeUnknown ||= mayHaveHappened(call, reply, this.policy);
			await this.waitOrFail(call, reply, { attempt, outcomeUnknown });
		}
	}

	private complete(call: HttpCall): HttpCall & { url: string } {
		const { policy, headers } = this.options;
		return {
			...call,
			url: urlWithin(this.options.baseUrl, call.path),
			timeoutMs: call.timeoutMs ?? policy.timeoutMs,
			headers: { ...policy.headers, ...headers, ...call.headers, 'User-Agent': USER_AGENT },
		};
	}

	/** Waiting makes sense while the execution lives and the service's pause is one we wait for. */
	private checkWaiting(call: HttpCall, outcomeUnknown: boolean): void {
		if (this.options.cancelled?.() === true) throw new Error('The execution was cancelled');
		const pause = this.throttle.pausedFor();
		if (pause <= this.policy.retry.maxRetryAfterMs) return;
		throw serviceError(this.policy, call, { kind: 'answer', status: 429, headers: {}, body: '' }, pause, outcomeUnknown);
	}

	private heed(reply: Reply): void {
		if (reply.kind !== 'answer') return;
		const until = this.policy.pauseUntil?.(reply, this.clock.now());
		if (until !== undefined) this.throttle.pause(until);
	}

	private async waitOrFail(call: HttpCall, reply: Reply, so: { attempt: number; outcomeUnknown: boolean }): Promise<void> {
		const verdict = retryVerdict({
			reply,
			attempt: so.attempt,
			repeatable: isRead(call) || call.retry === 'idempotent',
			never: call.retry === 'never',
			rules: this.policy.retry,
			now: this.clock.now(),
			random: (this.options.random ?? Math.random)(),
		});
		if (!verdict.again) {
			// A wait too long for this execution still binds the next one.
			if (verdict.retryAfterMs !== undefined) this.throttle.pause(this.clock.now() + verdict.retryAfterMs);
			throw serviceError(this.policy, call, reply, verdict.retryAfterMs, so.outcomeUnknown);
		}
		if (verdict.everyone) this.throttle.pause(this.clock.now() + verdict.waitMs);
		else await this.clock.sleep(verdict.waitMs);
	}
}

function isSuccess(reply: Reply): reply is HttpAnswer {
	return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300 && !isUnreadable(reply);
}
