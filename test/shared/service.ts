import { randomUUID } from 'node:crypto';
import { request as send } from 'undici';
import type { HttpAnswer, Reply, Send } from '../../nodes/shared/http/messages';
import { replyFromError } from '../../nodes/shared/http/n8nSend';
import type { ServicePolicy } from '../../nodes/shared/http/policy';
import { ServiceClient, type ClientOptions } from '../../nodes/shared/http/request';
import { Simulator } from '../simulators/simulator';
import { FakeClock } from './fakeClock';

/** A token that must never be seen in anything a person reads. */
export const TOKEN = 'tok-5ecre7-5ecre7-5ecre7';

export const POLICY: ServicePolicy = {
	service: 'Tiny',
	timeoutMs: 5_000,
	concurrency: 8,
	pace: {},
	retry: {
		attempts: 4,
		baseDelayMs: 1_000,
		maxDelayMs: 10_000,
		maxRetryAfterMs: 60_000,
		statuses: [500, 502, 503, 504],
	},
};

/** A service with one thing in it, which counts how often it was really written. */
export async function startTiny() {
	const written: string[] = [];
	const simulator = await Simulator.start('Tiny', {}, (app) => {
		app.get('/thing', async () => ({ name: 'thing', of: 'several words, so that half of them is no JSON' }));
		app.get('/empty', async (_request, reply) => await reply.code(204).send());
		app.get('/blank', async (_request, reply) => await reply.code(200).send(''));
		for (const method of ['POST', 'PUT', 'DELETE'] as const) {
			app.route({
				method,
				url: '/thing',
				handler: async () => {
					written.push(method);
					return { written: method, of: 'several words, so that half of them is no JSON' };
				},
			});
		}
	});
	return { simulator, written, url: simulator.url, close: async () => await simulator.close() };
}

export type Tiny = Awaited<ReturnType<typeof startTiny>>;

/** Sends without n8n, one connection per request, and words failures as n8n's helper would. */
export const sendWith =
	(token?: string): Send =>
	async (call): Promise<Reply> => {
		const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
		const url = new URL(call.url);
		for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
		try {
			const response = await send(url, {
				method: call.method,
				headers: { ...call.headers, ...authorization, ...(call.body && { 'content-type': 'application/json' }) },
				body: call.body === undefined ? null : JSON.stringify(call.body),
				headersTimeout: call.timeoutMs,
				bodyTimeout: call.timeoutMs,
				reset: true,
			});
			const text = await response.body.text();
			const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
			return toAnswer(response.statusCode, headers, text);
		} catch (error) {
			return replyFromError(call, error);
		}
	};

export const plainSend = sendWith(TOKEN);

function toAnswer(status: number, headers: Record<string, string>, text: string): HttpAnswer {
	if (text === '') return { kind: 'answer', status, headers, body: undefined };
	try {
		return { kind: 'answer', status, headers, body: JSON.parse(text) as unknown };
	} catch {
		return { kind: 'answer', status, headers: { ...headers, 'x-watchflow-unreadable': 'true' }, body: text };
	}
}

export interface TestClient {
	client: ServiceClient;
	clock: FakeClock;
	/** Runs a call to its end, jumping over every wait; gives the error in place of throwing it. */
	outcome<T>(work: Promise<T>): Promise<T | Error>;
}

/** A client on a clock of its own whose limits nobody else shares; `random` is 0, so that backoff is exact. */
export function testClient(baseUrl: string, options: Partial<ClientOptions> = {}): TestClient {
	const clock = new FakeClock();
	const defaults = { policy: POLICY, baseUrl, accountKey: randomUUID(), send: plainSend, clock, random: () => 0 };
	const client = new ServiceClient({ ...defaults, ...options });
	return { client, clock, outcome: async (work) => await clock.drive(work, 10_000).catch((error: Error) => error) };
}

/** A `Send` that gives prepared replies, one after the other, and then the last one for ever. */
export function scripted(...replies: Reply[]): Send & { calls: Array<Parameters<Send>[0]> } {
	const calls: Array<Parameters<Send>[0]> = [];
	const script = async (call: Parameters<Send>[0]): Promise<Reply> => {
		calls.push(call);
		return await Promise.resolve(replies[Math.min(calls.length, replies.length) - 1] as Reply);
	};
	return Object.assign(script, { calls });
}

export const answer = (status: number, headers: Record<string, string> = {}, body: unknown = {}): HttpAnswer => ({
	kind: 'answer',
	status,
	headers,
	body,
});
