import { randomUUID } from 'crypto';
import type { Clock } from '../util/clock';

/** The stored credential, as far as a claim needs it. */
export interface ClaimStore {
	/** Reads what is stored now, whoever wrote it. `claim` is '' when nobody has claimed the renewal. */
	read(): Promise<{ accessToken: string; claim: string }>;
	/** Stores the claim beside this access token and changes nothing else. */
	write(claim: string, accessToken: string): Promise<void>;
}

/** Longer than a claim needs from the reading that found none to the database. */
const SETTLED_MS = 1_000;

const LOOK_AGAIN_MS = 250;

/** Longer than a renewal can take; who has claimed and not finished by then has crashed. */
const CRASHED_MS = 25_000;

/**
 * Lets one of several processes renew a sign-in. They share nothing but the stored credential, which knows
 * no lock: so each writes its name into it, waits until every name that was on its way has arrived, and goes
 * on if its own still stands (Fischer's mutual exclusion).
 *
 * @param used the access token that has ended
 * @returns whether the caller is to renew; false when another process has already done it
 */
export async function claimRenewal(store: ClaimStore, used: string, clock: Clock): Promise<boolean> {
	let other = { claim: '', since: 0 };
	for (;;) {
		const { accessToken, claim } = await store.read();
		if (accessToken !== used) return false;
		if (claim !== other.claim) other = { claim, since: clock.now() };
		if (claim !== '' && clock.now() - other.since < CRASHED_MS) {
			await clock.sleep(LOOK_AGAIN_MS);
			continue;
		}
		const mine = randomUUID();
		await store.write(mine, accessToken);
		await clock.sleep(SETTLED_MS);
		const now = await store.read();
		if (now.accessToken === used && now.claim === mine) return true;
	}
}
