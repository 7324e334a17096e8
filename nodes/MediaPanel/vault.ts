import { randomBytes, scrypt } from 'crypto';
import { systemClock } from '../shared/util/clock';

/** What n8n keeps with the workflow so that sessions can be told from forged ones. */
export interface KeptVault {
	/** Random, made by this node; `at` (milliseconds since 1970) tells the newer of two. */
	secret?: { at: number; value: string };
	/** Sessions that were signed out, the oldest first. */
	signedOut?: string[];
}

const MOST_SIGNED_OUT = 200;

/** What this process knows of each panel, by its address: n8n may have lost it with an older copy of the workflow's data. */
const known = new Map<string, KeptVault>();

/** The vault of a panel, with what this process knew put back into what n8n has kept. */
export function vaultOf(panel: string, kept: KeptVault): KeptVault {
	const own = known.get(panel) ?? {};
	const secret = (kept.secret?.at ?? 0) >= (own.secret?.at ?? 0) ? kept.secret : own.secret;
	const signedOut = [...new Set([...(own.signedOut ?? []), ...(kept.signedOut ?? [])])].slice(-MOST_SIGNED_OUT);
	if (secret !== undefined && kept.secret?.value !== secret.value) kept.secret = secret;
	if (signedOut.length > (kept.signedOut?.length ?? 0)) kept.signedOut = signedOut;
	known.set(panel, { secret, signedOut });
	return kept;
}

/** Makes a new secret: every session that the old one has signed ends. */
export function renewSecret(panel: string, kept: KeptVault): void {
	const at = Math.max(systemClock.now(), (vaultOf(panel, kept).secret?.at ?? 0) + 1);
	kept.secret = { at, value: randomBytes(32).toString('base64url') };
	vaultOf(panel, kept);
}

export function signOutSession(panel: string, kept: KeptVault, id: string): void {
	kept.signedOut = [...(vaultOf(panel, kept).signedOut ?? []), id].slice(-MOST_SIGNED_OUT);
	vaultOf(panel, kept);
}

/** Made once per key and secret: each takes some hundredths of a second. */
const derived = new Map<string, Promise<Buffer>>();
const MOST_DERIVED = 20;

/**
 * What signs the sessions. It comes slowly from both: without the secret no session tells anything about the key, with
 * it each guess at the key costs a scrypt, and another key ends the sessions.
 */
export async function signingKey(key: string, secret: string): Promise<Buffer> {
	const name = `${secret} ${key}`;
	let made = derived.get(name);
	if (made === undefined) {
		made = new Promise((resolve, reject) =>
			scrypt(key, secret, 32, { N: 16_384, r: 8, p: 1 }, (error, bytes) => (error === null ? resolve(bytes) : reject(error))),
		);
		derived.set(name, made);
		const oldest = derived.keys().next();
		if (derived.size > MOST_DERIVED && oldest.done !== true) derived.delete(oldest.value);
	}
	return await made;
}
