import { isFresh } from '../shared/auth/tokenStore';
import { SingleFlight } from '../shared/auth/singleFlight';
import type { Clock } from '../shared/clock';
import type { Reply, Send } from '../shared/http/messages';
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
	/** Has the sign-in renewed and stored. */
	renew: () => Promise<Reply>;
}

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

	/** @returns the failed reply, or undefined when a good token is stored */
	async function renewInsteadOf(used: string): Promise<Reply | undefined> {
		const failure = await renewals.run(key, async () => {
			const stored = await read();
			if (stored.accessToken !== used && isGood(stored, clock.now())) return undefined;
			const reply = await renew();
			const after = await read();
			const renewed = after.accessToken !== '' && after.accessToken !== used;
			return renewed ? undefined : reply;
		});
		known = await read();
		return failure;
	}

	return async (call) => {
		known ??= await read();
		if (!isGood(known, clock.now())) {
			const failure = await renewInsteadOf(known.accessToken);
			if (failure !== undefined) return failure;
		}
		const used = known.accessToken;
		const reply = await send(call);
		if (reply.kind !== 'answer' || reply.status !== 401) return reply;
		const failure = await renewInsteadOf(used);
		return failure ?? (await send(call));
	};
}
