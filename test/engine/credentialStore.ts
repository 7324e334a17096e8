import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { StoredCredential } from './types';

/** Stands in for n8n's credential table. Copies go in and out, so nothing is shared by reference. */
export class CredentialStore {
	private readonly entries = new Map<string, StoredCredential>();

	private readonly writeCounts = new Map<string, number>();

	constructor(credentials: StoredCredential[] = []) {
		for (const credential of credentials) this.set(credential);
	}

	/** Adds a credential or replaces the one with its id; not counted as a write. */
	set(credential: StoredCredential): void {
		this.entries.set(credential.id, structuredClone(credential));
	}

	get(id: string): StoredCredential | undefined {
		return structuredClone(this.entries.get(id));
	}

	/** How often the engine persisted something into this credential. */
	writes(id: string): number {
		return this.writeCounts.get(id) ?? 0;
	}

	/** Persists new data, as the engine does after a sign-in or a refresh. */
	write(id: string, data: ICredentialDataDecryptedObject): void {
		const entry = this.entries.get(id);
		if (entry === undefined) throw new Error(`There is no credential with the id "${id}"`);
		this.entries.set(id, { ...entry, data: structuredClone(data) });
		this.writeCounts.set(id, this.writes(id) + 1);
	}
}
