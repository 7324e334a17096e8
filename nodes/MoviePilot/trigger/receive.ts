import type { IDataObject } from 'n8n-workflow';
import { isLongEnough, SHORTEST_KEY, type Verdict } from '../../shared/auth/keyGuard';
import type { WebAnswer } from '../../shared/auth/webAnswer';
import { eventName } from './events';

interface ReceiveSettings {
	secret: string;
	/** Says whether what somebody offers is the secret; a wrong one waits for its answer. */
	judge(offered: string): Promise<Verdict>;
	/** Types that start the workflow; all of them when empty. */
	events: string[];
	now: number;
}

interface Post {
	/** What the caller gave as the secret: in the query, or in the header `X-Webhook-Secret`. */
	secret: string;
	/** The parsed body; text where it was not JSON. */
	body: unknown;
}

interface Received {
	answer: WebAnswer;
	event?: IDataObject;
}

/**
 * Judges a post of MoviePilot's WebHook plugin: `{type, data}`.
 *
 * @returns the answer, and the item that starts the workflow unless the event is not wanted
 */
export async function receive(post: Post, settings: ReceiveSettings): Promise<Received> {
	if (!isLongEnough(settings.secret)) {
		return refused(503, `The trigger has no secret of at least ${SHORTEST_KEY} characters yet. Choose a WatchFlow Key credential in n8n.`);
	}
	if (post.secret === '')
		return refused(401, 'The secret is missing. Add ?secret= and the Secret of the trigger to the address in the WebHook plugin.');
	const verdict = await settings.judge(post.secret);
	if (verdict !== 'good') return refused(verdict === 'tooMany' ? 429 : 401, WRONG_SECRET);
	return read(post.body, settings);
}

const WRONG_SECRET = 'The secret is wrong. Copy the Secret of the trigger into the address in the WebHook plugin.';

function read(body: unknown, settings: ReceiveSettings): Received {
	if (typeof body === 'string') return refused(415, 'The body is not JSON. Choose POST in the WebHook plugin.');
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		return refused(400, 'The body is not a JSON object of the form {"type": …, "data": …}.');
	const { type, data } = body as { type?: unknown; data?: unknown };
	if (typeof type !== 'string' || !/^[\w.:-]{1,100}$/.test(type))
		return refused(400, 'The body has no "type" that names an event, such as "transfer.complete".');
	if (data === undefined) return refused(400, 'The body has no "data".');
	if (settings.events.length > 0 && !settings.events.includes(type)) return { answer: answer(200, { received: true, started: false }) };
	const event: IDataObject = { type, event: eventName(type), data: data, receivedAt: new Date(settings.now).toISOString() };
	return { answer: answer(200, { received: true, started: true }), event };
}

const refused = (status: number, error: string) => ({ answer: answer(status, { received: false, error }) });

const answer = (status: number, body: object): WebAnswer => ({
	status,
	headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
	body: JSON.stringify(body),
});
