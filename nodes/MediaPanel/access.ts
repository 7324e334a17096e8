import { createHmac, randomBytes } from 'crypto';
import { isKey, keyGuard, type Verdict } from '../shared/auth/keyGuard';
import { sameText } from '../shared/auth/oauthState';
import { systemClock } from '../shared/util/clock';
import { endSessions, ensureSecret, signingKey, signOutSession, vaultOf, type KeptVault } from './vault';

/** A signed-in browser stays so for this long after its last visit. */
export const SESSION_MS = 90 * 86_400_000;

/** Of so many times that everybody was signed out, sessions are still recognised. */
const EARLIER_EPOCHS = 20;

interface Doorway {
	/** The Panel Key. */
	key: string;
	/** The panel's own address. */
	panel: string;
	/** Names the workflow and the node: a session of one panel is none of another. */
	node: string;
	/** Names this n8n, the same in each of its processes. */
	instance: string;
	/** Where the visitor comes from. */
	address: string;
	/** What n8n keeps with the workflow. */
	kept: KeptVault;
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
		ensureSecret(this.doorway.node, this.doorway.kept);
		const id = (await this.nameOf(before)) || randomBytes(9).toString('base64url');
		const expiresAt = String(systemClock.now() + SESSION_MS);
		return `${expiresAt}.${id}.${await this.sign(expiresAt, id, this.vault.epoch ?? 0)}`;
	}

	async isSession(text: string): Promise<boolean> {
		return (await this.nameOf(text)) !== '';
	}

	/** Judges a key or session that somebody sent. A wrong one waits, whichever of both it claims to be. */
	async judge(text: string): Promise<Verdict> {
		const { key, panel, address } = this.doorway;
		// Nobody guesses a signature: this browser was signed in once, and is told at once that it is not any more.
		if (await this.hasEnded(text)) return 'wrong';
		return await keyGuard.judge({ offered: text, place: panel, address }, async () => isKey(key)(text) || (await this.isSession(text)));
	}

	/** Names a browser's sign-in, the same when its session is prolonged; '' for what is no session, or none any more. */
	async nameOf(text: string): Promise<string> {
		const { epoch = 0, signedOut = [] } = this.vault;
		if ((await this.epochOf(text)) !== epoch) return '';
		const [expiresAt, id = ''] = text.split('.');
		return Number(expiresAt) <= systemClock.now() || signedOut.includes(id) ? '' : id;
	}

	/** Under which epoch this node has signed a session, ended or not; undefined for what it has not signed. */
	private async epochOf(text: string): Promise<number | undefined> {
		const { secret, epoch = 0 } = this.vault;
		const [expiresAt = '', id = '', signature = ''] = text.split('.');
		if (secret === undefined || !/^\d{13}$/.test(expiresAt) || !/^[\w-]{12}$/.test(id)) return undefined;
		for (let one = epoch; one >= Math.max(0, epoch - EARLIER_EPOCHS); one -= 1) {
			if (sameText(signature, await this.sign(expiresAt, id, one))) return one;
		}
		return undefined;
	}

	private async hasEnded(text: string): Promise<boolean> {
		return (await this.epochOf(text)) !== undefined && (await this.nameOf(text)) === '';
	}

	async signOut(text: string): Promise<void> {
		const id = await this.nameOf(text);
		if (id !== '') signOutSession(this.doorway.node, this.doorway.kept, id);
	}

	signOutEverywhere(): void {
		endSessions(this.doorway.node, this.doorway.kept);
	}

	private get vault(): KeptVault {
		return vaultOf(this.doorway.node, this.doorway.kept);
	}

	private async sign(expiresAt: string, id: string, epoch: number): Promise<string> {
		const { key, node, instance } = this.doorway;
		const signing = await signingKey(key, `${this.vault.secret?.value ?? ''} ${instance}`);
		return createHmac('sha256', signing)
			.update(JSON.stringify(['panel', node, epoch, expiresAt, id]))
			.digest('base64url');
	}
}
