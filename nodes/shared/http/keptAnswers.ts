interface Limits {
	entries: number;
	/** Of all texts together. */
	characters: number;
	/** One text may take this much of them. */
	largest: number;
}

/**
 * Answers in memory, each as JSON text: whoever gets one gets a copy of his own, and the size is known. When they are
 * too many, the longest unused are forgotten.
 */
export class KeptAnswers<Kept extends { text: string }> {
	private readonly entries = new Map<string, Kept>();

	private characters = 0;

	constructor(private readonly limits: Limits) {}

	get(key: string): Kept | undefined {
		const kept = this.entries.get(key);
		if (kept !== undefined) {
			this.entries.delete(key);
			this.entries.set(key, kept);
		}
		return kept;
	}

	/** @param kept nothing, or what is too large, leaves none under the key */
	put(key: string, kept: Kept | undefined): void {
		this.drop(key);
		if (kept === undefined || kept.text.length > this.limits.largest) return;
		this.entries.set(key, kept);
		this.characters += kept.text.length;
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= this.limits.entries && this.characters <= this.limits.characters) break;
			this.drop(oldest);
		}
	}

	/** Those whose key begins so. */
	startingWith(prefix: string): Array<[string, Kept]> {
		return [...this.entries].filter(([key]) => key.startsWith(prefix));
	}

	/** Forgets those whose key begins so. @returns how many that were */
	forget(prefix: string): number {
		const its = this.startingWith(prefix);
		for (const [key] of its) this.drop(key);
		return its.length;
	}

	private drop(key: string): void {
		this.characters -= this.entries.get(key)?.text.length ?? 0;
		this.entries.delete(key);
	}
}
