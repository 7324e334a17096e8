import { createHmac, randomBytes } from 'crypto';
import { isKey, keyGuard, type Verdict } from '../shared/auth/keyGuard';
import { sameText } from '../shared/auth/oauthState';
import { systemClock } from '../shared/util/clock';
import { renewSecret, signingKey, signOutSession, vaultOf, type KeptVault } from './vault';

/** A signed-in browser stays so for this long after its last visit. */
export const SESSION_MS = 90 * 86_400_000;

export interface Doorway {
	/** The Panel Key. */
	key: string;
	/** The panel's own address: a session of one panel is none of another. */
	panel: string;
	/** Where the visitor comes from. */
	address: string;
	/** What n8n keeps with the workflow. */
	kept: KeptVault;
}

interface Session {
	expiresAt: number;
	/** Names the browser's sign-in; it stays the same when the session is prolonged. */
	id: string;
}

/** Who holds the key, or a session that this node has signed; the same in every process of an n8n. */
export class Access {
	constructor(private readonly doorway: Doorway) {}

	/** Whether a session can be signed without n8n having to keep something new first. */
	get hasSecret(): boolean {
		return this.vault.secret !== undefined;
	}

	/** A session for a browser: its end, its name and the signature under both. The key itself is not in it. */
	async session(before = ''): Promise<string> {
		if (!this.hasSecret) renewSecret(this.doorway.panel, this.doorway.kept);
		const id = (await this.read(before))?.id ?? randomBytes(9).toString('base64url');
		const expiresAt = String(systemClock.now() + SESSION_MS);
		return `${expiresAt}.${id}.${await this.sign(expiresAt, id)}`;
	}

	async isSession(text: string): Promise<boolean> {
		return (await this.read(text)) !== undefined;
	}

	/** Judges a key or session that somebody sent. A wrong one waits, whichever of both it claims to be. */
	async judge(text: string): Promise<Verdict> {
		const { key, panel, address } = this.doorway;
		return await keyGuard.judge({ offered: text, place: panel, address }, async () => isKey(key)(text) || (await this.isSession(text)));
	}

	/** Names the browser of a session, for what is remembered for it. */
	async nameOf(text: string): Promise<string> {
		return (await this.read(text))?.id ?? '';
	}

	async signOut(text: string): Promise<void> {
		const session = await this.read(text);
		if (session !== undefined) signOutSession(this.doorway.panel, this.doorway.kept, session.id);
	}

	signOutEverywhere(): void {
		renewSecret(this.doorway.panel, this.doorway.kept);
	}

	private get vault(): KeptVault {
		return vaultOf(this.doorway.panel, this.doorway.kept);
	}

	private async read(text: string): Promise<Session | undefined> {
		const { secret, signedOut = [] } = this.vault;
		const [expiresAt = '', id = '', signature = ''] = text.split('.');
		if (secret === undefined || !/^\d{13}$/.test(expiresAt) || !/^[\w-]{12}$/.test(id)) return undefined;
		if (!sameText(signature, await this.sign(expiresAt, id))) return undefined;
		if (Number(expiresAt) <= systemClock.now() || signedOut.includes(id)) return undefined;
		return { expiresAt: Number(expiresAt), id };
	}

	private async sign(expiresAt: string, id: string): Promise<string> {
		const { key, panel } = this.doorway;
		const signing = await signingKey(key, this.vault.secret?.value ?? '');
		return createHmac('sha256', signing)
			.update(JSON.stringify(['panel', panel, expiresAt, id]))
			.digest('base64url');
	}
}
