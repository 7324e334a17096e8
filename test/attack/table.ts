/** What was tried against the package, and how often it got through. */
export class AttackTable {
	private readonly rows: Array<{ attack: string; tries: number; through: string[]; seconds: number }> = [];

	/**
	 * Runs one kind of attack and prints its row.
	 *
	 * @param attempts each says what got through, or nothing when it was refused
	 */
	async attack(name: string, attempts: () => Promise<Array<string | undefined>>): Promise<void> {
		const from = performance.now();
		let outcomes: Array<string | undefined>;
		try {
			outcomes = await attempts();
			if (outcomes.length === 0) outcomes = ['nothing was tried'];
		} catch (error) {
			// An attack that could not be made shows nothing about the package.
			outcomes = [`could not be tried: ${String(error)}`];
		}
		const through = outcomes.filter((one) => one !== undefined);
		const row = { attack: name, tries: outcomes.length, through, seconds: (performance.now() - from) / 1_000 };
		this.rows.push(row);
		console.log(
			`  ${name.padEnd(WIDTH)} ${String(row.tries).padStart(6)} ${String(through.length).padStart(12)} ${row.seconds.toFixed(1).padStart(8)} s`,
		);
		for (const one of through.slice(0, 5)) console.log(`      ${one}`);
	}

	static head(): void {
		console.log(`\n  ${'attack'.padEnd(WIDTH)} ${'tries'.padStart(6)} ${'got through'.padStart(12)} ${'took'.padStart(10)}`);
	}

	get through(): number {
		return this.rows.reduce((sum, row) => sum + row.through.length, 0);
	}

	get summary(): string {
		const tries = this.rows.reduce((sum, row) => sum + row.tries, 0);
		return `${this.rows.length} kinds of attack, ${tries} tries: ${this.through} got through`;
	}
}

const WIDTH = 72;
