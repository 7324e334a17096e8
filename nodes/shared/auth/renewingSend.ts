import { EARLY_MS, isFresh } from './tokenStore';
import { claimRenewal, type ClaimStore } from './claim';
import { SingleFlight } from './singleFlight';
import type { Clock } from '../util/clock';
import type { HttpAnswer, HttpCall, Reply, Send } from '../http/messages';

interface StoredToken {
	accessToken: string;
	/** Milliseconds since 1970; 0 when it is not known. */
	expiresAt: number;
}

interface RenewingSendOptions {
	/** Names the credential: one renewal at a time for each. */
	key: string;
	clock: Clock;
	/** How long before its end a token is renewed. */
	earlyMs: number;
	/** Sends with the token that is stored at that moment. */
	send: Send;
	/** The token as it is stored now; another process may have renewed it meanwhile. */
	read: () => Promise<StoredToken>;
	/** Whether an answer says that the token is at its end; any 401 by default. */
	isSignedOut?: (answer: HttpAnswer) => boolean;
	/** Has the sign-in renewed and stored, and then sends with it. */
	renew: Send;
	/** For services that end the whole sign-in when two processes offer the same refresh token. */
	claims?: ClaimStore;
}

type Call = HttpCall & { url: string };

const renewals = new SingleFlight<Reply | undefined>();

/** Another process may need this long to store what it got for our refresh token. */
const WAITS_FOR_ANOTHER_MS = [0, 250, 750, 2_000];

const is401 = ({ status }: HttpAnswer): boolean => status === 401;

/**
 * Renews the sign-in a little before it ends and once more after a 401, and sends the refused request
 * once again. n8n does the latter too, but without a lock and only after the refusal; a thousand
 * parallel requests would make as many renewals. When a refresh token turns out to be spent, the sign-in
 * that another process has stored for it is used.
 */
export function renewingSend({ key, clock, earlyMs, send, read, renew, claims, isSignedOut = is401 }: RenewingSendOptions): Send {
	const isGood = (token: StoredToken): boolean => isFresh(token, clock.now() + earlyMs - EARLY_MS);
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
			if (stored.accessToken !== used && isGood(stored)) return undefined;
			// A sign-in that has not been made yet has nothing that two could spend.
			const claiming = stored.accessToken === '' ? undefined : claims;
			if (claiming !== undefined && !(await claimRenewal(claiming, stored.accessToken, clock))) return undefined;
			own = await renew(call);
			if (own.kind === 'answer') return undefined;
			await claiming?.write('', stored.accessToken);
			if (stored.accessToken === '' || own.kind !== 'signInFailed' || !(await wasReplaced(stored.accessToken))) return own;
			own = undefined;
			return undefined;
		});
		known = await read();
		if (own !== undefined) return own;
		if (failure === undefined || known.accessToken !== used) return undefined;
		// It was another one's request that may have been sent, not this one.
		return failure.kind === 'noAnswer' ? { ...failure, maybeSent: false } : failure;
	}

	async function wasReplaced(token: string): Promise<boolean> {
		for (const ms of WAITS_FOR_ANOTHER_MS) {
			await clock.sleep(ms);
			const { accessToken } = await read();
			if (accessToken !== token && accessToken !== '') return true;
		}
		return false;
	}

	return async (call) => {
		known ??= await read();
		if (!isGood(known)) {
			const reply = await renewInsteadOf(known.accessToken, call);
			if (reply !== undefined) return reply;
		}
		const used = known.accessToken;
		const reply = await send(call);
		if (reply.kind !== 'answer' || !isSignedOut(reply)) return reply;
		return (await renewInsteadOf(used, call)) ?? (await send(call));
	};
}
