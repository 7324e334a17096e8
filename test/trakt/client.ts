import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import type { Clock } from '../../nodes/shared/util/clock';
import type { Send } from '../../nodes/shared/http/messages';
import { replyFromError } from '../../nodes/shared/http/n8nSend';
import { ServiceClient } from '../../nodes/shared/http/request';
import { traktPolicy } from '../../nodes/Trakt/client/policy';
import type { TraktSimulator } from '../simulators/trakt';

/** A Trakt client without n8n, on limits that nobody else shares. */
export function traktClient(trakt: TraktSimulator, clock?: Clock): ServiceClient {
	const headers = trakt.headers(trakt.signIn());
	const send: Send = async (call) => {
		const url = new URL(call.url);
		for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
		try {
			const answer = await request(url, {
				method: call.method,
				headers: { ...headers, ...call.headers },
				body: call.body === undefined ? null : JSON.stringify(call.body),
			});
			const text = await answer.body.text();
			const plain = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
			return {
				kind: 'answer',
				status: answer.statusCode,
				headers: plain,
				body: text === '' ? undefined : (JSON.parse(text) as unknown),
			};
		} catch (error) {
			return replyFromError(call, error);
		}
	};
	return new ServiceClient({
		policy: traktPolicy,
		baseUrl: trakt.api.url,
		accountKey: randomUUID(),
		send,
		headers: { 'trakt-api-key': trakt.app.clientId },
		clock,
	});
}
