/** Runs the steps of a long test one after the other and counts them. */
export class Steps {
	passed = 0;

	failed = 0;

	skipped = 0;

	/** Prints the step when it is done; a failed one does not keep the next ones from running. */
	async step<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
		const startedAt = Date.now();
		const seconds = (): string => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
		try {
			const result = await work();
			this.passed += 1;
			console.log(`  ok    ${name} (${seconds()})`);
			return result;
		} catch (error) {
			this.failed += 1;
			console.log(`  FAIL  ${name} (${seconds()})`);
			console.log(`        ${String(error instanceof Error ? error.stack : error)}`);
			return undefined;
		}
	}

	/** What this machine cannot do; the reason is printed. */
	skip(name: string, reason: string): void {
		this.skipped += 1;
		console.log(`  skip  ${name}: ${reason}`);
	}

	/** The closing line. */
	get summary(): string {
		const skipped = this.skipped === 0 ? '' : `, ${this.skipped} skipped`;
		return `${this.passed} passed, ${this.failed} failed${skipped}`;
	}
}

/** Waits until `look` finds something. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, limitMs = 60_000, everyMs = 200): Promise<T> {
	const deadline = Date.now() + limitMs;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, everyMs));
	}
}
