import { randomBytes, scrypt } from 'crypto';
import { systemClock } from '../shared/util/clock';
import { BoundedMap } from '../shared/util/boundedMap';

/** What n8n keeps with the workflow so that every process of it can tell sessions from forged ones. */
export interface KeptVault {
	/** Random, made when the workflow is published; `at` (milliseconds since 1970) tells the newer of two. */
	secret?: { at: number; value: string };
	/** One more with each "sign out everywhere": sessions of an earlier one have ended. */
	epoch?: number;
	/** Sessions that were signed out, the oldest first. */
	signedOut?: string[];
}

const MOST_SIGNED_OUT = 200;

/**
 * What this process knows of each vault, by node. n8n saves the data of a workflow as a whole: whoever has read it
 * before and saves it after, another trigger of the same workflow for one, takes back what was changed meanwhile.
 */
const known = new Map<string, KeptVault>();

/**
 * The vault of a panel, with what this process knew put back into what n8n has kept.
 *
 * @param node names the workflow and the node
 */
export function vaultOf(node: string, kept: KeptVault): KeptVault {
	const own = known.get(node) ?? {};
	const secret = (kept.secret?.at ?? 0) >= (own.secret?.at ?? 0) ? kept.secret : own.secret;
	const epoch = Math.max(own.epoch ?? 0, kept.epoch ?? 0);
	const signedOut = [...new Set([...(own.signedOut ?? []), ...(kept.signedOut ?? [])])].slice(-MOST_SIGNED_OUT);
	if (secret !== undefined && kept.secret?.value !== secret.value) kept.secret = secret;
	if (epoch > (kept.epoch ?? 0)) kept.epoch = epoch;
	if (signedOut.length > (kept.signedOut?.length ?? 0)) kept.signedOut = signedOut;
	known.set(node, { secret, epoch, signedOut });
	return kept;
}

/** Makes the secret of a panel that has none: when its workflow is published, so that no process ever sees a panel without. */
export function ensureSecret(node: string, kept: KeptVault): void {
	if (vaultOf(node, kept).secret !== undefined) return;
	kept.secret = { at: systemClock.now(), value: randomBytes(32).toString('base64url') };
	vaultOf(node, kept);
}

/** Ends every session there is. */
export function endSessions(node: string, kept: KeptVault): void {
	kept.epoch = (vaultOf(node, kept).epoch ?? 0) + 1;
	vaultOf(node, kept);
}

export function signOutSession(node: string, kept: KeptVault, id: string): void {
	kept.signedOut = [...(vaultOf(node, kept).signedOut ?? []), id].slice(-MOST_SIGNED_OUT);
	vaultOf(node, kept);
}

const MOST_DERIVED = 20;

/** Made once per key and secret in each process: each takes some hundredths of a second. */
const derived = new BoundedMap<string, Promise<Buffer>>(MOST_DERIVED);

/**
 * What signs the sessions. It comes slowly from both: without the secret no session tells anything about the key, with
 * it each guess at the key costs a scrypt, and another key ends the sessions.
 *
 * @param salt the secret, and what names the n8n
 */
export async function signingKey(key: string, salt: string): Promise<Buffer> {
	const name = JSON.stringify([salt, key]);
	let made = derived.get(name);
	if (made === undefined) {
		made = new Promise((resolve, reject) =>
			scrypt(key, salt, 32, { N: 16_384, r: 8, p: 1 }, (error, bytes) => (error === null ? resolve(bytes) : reject(error))),
		);
		derived.set(name, made);
	}
	return await made;
}
