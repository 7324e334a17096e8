import { isFresh } from '../shared/auth/tokenStore';
import { SingleFlight } from '../shared/auth/singleFlight';
import type { Clock } from '../shared/clock';
import type { HttpCall, Reply, Send } from '../shared/http/messages';
import { RENEW_EARLY_MS } from './policy';

export interface StoredToken {
	accessToken: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

export interface RenewingSendOptions {
	/** Names the credential: one renewal at a time for each. */
	key: string;
	clock: Clock;
	/** Sends with the token that is stored at that moment. */
	send: Send;
	/** The token as it is stored now; another process may have renewed it meanwhile. */
	read: () => Promise<StoredToken>;
	/** Has the sign-in renewed and stored, and then sends with it. */
	renew: Send;
}

type Call = HttpCall & { url: string };

const renewals = new SingleFlight<Reply | undefined>();

/** Real-Debrid's own early margin is longer than the one of `isFresh`. */
const isGood = (token: StoredToken, now: number): boolean => isFresh(token, now + RENEW_EARLY_MS - 60_000);

/**
 * Renews the sign-in a little before it ends and once more after a 401, and sends the refused request
 * once again. n8n does the latter too, but without a lock and only after the refusal; a thousand
 * parallel requests would make as many renewals.
 */
export function renewingSend({ key, clock, send, read, renew }: RenewingSendOptions): Send {
	let known: StoredToken | undefined;

	/**
	 * The request of the first one carries the renewal; the others wait for it and then send their own.
	 *
	 * @returns the reply to the call, or undefined when it is to be sent with the token that is stored now
	 */
	async function renewInsteadOf(used: string, call: Call): Promise<Reply | undefined> {
		let own: Reply | undefined;
		const failure = await renewals.run(key, async () => {
			const stored = await read();
			if (stored.accessToken !== used && isGood(stored, clock.now())) return undefined;
			own = await renew(call);
			return own.kind === 'answer' ? undefined : own;
		});
		known = await read();
		if (own !== undefined) return own;
		if (failure === undefined || known.accessToken !== used) return undefined;
		// It was another one's request that may have been sent, not this one.
		return failure.kind === 'noAnswer' ? { ...failure, maybeSent: false } : failure;
	}

	return async (call) => {
		known ??= await read();
		if (!isGood(known, clock.now())) {
			const reply = await renewInsteadOf(known.accessToken, call);
			if (reply !== undefined) return reply;
		}
		const used = known.accessToken;
		const reply = await send(call);
		if (reply.kind !== 'answer' || reply.status !== 401) return reply;
		return (await renewInsteadOf(used, call)) ?? (await send(call));
	};
}
